import { z } from 'zod';
import { id } from '../fields.ts';
import { mayReadBacklog } from '../subjects/backlog.ts';
import { bureauView } from './bureau.ts';
import { loadCase, loadCases } from './views.ts';
import { defineRead, found, type Read } from '../ask.ts';

const kind = z.enum(['referral', 'callIn', 'emergency', 'report', 'arbitration', 'contest', 'act']);

/** What keeps political and executive power apart, for those who govern and those who carry it out. */
export const referralReads: readonly Read[] = [
  defineRead({
    name: 'readCases',
    path: '/cases',
    audience: 'member',
    summary:
      'Referrals, call-ins, emergencies, off-circuit reports, arbitrations, contests and mayoral acts, latest first. For elected members and staff.',
    parameters: z.strictObject({
      kind: kind.nullable().default(null),
      which: z.enum(['open', 'all']).default('all'),
      body: id.nullable().default(null),
    }),
    run: async ({ transaction, organisation, viewer, now }, { which, ...filter }) =>
      mayReadBacklog(organisation, viewer, now)
        ? found(await loadCases(transaction, organisation, { ...filter, open: which === 'open' }))
        : { kind: 'forbidden' },
  }),
  defineRead({
    name: 'readCase',
    path: '/cases/{case}',
    audience: 'member',
    summary:
      'One case; the call-in of a decision has the id of the decision, and names its callers to members of the group only.',
    parameters: z.strictObject({ case: id }),
    run: async ({ transaction, organisation, viewer, now }, { case: wanted }) => {
      if (!mayReadBacklog(organisation, viewer, now)) return { kind: 'forbidden' };
      const read = await loadCase(transaction, organisation, wanted, viewer, now);
      return read ? found(read.view, read.version) : { kind: 'missing' };
    },
  }),
  defineRead({
    name: 'readBureau',
    path: '/bureau',
    audience: 'member',
    summary:
      'What waits for the bureau, what it has to carry out, what it referred and what became of it, what was called in, done in emergency or off circuit. For elected members and staff.',
    parameters: z.strictObject({}),
    run: async ({ transaction, organisation, viewer, now }) =>
      mayReadBacklog(organisation, viewer, now)
        ? found(await bureauView(transaction, organisation, viewer, now))
        : { kind: 'forbidden' },
  }),
];
