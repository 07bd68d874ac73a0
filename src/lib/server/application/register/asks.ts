import { z } from 'zod';
import { matters } from '#lib/governance/charter/index.ts';
import { adoptions } from '#lib/governance/proposals/index.ts';
import { addDays, civilDateOf, endOf } from '#lib/kernel/civil.ts';
import { defineRead, found, foundOrMissing, type Read } from '../ask.ts';
import { civilDate, id } from '../fields.ts';
import { communeView } from '../commune/views.ts';
import { legalFigures } from '../setting-up/legal.ts';
import { loadMeeting } from '../meetings/meeting.ts';
import { loadMeetings } from '../meetings/meetings.ts';
import { governanceView, loadBody } from '../organisation/governance.ts';
import { loadDecision } from './decision.ts';
import { registerPage } from './register.ts';

/** Words to search, as typed. */
export const words = z
  .string()
  .max(200, 'too-long')
  .refine((text) => !text.includes('\0') && text.isWellFormed(), 'unstorable-text')
  .default('');
export const page = z.coerce.number('number').int('whole').min(1, 'number').max(10_000, 'number').default(1);
export const nature = z.enum(['political', 'executive']).nullable().default(null);
const date = civilDate.nullable().default(null);

/** What anybody may read of a commune, without a token. */
export const publicReads: readonly Read[] = [
  defineRead({
    name: 'readCommune',
    path: '/commune',
    audience: 'anybody',
    summary: 'The commune at its door: work under way by body, last decisions, next reviews.',
    parameters: z.strictObject({}),
    run: async ({ transaction, organisation, now }) => {
      const { commune } = organisation;
      if (commune.status === 'none') return { kind: 'missing' };
      const { name, insee, population } = commune;
      return found({ name, insee, population, ...(await communeView(transaction, organisation, now)) });
    },
  }),
  defineRead({
    name: 'readRegister',
    path: '/register',
    audience: 'anybody',
    summary: 'The public register of decisions, latest first, twenty to a page.',
    parameters: z.strictObject({
      words,
      body: id.nullable().default(null),
      nature,
      status: z
        .enum(['inForce', ...adoptions, 'superseded', 'repealed'])
        .nullable()
        .default(null),
      matter: z.enum(matters).nullable().default(null),
      from: date,
      to: date,
      page,
    }),
    run: async ({ transaction, organisation }, filter) =>
      found(await registerPage(transaction, organisation, filter)),
  }),
  defineRead({
    name: 'readDecision',
    path: '/decisions/{decision}',
    audience: 'anybody',
    summary: 'One decision: what, by which body, why, how its text changed and what came of it.',
    parameters: z.strictObject({ decision: id }),
    run: async ({ transaction, organisation, now }, { decision }) =>
      foundOrMissing(await loadDecision(transaction, organisation, decision, now)),
  }),
  defineRead({
    name: 'readGovernance',
    path: '/governance',
    audience: 'anybody',
    summary: 'Who decides what: the charter in force, living bodies, their roles and mandates.',
    parameters: z.strictObject({}),
    run: async ({ transaction, organisation, now }) =>
      found(await governanceView(transaction, organisation, now)),
  }),
  defineRead({
    name: 'readBody',
    path: '/bodies/{body}',
    audience: 'anybody',
    summary: 'One body, living or ended, with its last decisions.',
    parameters: z.strictObject({ body: id }),
    run: async ({ transaction, organisation, now }, { body }) =>
      foundOrMissing(await loadBody(transaction, organisation, body, now)),
  }),
  defineRead({
    name: 'readMeetings',
    path: '/meetings',
    audience: 'anybody',
    summary: 'Meetings by date: of all bodies or of one, between two days included; at most two hundred.',
    parameters: z.strictObject({
      body: id.nullable().default(null),
      from: date,
      to: date,
      cancelled: z.enum(['with', 'without']).default('without'),
      order: z.enum(['soonest', 'latest']).default('soonest'),
    }),
    run: async ({ transaction, organisation }, { from, to, cancelled, ...filter }) =>
      found({
        lines: await loadMeetings(transaction, organisation, {
          ...filter,
          from: from && endOf(addDays(from, -1)),
          to: to && endOf(to),
          cancelled: cancelled === 'with',
        }),
      }),
  }),
  defineRead({
    name: 'readMeeting',
    path: '/meetings/{meeting}',
    audience: 'anybody',
    summary: 'One meeting: what it decided, for anybody; all of it, for those who may follow it.',
    parameters: z.strictObject({ meeting: id }),
    run: async ({ transaction, organisation, viewer, now }, { meeting }) => {
      const read = await loadMeeting(transaction, organisation, meeting, viewer, now);
      if (read.kind === 'none') return { kind: 'missing' };
      return read.kind === 'view' ? found(read.meeting, read.meeting.version) : found(read.meeting);
    },
  }),
  defineRead({
    name: 'readLaw',
    path: '/law',
    audience: 'anybody',
    summary: 'What the law asks of a commune of that size: each figure with its article and calculation.',
    parameters: z.strictObject({}),
    run: ({ organisation: { commune }, now }) =>
      commune.status === 'none' ? { kind: 'missing' } : found(legalFigures(commune, civilDateOf(now))),
  }),
];
