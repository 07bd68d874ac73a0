import { z } from 'zod';
import { refuse } from '#lib/kernel/result.ts';
import * as competence from '#lib/governance/competence/index.ts';
import * as proposals from '#lib/governance/proposals/index.ts';
import * as subjects from '#lib/governance/subjects/index.ts';
import type { ProposalResult } from '#lib/governance/meetings/index.ts';
import { defineNoun, type AnyCommand, type Loaded } from '../noun.ts';
import { bodiesNoun } from './bodies.ts';
import { envelopeStream } from './envelope.ts';
import { anyText, civilDate, count, euros, id } from './fields.ts';
import { mandatesNoun } from './mandates.ts';
import { charterParameters } from './charter.ts';
import { decisionStreams, organisationOf } from './organisation.ts';
import { proposalListing } from './proposal-listing.ts';
import type {
  Effect,
  ProposalCommand,
  ProposalContext,
  ProposalEvent,
  ProposalRefusal,
  ProposalState,
} from '#lib/governance/proposals/index.ts';

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
    alertPercent: count.default(competence.defaultAlertPercent),
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
const phase = z.enum([
  'presentation',
  'clarification',
  'reactions',
  'amendment',
  'objections',
  'integration',
]);

const plain = z.object(proposal);
const reasoned = z.object({ ...proposal, reason: anyText });
const worded = z.object({ ...proposal, id, text: anyText });
const onObjection = z.object({ ...proposal, objection: id });

