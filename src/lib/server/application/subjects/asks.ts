import { z } from 'zod';
import { id } from '#lib/governance/fields.ts';
import { parametersInForce } from '#lib/governance/charter/index.ts';
import { defineRead, found } from '../ask.ts';
import { atStakeIn } from '../cases/at-stake.ts';
import { agendaPlaces } from '../meetings/calendar.ts';
import { nature, nothing, optional, optionalId, page, words } from '../parameters.ts';
import { electedOrStaff } from '../readers.ts';
import { backlog, citableDecisions, liveBodies } from './backlog.ts';
import { loadSubject } from './subject.ts';

export const readBacklog = defineRead({
  name: 'readBacklog',
  path: '/subjects',
  readers: electedOrStaff,
  summary: 'The backlog of subjects, latest first, fifty to a page.',
  parameters: z.strictObject({
    words,
    status: optional(
      z.enum(['raised', 'parked', 'onAgenda', 'closed'], 'choice'),
      'Only those that stand so.',
    ),
    body: optionalId('Only those of a body.'),
    nature,
    page,
  }),
  read: async ({ transaction, organisation, now }, filter) =>
    found({
      ...(await backlog(transaction, organisation, filter)),
      bodies: liveBodies(organisation, now),
    }),
});

export const readSubject = defineRead({
  name: 'readSubject',
  path: '/subjects/{subject}',
  noun: 'subject',
  readers: electedOrStaff,
  summary:
    'One subject, with why it is political, what is at stake, where it may be heard and what you may do now.',
  parameters: z.strictObject({ subject: id('The subject.') }),
  read: async ({ transaction, organisation, viewer, now }, { subject }) => {
    const read = await loadSubject(transaction, organisation, subject, viewer, now);
    if (!read) return { kind: 'missing' };
    const { version, state } = read;
    const stake = await atStakeIn(transaction, organisation, state);
    const places = await agendaPlaces(transaction, organisation, subject, viewer, now);
    return found({ ...read.subject, stake, places, version }, version);
  },
});

export const readSubjectChoices = defineRead({
  name: 'readSubjectChoices',
  path: '/choices/subject',
  readers: electedOrStaff,
  summary:
    'What a subject is raised with: the bodies, the decisions that it may execute, the charter’s amount.',
  parameters: nothing,
  read: async ({ transaction, organisation, now }) =>
    found({
      bodies: liveBodies(organisation, now),
      decisions: await citableDecisions(transaction),
      threshold: parametersInForce(organisation.charter)?.nature.unbudgetedEuros ?? null,
    }),
});
