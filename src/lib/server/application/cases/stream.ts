import { z } from 'zod';
import { refuse } from '#lib/kernel/result.ts';
import * as proposals from '#lib/governance/proposals/index.ts';
import * as referrals from '#lib/governance/cases/index.ts';
import * as subjects from '#lib/governance/subjects/index.ts';
import type {
  CaseCommand,
  CaseContext,
  CaseEvent,
  CaseRefusal,
  CaseState,
  Contested,
  SeenDecision,
} from '#lib/governance/cases/index.ts';
import { defineNoun, type AnyCommand, type Loaded } from '../engine/noun.ts';
import { anyText, civilDate, euros, id } from '../fields.ts';
import { isContestId } from './contest-id.ts';
import { citedDecisions, decisionStreams, organisationOf } from '../organisation/in-context.ts';
import { caseListing } from './listing.ts';

const on = { case: id };
const plain = z.object(on);
const reasoned = z.object({ ...on, reason: anyText });

const schemas = {
  ReferSubject: z.object({
    ...on,
    subject: id,
    to: id,
    reason: anyText,
    meeting: id.nullable().default(null),
  }),
  FollowReferral: z.object({ ...on, subject: id, from: id, to: id, reason: anyText }),
  CallInDecision: reasoned,
  InvokeEmergency: z.object({
    ...on,
    title: anyText,
    ground: z.enum(['safety', 'legalDeadline', 'damage']),
    done: anyText,
    role: id.nullable().default(null),
    reason: anyText.nullable().default(null),
  }),
  GiveEmergencyReason: reasoned,
  ReportOffCircuit: z.object({
    ...on,
    title: anyText,
    what: anyText,
    decidedBy: z.enum([
      'mayor',
      'mayorsOffice',
      'deputy',
      'delegateCouncillor',
      'bureau',
      'circle',
      'generalSecretary',
      'staff',
      'partner',
    ]),
    on: civilDate,
  }),
  ClaimMatter: z.object({ ...on, disputed: id, claimant: id, reason: anyText }),
  DisputeMatter: z.object({ ...on, matter: anyText, holder: id, claimant: id, reason: anyText }),
  OpenContest: z.object({
    ...on,
    contested: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('decision'), decision: id }),
      z.object({ kind: z.literal('solicitation'), solicitation: id }),
    ]),
    title: anyText,
    by: id,
    reason: anyText,
  }),
  RecordMayoralAct: z.object({
    ...on,
    basis: z.discriminatedUnion('article', [
      z.object({ article: z.literal('L2122-22'), number: z.number('number').int('whole') }),
      z.object({ article: z.literal('L2122-18'), order: anyText }),
    ]),
    on: civilDate,
    object: anyText,
    amountEuros: euros.nullable().default(null),
    decision: id.nullable().default(null),
  }),
  EnterCase: z.object({ ...on, meeting: id }),
  HearCase: z.object({ ...on, meeting: id, end: z.enum(['dealtWith', 'carriedOver', 'removed']) }),
  SettleCase: z.object({ ...on, decision: id }),
  LiftContest: z.object({ ...on, settlement: z.enum(['upheld', 'replaced', 'undone']), decision: id }),
  SendCaseOn: z.object({ ...on, to: id }),
  ReportMayoralAct: z.object({ ...on, meeting: id }),
  PassCaseTime: plain,
};

/** The subject that the rules look at: an arbitration's is the disputed one, when it ends. */
const subjectNamed = (command: CaseCommand, state: CaseState): string | null => {
  if (command.type === 'ReferSubject' || command.type === 'FollowReferral') return command.subject;
  if (command.type === 'ClaimMatter') return command.disputed;
  if (command.type === 'SettleCase') return state.kind === 'arbitration' ? state.disputed : null;
  const itself = command.type === 'HearCase' || command.type === 'LiftContest';
  return itself && 'subject' in state ? state.subject : null;
};

/** The decision that members call in or contest; null when the case is about something else. */
const disputedDecision = ({ case: id }: CaseCommand, state: CaseState): string | null => {
  if (state.kind !== 'contest') return id;
  return state.contested.kind === 'decision' ? state.contested.decision : null;
};

const decisionNamed = (command: CaseCommand): string | null => {
  if (command.type === 'CallInDecision') return command.case;
  if (command.type === 'OpenContest')
    return command.contested.kind === 'decision' ? command.contested.decision : null;
  return command.type === 'SettleCase' || command.type === 'RecordMayoralAct' ? command.decision : null;
};

