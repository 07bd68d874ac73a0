import { z } from 'zod';
import { id } from '#lib/governance/fields.ts';
import { defineRead, found, foundOrMissing } from '../ask.ts';
import { nothing } from '../parameters.ts';
import { electedOrStaff } from '../readers.ts';
import { citableDecisions } from '../subjects/backlog.ts';
import { loadSolicitation, solicitationChoices, solicitations } from './views.ts';

export const readSolicitations = defineRead({
  name: 'readSolicitations',
  path: '/solicitations',
  readers: electedOrStaff,
  summary:
    'What holders of roles ask advice about before deciding alone: what awaits you first, then the latest.',
  parameters: nothing,
  read: async ({ transaction, organisation, viewer, now }) =>
    found({
      lines: await solicitations(transaction, organisation, viewer),
      mayAsk: solicitationChoices(organisation, viewer, now).roles.length > 0,
    }),
});

export const readSolicitation = defineRead({
  name: 'readSolicitation',
  path: '/solicitations/{solicitation}',
  noun: 'solicitation',
  readers: electedOrStaff,
  summary: 'One solicitation of advice, with the answers given and what you may do now.',
  parameters: z.strictObject({ solicitation: id('The solicitation.') }),
  read: async ({ transaction, organisation, viewer, now }, { solicitation }) => {
    const view = await loadSolicitation(transaction, organisation, solicitation, viewer, now);
    return foundOrMissing(view, view?.version);
  },
});

export const readSolicitationChoices = defineRead({
  name: 'readSolicitationChoices',
  path: '/choices/solicitation',
  readers: electedOrStaff,
  summary: 'What a solicitation is written with: your roles, whom to ask, the decisions that it may execute.',
  parameters: nothing,
  read: async ({ transaction, organisation, viewer, now }) =>
    found({
      ...solicitationChoices(organisation, viewer, now),
      decisions: await citableDecisions(transaction),
    }),
});