const schemas = {
  DraftProposal: z.object({
    ...proposal,
    subject: id,
    body: id,
    matter: z.enum(['ordinary', 'charter', 'budget', 'election']),
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
  MovePhase: z.object({ ...proposal, to: phase }),
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
  SettleContest: plain,
};

const subjectNamed = (command: ProposalCommand, state: ProposalState): string | null =>
  command.type === 'DraftProposal' ? command.subject : state.phase === 'none' ? null : state.subject;

/** The decision that the proposal's effect names, looked at when drafting and again when adopting. */
const targetNamed = (command: ProposalCommand, state: ProposalState): string | null => {
  const effect =
    ('effect' in command ? command.effect : undefined) ??
    (state.phase === 'none' ? null : proposals.effectOf(state));
  return effect && 'decision' in effect ? effect.decision : null;
};

/** The delegation that the text as it stands cites. */
const delegationNamed = (state: ProposalState): string | null =>
  state.phase === 'none' ? null : proposals.lastVersion(state).scope.delegation;

/** Whose envelope the text uses: the delegation that it cites, or its body. */
const envelopeUsed = (state: ProposalState): string | null =>
  state.phase === 'none' ? null : (delegationNamed(state) ?? state.body);

const executed = (state: ProposalState): string | null => (state.phase === 'none' ? null : state.executes);

/** What the rules look at to say who may decide, as it stands under the lock (I-2, I-16). */
const competenceOf = (
  loaded: Loaded,
  state: ProposalState,
): Pick<ProposalContext, 'executedInForce' | 'delegation' | 'envelope'> => {
  const at = (decision: string) => loaded.state(`proposal:${decision}`, proposals);
  const [executes, delegation, holder] = [executed(state), delegationNamed(state), envelopeUsed(state)];
  return {
    executedInForce: executes !== null && proposals.isCarriedOut(at(executes)),
    delegation: delegation === null ? null : proposals.delegationOf(at(delegation)),
    envelope: holder === null ? competence.initial : loaded.state(envelopeStream(holder), competence),
  };
};

const targetState = (loaded: Loaded, decision: string): ProposalContext['target'] => {
  const state = loaded.state(`proposal:${decision}`, proposals);
  return state.phase === 'none'
    ? null
    : {
        inForce: proposals.isInForce(state),
        body: state.body,
        unmeasured: proposals.unmeasuredTrial(state),
      };
};

type OpenCommand = AnyCommand & Record<string, unknown>;

const effectCommand = (effect: Effect, by: string): AnyCommand[] => {
  const of = (command: OpenCommand): AnyCommand[] => [command];
  switch (effect.kind) {
    // The case behind a subject learns what a text settles or assigns as the subject closes.
    case 'none':
    case 'delegate':
    case 'settle':
    case 'assign':
      return [];
    case 'charter':
      return of({ type: 'EnactCharterVersion', parameters: effect.parameters, decision: by });
    case 'nature':
      return of({ type: 'SettleNature', subjectId: effect.subject, nature: effect.nature, decision: by });
    case 'organise':
      return proposals.organising(effect.changes, by);
    case 'repeal':
      return of({ type: 'ChangeForce', proposal: effect.decision, by, change: 'repealed' });
    case 'supersede':
      return of({ type: 'ChangeForce', proposal: effect.decision, by, change: 'superseded' });
    case 'keep':
      return of({ type: 'KeepAfterReview', proposal: effect.decision, by, reviewOn: effect.reviewOn });
  }
};

const resultOf = (event: ProposalEvent): ProposalResult | null => {
  switch (event.type) {
    case 'ProposalAdopted':
      return event.outcome;
    case 'AbsenteeWindowOpened':
      return 'awaitingAbsentees';
    case 'ProposalAbandoned':
      return 'abandoned';
    case 'FallbackRejected':
      return 'rejectedByFallback';
    case 'ProposalWithdrawn':
      return 'withdrawn';
    case 'ProposalReferred':
      return 'referred';
    case 'CarriedOver':
      return 'carriedOver';
    default:
      return null;
  }
};

/** The meeting that dealt with a proposal notes its phases and what becomes of it, days later too (I-11). */
const toMeeting = (event: ProposalEvent, state: ProposalState): AnyCommand[] => {
  if (state.phase === 'none' || state.heldIn === null) return [];
  const to = { meeting: state.heldIn, proposal: state.id };
  const result = resultOf(event);
  const command: OpenCommand | null = result
    ? { type: 'NoteResult', ...to, result }
    : event.type === 'PhaseMoved'
      ? { type: 'NotePhase', ...to, phase: event.to }
      : null;
  return command ? [command] : [];
};

/** An adopted decision takes its amount from the envelope that it uses; when it no longer holds, it gives it back. */
const toEnvelope = (event: ProposalEvent, state: ProposalState): AnyCommand[] => {
  if (state.phase === 'none') return [];
  const closure = proposals.decisionOf(state);
  const kind = closure?.decision.ground?.kind;
  const holder = envelopeUsed(state);
  if ((kind !== 'perimeter' && kind !== 'delegation') || holder === null) return [];
  const { amountEuros } = proposals.lastVersion(state).scope;
  const at = { holder, decision: state.id };
  const command: OpenCommand | null =
    event.type === 'ProposalAdopted' && amountEuros
      ? { type: 'CommitSpending', ...at, euros: amountEuros }
      : event.type === 'ForceChanged'
        ? { type: 'ReleaseSpending', ...at }
        : null;
  return command ? [command] : [];
};

/** What an event of a proposal brings about elsewhere: in its meeting, on its subject, by its effect. */
const react = (event: ProposalEvent, state: ProposalState): AnyCommand[] => [
  ...toMeeting(event, state),
  ...toEnvelope(event, state),
  ...toSubject(event, state),
];

/** What the group keeps, it makes its own: nothing of it is contested any more. */
const kept = (
  { ground }: Extract<ProposalEvent, { type: 'ProposalAdopted' }>,
  state: Exclude<ProposalState, { phase: 'none' }>,
): OpenCommand[] => {
  const effect = proposals.effectOf(state);
  return effect.kind === 'keep' && ground?.kind === 'politicalPower'
    ? [{ type: 'SettleContest', proposal: effect.decision }]
    : [];
};

const followed = (
  { id: proposed, subject, body: from }: Exclude<ProposalState, { phase: 'none' }>,
  { to, reason }: Extract<ProposalEvent, { type: 'ProposalReferred' }>,
): OpenCommand => ({ type: 'FollowReferral', case: proposed, subject, from, to, reason });

const toSubject = (event: ProposalEvent, state: ProposalState): AnyCommand[] => {
  if (state.phase === 'none') return [];
  const subject = (command: OpenCommand): OpenCommand => ({ ...command, subjectId: state.subject });
  switch (event.type) {
    case 'ProposalDrafted':
      return [subject({ type: 'PutOnAgenda', proposal: state.id })];
    case 'ProposalAdopted':
      return [
        subject({ type: 'CloseSubject', how: { kind: 'dealtWith', decision: state.id } }),
        ...effectCommand(proposals.effectOf(state), state.id),
        ...kept(event, state),
      ];
    case 'ProposalReferred':
      return [
        subject({ type: 'ReturnToBacklog' }),
        subject({ type: 'MoveSubject', body: event.to, reason: event.reason }),
        followed(state, event),
      ];
    case 'CarriedOver':
      return [subject({ type: 'AwaitAgain' })];
    case 'ProposalWithdrawn':
    case 'ProposalAbandoned':
    case 'FallbackRejected':
      return [subject({ type: 'ReturnToBacklog' })];
    default:
      return [];
  }
};

export const proposalNoun = defineNoun<
  ProposalState,
  ProposalCommand,
  ProposalEvent,
  ProposalRefusal,
  ProposalContext | null
>({
  noun: 'proposal',
  decider: {
    initial: proposals.initial,
    evolve: proposals.evolve,
    decide: (state, command, context) =>
      context ? proposals.decide(state, command, context) : refuse({ code: 'charter-not-in-force' }),
  },
  schemas,
  stream: (command) => `proposal:${command.proposal}`,
  reads: (command, state) => {
    const subject = subjectNamed(command, state);
    const target = targetNamed(command, state);
    const holder = envelopeUsed(state);
    return [
      ...(subject ? [`subject:${subject}`] : []),
      ...decisionStreams(target, delegationNamed(state), executed(state)),
      ...(holder ? [envelopeStream(holder)] : []),
    ];
  },
  context: (loaded, { actor, now }, command, state) => {
    const { commune, charter, bodies, mandates } = organisationOf(loaded);
    if (commune.status === 'none' || charter.status !== 'inForce') return null;
    const subject = subjectNamed(command, state);
    const target = targetNamed(command, state);
    return {
      now,
      actor,
      commune,
      charter: { version: charter.version, parameters: charter.parameters },
      bodies,
      mandates,
      subject: subject ? proposals.subjectFacts(loaded.state(`subject:${subject}`, subjects)) : null,
      target: target ? targetState(loaded, target) : null,
      ...competenceOf(loaded, state),
    };
  },
  listing: proposalListing,
  deadline: {
    at: (state) => {
      if (state.phase === 'absentees') return state.window.until;
      if (!proposals.isOpen(state) || state.setting.kind !== 'betweenMeetings') return null;
      return state.setting.missed ? null : state.setting.deadline;
    },
    command: (state) => ({ type: 'PassDeadline', proposal: state.phase === 'none' ? '' : state.id }),
  },
  react,
  upcasters: {
    // Version 1 knew no meeting: a table stood alone.
    TakenUpInMeeting: [(content) => ({ ...content, meeting: null })],
    // Version 1 kept neither what a text uses nor why its body could decide.
    ProposalDrafted: [(content) => ({ ...content, scope: proposals.noScope, executes: null })],
    DraftRevised: [(content) => ({ ...content, scope: proposals.noScope })],
    ProposalAmended: [
      (content) => ({ ...content, version: { ...(content['version'] as object), scope: proposals.noScope } }),
    ],
    ProposalAdopted: [(content) => ({ ...content, ground: null })],
  },
});