/** What an adopted text says of the case: by its own words, or by what it does to the decision at stake. */
const settles = (effect: proposals.Effect, id: string | null, loaded: Loaded): SeenDecision['settles'] => {
  const at = id === null ? proposals.initial : loaded.state(`proposal:${id}`, proposals);
  const stands = () => proposals.isInForce(at);
  const onDecision = 'decision' in effect && effect.decision === id;
  switch (effect.kind) {
    case 'settle':
      return { settlement: effect.settlement, applied: !stands() };
    case 'keep':
      return onDecision ? { settlement: 'upheld', applied: true } : null;
    case 'repeal':
      return onDecision ? { settlement: 'undone', applied: true } : null;
    case 'supersede':
      return onDecision ? { settlement: 'replaced', applied: true } : null;
    case 'nature': {
      // It was executive after all: what was decided holds.
      const onSubject = at.phase !== 'none' && at.subject === effect.subject;
      if (onSubject && effect.nature === 'executive') return { settlement: 'upheld', applied: true };
      return stands() ? null : { settlement: 'replaced', applied: true };
    }
    default:
      return stands() ? null : { settlement: 'replaced', applied: true };
  }
};

const seen = (loaded: Loaded, command: CaseCommand, known: CaseState): SeenDecision | null => {
  const decision = decisionNamed(command);
  if (decision === null) return null;
  const state = loaded.state(`proposal:${decision}`, proposals);
  const cited = citedDecisions(loaded, [decision])[decision];
  if (state.phase === 'none' || !cited || cited.state === 'ended') return null;
  const effect = proposals.effectOf(state);
  const at = command.type === 'SettleCase' ? disputedDecision(command, known) : null;
  return {
    body: state.body,
    subject: state.subject,
    state: cited.state,
    publishedAt: proposals.publishedAtOf(state),
    contested: proposals.decisionOf(state)?.decision.contested ?? false,
    settles: command.type === 'SettleCase' ? settles(effect, at, loaded) : null,
    assigns: effect.kind === 'assign' ? effect.to : null,
  };
};

type OpenCommand = AnyCommand & Record<string, unknown>;
type Of<Type extends CaseEvent['type']> = Extract<CaseEvent, { type: Type }>;

const referred = ({
  id,
  subject,
  to,
  reason,
  by,
  meeting,
  sentOnFrom,
}: Of<'ReferralMade'>): OpenCommand[] => [
  ...(by === null ? [] : [{ type: 'MoveSubject', subjectId: subject, body: to, reason }]),
  { type: 'HoldByRight', subjectId: subject, case: id, right: 'referral', meeting },
  ...(sentOnFrom === null ? [] : [{ type: 'SendCaseOn', case: sentOnFrom, to }]),
];

/** A case of its own becomes a subject of the group, heard by right. */
const raised = (
  event: Of<'EmergencyInvoked' | 'OffCircuitReported' | 'MatterClaimed' | 'ContestOpened'>,
  text: string,
  right: string,
): OpenCommand[] => {
  const { subject: subjectId, title, to: body, by, id } = event;
  return [{ type: 'RaiseByRight', subjectId, title, text, body, by, case: id, right }];
};

/** To whom the group gives the disputed subject, or the matter that stood in two perimeters. */
const assigned = (
  { moved, yielding, decision }: Of<'CaseSettled'>,
  disputed: string | null,
): OpenCommand[] => {
  const given = { type: 'MoveSubject', subjectId: disputed, body: moved, reason: 'arbitration' };
  return [
    ...(disputed !== null && moved !== null ? [given] : []),
    ...yielding.map((change) => ({ type: 'ChangeBody', ...change, decision })),
  ];
};

/** The group answers for a decision: it makes it its own, and nobody contests it any more, or its force changes. */
const answered = (
  { settlement, applied, decision: by }: Of<'CaseSettled'>,
  proposal: string,
): OpenCommand[] => {
  if (settlement === 'upheld') return [{ type: 'SettleContest', proposal, by }];
  const change = settlement === 'replaced' ? 'superseded' : 'repealed';
  return applied ? [] : [{ type: 'ChangeForce', proposal, by, change }];
};

const told = (
  contested: Contested,
  { settlement, decision }: Of<'CaseSettled' | 'ContestLifted'>,
): OpenCommand[] =>
  contested.kind === 'decision'
    ? []
    : [{ type: 'SettleSolicitation', solicitation: contested.solicitation, settlement, decision }];

