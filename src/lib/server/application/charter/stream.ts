import { z } from 'zod';
import * as charter from '#lib/governance/charter/index.ts';
import type {
  CharterCommand,
  CharterContext,
  CharterEvent,
  CharterRefusal,
  CharterState,
} from '#lib/governance/charter/index.ts';
import { defineNoun } from '../engine/noun.ts';
import { anyText, id } from '../fields.ts';
import { organisationOf } from '../organisation/in-context.ts';

const number = z.number('number');
const matter = z.enum(['charter', 'budget', 'election']);
const criterion = z.enum(charter.natureCriteria);

/** The shape only; the bounds of each number are the rules', which say which one and why. */
export const charterParameters = z.object({
  nature: z.object({ unbudgetedEuros: number, politicalCriteria: z.array(criterion).max(20) }),
  callIn: z.object({ members: number, days: number }),
  emergency: z.object({
    grounds: z.array(z.enum(charter.emergencyGrounds)).max(20),
    reasonHours: number,
  }),
  facilitation: z.object({
    termMonths: number,
    sponsorMayFacilitate: z.boolean(),
    maxSharePercent: number,
    windowMeetings: number,
  }),
  agenda: z.object({ cutOffDays: number, maxMinutes: number }),
  objections: z.object({
    criteria: z.array(anyText).max(50),
    dismissNumerator: number,
    dismissDenominator: number,
  }),
  fallback: z.object({
    enabled: z.boolean(),
    afterMeetings: number,
    numerator: number,
    denominator: number,
    reviewMonths: number,
  }),
  absentees: z.object({ windowHours: number, explicitMatters: z.array(matter).max(10) }),
  citizens: z.object({ answer: number, agenda: number, consultationPercent: number, answerDays: number }),
  publication: z.object({ days: number }),
  betweenMeetings: z.object({
    clarificationDays: number,
    reactionDays: number,
    amendmentDays: number,
    objectionDays: number,
  }),
  positionsShown: z.enum(['asTheyCome', 'whenClosed']),
  review: z.object({ defaultMonths: number }),
});

const position = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('consent') }),
  z.object({ kind: z.literal('concern'), text: anyText }),
  z.object({ kind: z.literal('objection'), criterion: anyText, argument: anyText }),
]);
const revision = z.number('number').int('whole');

export const charterNoun = defineNoun<
  CharterState,
  CharterCommand,
  CharterEvent,
  CharterRefusal,
  CharterContext
>({
  noun: 'charter',
  decider: charter,
  schemas: {
    DraftCharter: z.object({ parameters: charterParameters }),
    AmendCharterDraft: z.object({ revision, parameters: charterParameters }),
    TakeCharterPosition: z.object({ revision, position }),
    ConfirmCharter: z.object({ revision }),
    EnactCharterVersion: z.object({ parameters: charterParameters, decision: id }),
  },
  stream: () => 'charter',
  context: (loaded, { now, actor }) => {
    const { commune, bodies } = organisationOf(loaded);
    return { now, actor, commune, bodies };
  },
});
