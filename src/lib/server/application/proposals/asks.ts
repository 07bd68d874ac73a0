import { z } from 'zod';
import { id } from '#lib/governance/fields.ts';
import { defineRead, found, foundOrMissing } from '../ask.ts';
import { nothing } from '../parameters.ts';
import { person, electedOrStaff } from '../readers.ts';
import { openProposals } from '../subjects/backlog.ts';
import { askedAdvice, mayAdvise } from './advice.ts';
import { changeChoices, delegates } from './changes-drafting.ts';
import { draftingView } from './drafting.ts';
import { loadProposal } from './proposal.ts';

export const readOpenProposals = defineRead({
  name: 'readOpenProposals',
  path: '/proposals',
  readers: person,
  summary: 'The proposals under way in your bodies; drafts only to their sponsor, and to whom they are left.',
  parameters: nothing,
  read: async ({ transaction, organisation, viewer, now }) =>
    found({ lines: await openProposals(transaction, organisation, viewer, now) }),
});

export const readProposal = defineRead({
  name: 'readProposal',
  path: '/proposals/{proposal}',
  noun: 'proposal',
  readers: person,
  summary:
    'A proposal as a member of its body sees it, with what you may do now; once decided, others read the register.',
  elsewhere: 'Decided in a body where you do not sit: anybody reads it in the register.',
  parameters: z.strictObject({ proposal: id('The proposal.') }),
  read: async ({ transaction, organisation, viewer, now }, { proposal }) => {
    const read = await loadProposal(transaction, organisation, proposal, viewer, now);
    switch (read.kind) {
      case 'view': {
        const { position, choices, footing } = read;
        return found({ ...read.proposal, position, choices, footing }, read.proposal.version);
      }
      case 'register':
        return { kind: 'elsewhere', path: `/decisions/${proposal}` };
      case 'closedDoor':
        return { kind: 'forbidden', behind: read.body };
      case 'none':
        return { kind: 'missing' };
    }
  },
});

export const readDrafting = defineRead({
  name: 'readDrafting',
  path: '/subjects/{subject}/drafting',
  readers: electedOrStaff,
  summary: 'What a text on a subject is written with: the subject, who may carry it, what it may change.',
  parameters: z.strictObject({ subject: id('The subject.') }),
  read: async ({ transaction, organisation, viewer, now }, { subject }) =>
    foundOrMissing(await draftingView(transaction, organisation, subject, viewer, now)),
});

export const readPowerChoices = defineRead({
  name: 'readPowerChoices',
  path: '/choices/powers',
  readers: electedOrStaff,
  summary: 'What a text that changes bodies, roles and mandates, or delegates, is written with.',
  parameters: nothing,
  read: ({ organisation, now }) =>
    found({ changes: changeChoices(organisation, now), delegates: delegates(organisation, now) }),
});

export const readAskedAdvice = defineRead({
  name: 'readAskedAdvice',
  path: '/advice',
  readers: electedOrStaff,
  summary:
    'The texts under way that wait for the advice of services: their words, nobody’s position. For staff.',
  parameters: nothing,
  read: async ({ transaction, organisation, viewer, now }) =>
    mayAdvise(organisation, viewer, now)
      ? found({ lines: await askedAdvice(transaction, organisation) })
      : { kind: 'forbidden' },
});