/** What the group's text does to the decision at stake, or to the subject that two bodies claimed. */
const settled = (event: Of<'CaseSettled'>, state: CaseState): OpenCommand[] => {
  if (state.kind === 'arbitration') return assigned(event, state.disputed);
  if (state.kind === 'callIn')
    return [{ type: 'ResumeDecision', proposal: state.id, by: state.id }, ...answered(event, state.id)];
  if (state.kind !== 'contest') return [];
  const { contested } = state;
  return contested.kind === 'decision' ? answered(event, contested.decision) : told(contested, event);
};

/** The group has answered elsewhere: what was to be heard closes with that decision. */
const lifted = (event: Of<'ContestLifted'>, state: CaseState): OpenCommand[] => {
  if (state.kind !== 'contest') return [];
  const how = { kind: 'dealtWith', decision: event.decision };
  const close = { type: 'CloseSubject', subjectId: state.subject, how };
  return [...(event.closes ? [close] : []), ...told(state.contested, event)];
};

/** What a case brings about elsewhere: on its subject, on the decision called in, in what the group is told. */
const react = (event: CaseEvent, state: CaseState): readonly AnyCommand[] => {
  switch (event.type) {
    case 'ReferralMade':
      return referred(event);
    case 'CallInOpened': {
      if (state.kind !== 'callIn') return [];
      const recall = { type: 'RecallSubject', subjectId: state.subject, case: state.id, body: state.to };
      const suspend = { type: 'SuspendDecision', proposal: state.id, by: state.id };
      return [suspend, recall];
    }
    case 'EmergencyInvoked':
      return raised(event, event.done, referrals.rightOf.emergency);
    case 'OffCircuitReported':
      return raised(event, event.what, referrals.rightOf.report);
    case 'MatterClaimed':
      return raised(event, event.reason, referrals.rightOf.arbitration);
    case 'MayoralActRecorded': {
      const told: OpenCommand = { type: 'AwaitReporting', body: event.to, act: event.id };
      return [told];
    }
    case 'ContestOpened':
      return raised(event, event.reason, referrals.rightOf.contest);
    case 'CaseSettled':
      return settled(event, state);
    case 'ContestLifted':
      return lifted(event, state);
    default:
      return [];
  }
};

/** Cases that a person begins, under an id of their own. */
const begun = new Set<CaseCommand['type']>([
  'ReferSubject',
  'InvokeEmergency',
  'ReportOffCircuit',
  'ClaimMatter',
  'DisputeMatter',
  'RecordMayoralAct',
]);

/** A call-in has its decision's id and a contest its own: nobody stops either by taking that id first (I-1, I-4). */
const reservedFor = (loaded: Loaded, { type, case: of }: CaseCommand): 'callIn' | 'contest' | null => {
  if (!begun.has(type)) return null;
  if (isContestId(of)) return 'contest';
  return loaded.state(`proposal:${of}`, proposals).phase === 'none' ? null : 'callIn';
};

export const referralNoun = defineNoun<
  CaseState,
  CaseCommand,
  CaseEvent,
  CaseRefusal,
  CaseContext & { readonly reserved: 'callIn' | 'contest' | null }
>({
  noun: 'referral',
  decider: {
    ...referrals,
    decide: (state, command, context) =>
      context.reserved === null
        ? referrals.decide(state, command, context)
        : refuse({ code: 'case-exists', kind: context.reserved }),
  },
  schemas,
  stream: (command) => `referral:${command.case}`,
  reads: (command, state) => {
    const subject = subjectNamed(command, state);
    return [
      ...(subject ? [`subject:${subject}`] : []),
      ...decisionStreams(
        begun.has(command.type) ? command.case : null,
        decisionNamed(command),
        command.type === 'SettleCase' ? disputedDecision(command, state) : null,
      ),
    ];
  },
  context: (loaded, { now, actor }, command, state) => {
    const subject = subjectNamed(command, state);
    return {
      now,
      actor,
      ...organisationOf(loaded),
      subject: subject ? loaded.state(`subject:${subject}`, subjects) : subjects.initial,
      decision: seen(loaded, command, state),
      reserved: reservedFor(loaded, command),
    };
  },
  listing: caseListing,
  // Version 1 knew no dispute over a matter of two perimeters: nothing was taken out of any.
  upcasters: { CaseSettled: [(content) => ({ ...content, yielding: [] })] },
  deadline: {
    at: referrals.caseDueAt,
    command: (state) => ({ type: 'PassCaseTime', case: state.kind === 'none' ? '' : state.id }),
  },
  react,
});
