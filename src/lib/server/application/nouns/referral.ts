import { z } from 'zod';
import * as proposals from '#lib/governance/proposals/index.ts';
import * as referrals from '#lib/governance/referrals/index.ts';
import * as subjects from '#lib/governance/subjects/index.ts';
import type {
  CaseCommand,
  CaseContext,
  CaseEvent,
  CaseRefusal,
  CaseState,
  SeenDecision,
} from '#lib/governance/referrals/index.ts';
import { defineNoun, type AnyCommand, type Loaded } from '../noun.ts';
import { anyText, civilDate, euros, id } from './fields.ts';
import { citedDecisions, decisionStreams, organisationOf } from './organisation.ts';
import { caseListing } from './referral-listing.ts';

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
  SendCaseOn: z.object({ ...on, to: id }),
  ReportMayoralAct: z.object({ ...on, meeting: id }),
  PassCaseTime: plain,
};

/** The subject that the rules look at: an arbitration's is the disputed one, when it ends. */
const subjectNamed = (command: CaseCommand, state: CaseState): string | null => {
  if (command.type === 'ReferSubject' || command.type === 'FollowReferral') return command.subject;
  if (command.type === 'ClaimMatter') return command.disputed;
  if (command.type === 'SettleCase') return state.kind === 'arbitration' ? state.disputed : null;
  return command.type === 'HearCase' && 'subject' in state ? state.subject : null;
};

const decisionNamed = (command: CaseCommand): string | null => {
  if (command.type === 'CallInDecision') return command.case;
  return command.type === 'SettleCase' || command.type === 'RecordMayoralAct' ? command.decision : null;
};

/** What an adopted text says of the case: by its own words, or by what it does to the decision called in. */
const settles = (
  effect: proposals.Effect,
  { case: id }: CaseCommand,
  loaded: Loaded,
): SeenDecision['settles'] => {
  const stands = () => proposals.isInForce(loaded.state(`proposal:${id}`, proposals));
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
    default:
      return stands() ? null : { settlement: 'replaced', applied: true };
  }
};

const seen = (loaded: Loaded, decision: string | null, command: CaseCommand): SeenDecision | null => {
  if (decision === null) return null;
  const state = loaded.state(`proposal:${decision}`, proposals);
  const cited = citedDecisions(loaded, [decision])[decision];
  if (state.phase === 'none' || !cited || cited.state === 'ended') return null;
  const effect = proposals.effectOf(state);
  return {
    body: state.body,
    subject: state.subject,
    state: cited.state,
    publishedAt: proposals.publishedAtOf(state),
    settles: command.type === 'SettleCase' ? settles(effect, command, loaded) : null,
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
  event: Of<'EmergencyInvoked' | 'OffCircuitReported' | 'MatterClaimed'>,
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

/** What the group's text does to the decision that was called in, or to the subject that two bodies claimed. */
const settled = (event: Of<'CaseSettled'>, state: CaseState): OpenCommand[] => {
  if (state.kind === 'arbitration') return assigned(event, state.disputed);
  if (state.kind !== 'callIn') return [];
  const changes = { replaced: 'superseded', undone: 'repealed', upheld: null } as const;
  const change = event.applied ? null : changes[event.settlement];
  return [
    { type: 'ResumeDecision', proposal: state.id, by: state.id },
    ...(change === null ? [] : [{ type: 'ChangeForce', proposal: state.id, by: event.decision, change }]),
  ];
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
    case 'CaseSettled':
      return settled(event, state);
    default:
      return [];
  }
};

export const referralNoun = defineNoun<CaseState, CaseCommand, CaseEvent, CaseRefusal, CaseContext>({
  noun: 'referral',
  decider: referrals,
  schemas,
  stream: (command) => `referral:${command.case}`,
  reads: (command, state) => {
    const subject = subjectNamed(command, state);
    return [
      ...(subject ? [`subject:${subject}`] : []),
      ...decisionStreams(decisionNamed(command), command.type === 'SettleCase' ? command.case : null),
    ];
  },
  context: (loaded, { now, actor }, command, state) => {
    const subject = subjectNamed(command, state);
    return {
      now,
      actor,
      ...organisationOf(loaded),
      subject: subject ? loaded.state(`subject:${subject}`, subjects) : subjects.initial,
      decision: seen(loaded, decisionNamed(command), command),
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
