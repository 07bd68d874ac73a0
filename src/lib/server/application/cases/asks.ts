import { z } from 'zod';
import { id } from '#lib/governance/fields.ts';
import { defineRead, found, foundOrMissing } from '../ask.ts';
import { either, nothing, optional, optionalId } from '../parameters.ts';
import { electedOrStaff, person } from '../readers.ts';
import { loadContest } from './at-stake.ts';
import { bureauView } from './bureau.ts';
import { loadCase, loadCases } from './views.ts';

const kind = z.enum(['referral', 'callIn', 'emergency', 'report', 'arbitration', 'contest', 'act'], 'choice');

export const readCases = defineRead({
  name: 'readCases',
  path: '/cases',
  readers: electedOrStaff,
  summary:
    'Referrals, call-ins, emergencies, off-circuit reports, arbitrations, contests and mayoral acts, latest first.',
  parameters: z.strictObject({
    kind: optional(kind, 'Only those of this kind.'),
    which: either(['all', 'open'], 'All of them, or those that nothing has ended.'),
    body: optionalId('Only those that a body sent, decided, claims or hears.'),
  }),
  read: async ({ transaction, organisation }, { which, ...filter }) =>
    found({ lines: await loadCases(transaction, organisation, { ...filter, open: which === 'open' }) }),
});

export const readCase = defineRead({
  name: 'readCase',
  path: '/cases/{case}',
  noun: 'referral',
  readers: electedOrStaff,
  summary:
    'One case; the call-in of a decision has the id of the decision, and names its callers to members of the group only.',
  parameters: z.strictObject({ case: id('The case; a call-in has the id of the decision.') }),
  read: async ({ transaction, organisation, viewer, now }, { case: wanted }) => {
    const view = await loadCase(transaction, organisation, wanted, viewer, now);
    return foundOrMissing(view, view?.version);
  },
});

export const readContest = defineRead({
  name: 'readContest',
  path: '/contests/{contested}',
  readers: person,
  summary:
    'What the group does with a contested decision or solicitation: when it hears it, what it decided.',
  parameters: z.strictObject({ contested: id('The decision or the solicitation that is contested.') }),
  read: async ({ transaction }, { contested }) => foundOrMissing(await loadContest(transaction, contested)),
});

export const readBureau = defineRead({
  name: 'readBureau',
  path: '/bureau',
  readers: electedOrStaff,
  summary:
    'What waits for the bureau, what it has to carry out, what it referred and what became of it, what was called in, done in emergency or off circuit.',
  parameters: nothing,
  read: async ({ transaction, organisation, viewer, now }) =>
    found(await bureauView(transaction, organisation, viewer, now)),
});
