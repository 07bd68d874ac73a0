import { z } from 'zod';
import { defaultAlertPercent } from '#lib/governance/powers/index.ts';
import { matters } from '#lib/governance/charter/index.ts';
import { openPhases } from '#lib/governance/proposals/index.ts';
import { bodiesNoun } from '../bodies/stream.ts';
import { charterParameters } from '../charter/stream.ts';
import { anyText, civilDate, count, euros, id } from '../fields.ts';
import { mandatesNoun } from '../mandates/stream.ts';

const proposal = { proposal: id };
const terms = z
  .object({
    carriedBy: id,
    reviewOn: civilDate,
    trial: z.object({ endsOn: civilDate, measures: z.array(anyText).max(20) }).nullable(),
  })
  .nullable();
const draft = { title: anyText, text: anyText, terms };
const nature = z.enum(['political', 'executive']);
type Typed = z.ZodObject<{ type: z.ZodLiteral<''> }>;
/** Commands of the bodies and mandates, without the decision they cite: that is the proposal itself. */
const changeSchemas = Object.entries({ ...bodiesNoun.schemas, ...mandatesNoun.schemas }).map(
  ([type, schema]) => {
    const { decision: _decision, act: _act, ...fields } = (schema as z.ZodObject).shape;
    return z.object({ type: z.literal(type), ...fields });
  },
);
const organisationChange = z.discriminatedUnion('type', changeSchemas as unknown as [Typed, ...Typed[]]);
const effect = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('charter'), parameters: charterParameters }),
  z.object({ kind: z.literal('nature'), subject: id, nature }),
  z.object({ kind: z.literal('organise'), changes: z.array(organisationChange).max(50) }),
  z.object({
    kind: z.literal('delegate'),
    to: id,
    matters: z.array(anyText).max(20, 'too-long'),
    bounds: anyText,
    envelopeEuros: euros.nullable(),
    alertPercent: count.default(defaultAlertPercent),
    until: civilDate,
  }),
  z.object({ kind: z.literal('repeal'), decision: id }),
  z.object({ kind: z.literal('supersede'), decision: id }),
  z.object({ kind: z.literal('keep'), decision: id, reviewOn: civilDate }),
  z.object({ kind: z.literal('settle'), settlement: z.enum(['upheld', 'replaced', 'undone']) }),
  z.object({ kind: z.literal('assign'), to: id }),
]);
const scope = z.object({
  amountEuros: euros.nullable().default(null),
  matter: anyText.nullable().default(null),
  delegation: id.nullable().default(null),
  services: z.array(anyText).max(100, 'too-long').default([]),
});
const resolution = z.discriminatedUnion('way', [
  z.object({ way: z.literal('amended') }),
  z.object({ way: z.literal('measured'), indicator: anyText, on: civilDate }),
  z.object({ way: z.literal('shortened'), endsOn: civilDate }),
]);
const position = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('consent') }),
  z.object({ kind: z.literal('concern'), text: anyText }),
  z.object({ kind: z.literal('abstention') }),
  z.object({ kind: z.literal('objection'), objection: id, criterion: anyText, argument: anyText }),
]);
const version = z.number('number').int('whole').min(1, 'number');
const present = z.array(id).max(500);
const heldIn = z.object({ id, basis: z.enum(['mandate', 'designation', 'volunteer']) });

const plain = z.object(proposal);
const reasoned = z.object({ ...proposal, reason: anyText });
const worded = z.object({ ...proposal, id, text: anyText });
const onObjection = z.object({ ...proposal, objection: id });

/** Edge validation of the commands of a proposal: shapes only; bounds and their reasons are the rules'. */
export const proposalSchemas = {
  DraftProposal: z.object({
    ...proposal,
    subject: id,
    body: id,
    matter: z.enum(matters),
    effect,
    ...draft,
    scope: scope.optional(),
  }),
  ReviseDraft: z.object({ ...proposal, ...draft, effect: effect.optional(), scope: scope.optional() }),
  TableProposal: plain,
  OpenBetweenMeetings: plain,
  TakeUpInMeeting: z.object({ ...proposal, label: anyText, present }),
  RecordPresence: z.object({ ...proposal, present }),
  HoldInMeeting: z.object({ ...proposal, meeting: heldIn, label: anyText, facilitator: id, present }),
  FollowMeeting: z.object({ ...proposal, meeting: heldIn, facilitator: id, present }),
  LeaveMeeting: z.object({ ...proposal, meeting: id, reason: anyText }),
  MovePhase: z.object({ ...proposal, to: z.enum(openPhases) }),
  ExtendDeadline: z.object({ ...proposal, days: z.number('number') }),
  AskQuestion: worded,
  AnswerQuestion: z.object({ ...proposal, question: id, text: anyText }),
  React: worded,
  SuggestAmendment: worded,
  DeclareReady: plain,
  AmendProposal: z.object({
    ...proposal,
    version,
    ...draft,
    effect: effect.optional(),
    scope: scope.optional(),
    integrates: z.array(z.object({ objection: id, resolution })).max(100),
  }),
  TakePosition: z.object({ ...proposal, version, position }),
  WithdrawObjection: onObjection,
  TestAdmissibility: onObjection,
  JudgeAdmissibility: z.object({ ...proposal, objection: id, admissible: z.boolean(), reason: anyText }),
  DeclareRecusal: reasoned,
  CloseRound: plain,
  CarryOver: reasoned,
  ProposeFallbackVote: plain,
  AgreeToFallbackVote: plain,
  ObjectToFallbackVote: plain,
  CastFallbackBallot: z.object({ ...proposal, ballot: z.enum(['for', 'against', 'abstention']) }),
  ProposeAbandonment: plain,
  ConsentToAbandonment: plain,
  ObjectToAbandonment: plain,
  WithdrawProposal: reasoned,
  ReferProposal: reasoned,
  PassDeadline: plain,
  ChangeForce: z.object({ ...proposal, by: id, change: z.enum(['repealed', 'superseded']) }),
  KeepAfterReview: z.object({ ...proposal, by: id, reviewOn: civilDate }),
  RequalifyProposal: z.object({ ...proposal, nature }),
  SuspendDecision: z.object({ ...proposal, by: id }),
  ResumeDecision: z.object({ ...proposal, by: id }),
  NotePublication: plain,
  GiveAdvice: z.object({
    ...proposal,
    service: anyText,
    feasibility: anyText.default(''),
    workload: anyText.default(''),
    cost: anyText.default(''),
    calendar: anyText.default(''),
  }),
  WaiveAdvice: reasoned,
  RecordMeasures: z.object({
    ...proposal,
    results: z
      .array(
        z.object({
          measure: anyText,
          result: anyText.nullable().default(null),
          reason: anyText.nullable().default(null),
        }),
      )
      .max(20, 'too-long'),
  }),
  ContestDecision: plain,
  SettleContest: z.object({ ...proposal, by: id }),
};
