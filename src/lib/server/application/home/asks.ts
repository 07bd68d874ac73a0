import { z } from 'zod';
import { isElected, isInFunction, isStaff } from '#lib/governance/commune/index.ts';
import { civilDateOf } from '#lib/kernel/civil.ts';
import { id } from '../fields.ts';
import { backlog, mayReadBacklog, openProposals } from '../subjects/backlog.ts';
import { loadSubject } from '../subjects/subject.ts';
import { charterView } from '../charter/views.ts';
import { homeView } from './home.ts';
import { loadDocument, type Organisation } from '../organisation/organisation.ts';
import { personView } from '../people/persons.ts';
import { loadProposal } from '../proposals/proposal.ts';
import { nature, page, words } from '../register/asks.ts';
import { defineRead, found, type Read } from '../ask.ts';

const nothing = z.strictObject({});

/** Elected members and staff in function, by name: inhabitants who take part are nobody's list. */
const peopleOf = (organisation: Organisation, today: string) => {
  const { commune } = organisation;
  if (commune.status === 'none') return [];
  return Object.entries(commune.members)
    .filter(([person, member]) => isInFunction(commune, person, today) && !isOnlyResident(member.function))
    .map(([person, member]) => ({
      ...personView(organisation, person),
      function: member.function,
      majority: member.majority,
      rank: member.rank,
    }));
};

const isOnlyResident = (held: Parameters<typeof isElected>[0]): boolean => !isElected(held) && !isStaff(held);

const proposalReads: readonly Read[] = [
  defineRead({
    name: 'readOpenProposals',
    path: '/proposals',
    audience: 'member',
    summary: 'The proposals under way in your bodies; drafts only to their sponsor.',
    parameters: nothing,
    run: async ({ transaction, organisation, viewer }) =>
      found({ lines: await openProposals(transaction, organisation, viewer) }),
  }),
  defineRead({
    name: 'readProposal',
    path: '/proposals/{proposal}',
    audience: 'member',
    summary:
      'A proposal as a member of its body sees it, with what you may do now; once decided, others read the register.',
    parameters: z.strictObject({ proposal: id }),
    run: async ({ transaction, organisation, viewer, now }, { proposal }) => {
      const read = await loadProposal(transaction, organisation, proposal, viewer, now);
      switch (read.kind) {
        case 'view':
          return found({ ...read.proposal, position: read.position }, read.proposal.version);
        case 'register':
          return { kind: 'elsewhere', path: `/decisions/${proposal}` };
        case 'closedDoor':
          return { kind: 'forbidden' };
        case 'none':
          return { kind: 'missing' };
      }
    },
  }),
];

const subjectReads: readonly Read[] = [
  defineRead({
    name: 'readBacklog',
    path: '/subjects',
    audience: 'member',
    summary: 'The backlog of subjects, latest first, fifty to a page. For elected members and staff.',
    parameters: z.strictObject({
      words,
      status: z.enum(['raised', 'parked', 'onAgenda', 'closed']).nullable().default(null),
      body: id.nullable().default(null),
      nature,
      page,
    }),
    run: async ({ transaction, organisation, viewer, now }, filter) =>
      mayReadBacklog(organisation, viewer, now)
        ? found({ ...(await backlog(transaction, organisation, filter)), page: filter.page })
        : { kind: 'forbidden' },
  }),
  defineRead({
    name: 'readSubject',
    path: '/subjects/{subject}',
    audience: 'member',
    summary: 'One subject, with why it is political and what you may do now. For elected members and staff.',
    parameters: z.strictObject({ subject: id }),
    run: async ({ transaction, organisation, viewer, now }, { subject }) => {
      if (!mayReadBacklog(organisation, viewer, now)) return { kind: 'forbidden' };
      const read = await loadSubject(transaction, organisation, subject, viewer, now);
      if (!read) return { kind: 'missing' };
      return found({ ...read.subject, version: read.version }, read.version);
    },
  }),
];

const personalReads: readonly Read[] = [
  defineRead({
    name: 'readHome',
    path: '/home',
    audience: 'member',
    summary: 'What is awaited of you, your mandates and bodies, and the news since your last visit.',
    parameters: nothing,
    run: async ({ transaction, organisation, viewer, now }) =>
      found({
        person: personView(organisation, viewer),
        ...(await homeView(transaction, organisation, viewer, now)),
      }),
  }),
  defineRead({
    name: 'readPeople',
    path: '/people',
    audience: 'member',
    summary: 'Elected members and staff in function. For elected members and staff.',
    parameters: nothing,
    run: ({ organisation, viewer, now }) =>
      mayReadBacklog(organisation, viewer, now)
        ? found({ people: peopleOf(organisation, civilDateOf(now)) })
        : { kind: 'forbidden' },
  }),
  defineRead({
    name: 'readCharter',
    path: '/charter',
    audience: 'member',
    summary:
      'The charter in force, its earlier versions, and the draft that the group is asked to consent to.',
    parameters: nothing,
    run: async ({ transaction, organisation, viewer, now }) => {
      const version = (await loadDocument(transaction, 'charter'))?.version ?? 0;
      return found({ ...charterView(organisation, viewer, now), version }, version);
    },
  }),
];

/** What a person in function reads in their own name. */
export const memberReads: readonly Read[] = [...proposalReads, ...subjectReads, ...personalReads];
