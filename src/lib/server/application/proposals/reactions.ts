import * as proposals from '#lib/governance/proposals/index.ts';
import type { ProposalResult } from '#lib/governance/meetings/index.ts';
import type { Effect, ProposalEvent, ProposalState, Proposed } from '#lib/governance/proposals/index.ts';
import { contestId } from '../cases/contest-id.ts';
import type { Reaction } from '../engine/reaction.ts';

const effectCommand = (effect: Effect, by: string): Reaction[] => {
  switch (effect.kind) {
    // The case behind a subject learns what a text settles or assigns as the subject closes.
    case 'none':
    case 'delegate':
    case 'settle':
    case 'assign':
      return [];
    case 'charter':
      return [{ type: 'EnactCharterVersion', parameters: effect.parameters, decision: by }];
    case 'nature':
      return [{ type: 'SettleNature', subjectId: effect.subject, nature: effect.nature, decision: by }];
    case 'organise':
      return proposals.organising(effect.changes, by);
    case 'repeal':
      return [{ type: 'ChangeForce', proposal: effect.decision, by, change: 'repealed' }];
    case 'supersede':
      return [{ type: 'ChangeForce', proposal: effect.decision, by, change: 'superseded' }];
    case 'keep':
      return [{ type: 'KeepAfterReview', proposal: effect.decision, by, reviewOn: effect.reviewOn }];
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
const toMeeting = (event: ProposalEvent, state: ProposalState): Reaction[] => {
  if (state.phase === 'none' || state.heldIn === null) return [];
  const to = { meeting: state.heldIn, proposal: state.id };
  const result = resultOf(event);
  if (result) return [{ type: 'NoteResult', ...to, result }];
  return event.type === 'PhaseMoved' ? [{ type: 'NotePhase', ...to, phase: event.to }] : [];
};

/** An adopted decision takes its amount from the envelope that it uses; when it no longer holds, it gives it back. */
const toEnvelope = (event: ProposalEvent, state: ProposalState): Reaction[] => {
  if (state.phase === 'none') return [];
  const ground = proposals.decisionOf(state)?.decision.ground?.kind;
  if (ground !== 'perimeter' && ground !== 'delegation') return [];
  const at = { holder: proposals.envelopeUsed(state), decision: state.id };
  const { amountEuros: euros } = proposals.lastVersion(state).scope;
  if (event.type === 'ProposalAdopted' && euros) return [{ type: 'CommitSpending', ...at, euros }];
  return event.type === 'ForceChanged' ? [{ type: 'ReleaseSpending', ...at }] : [];
};

/** What the group keeps, it makes its own: nothing of it is contested any more. */
const kept = (
  { ground }: Extract<ProposalEvent, { type: 'ProposalAdopted' }>,
  state: Proposed,
): Reaction[] => {
  const effect = proposals.effectOf(state);
  return effect.kind === 'keep' && ground?.kind === 'politicalPower'
    ? [{ type: 'SettleContest', proposal: effect.decision, by: state.id }]
    : [];
};

const settledAs = { repealed: 'undone', superseded: 'replaced' } as const;

/** What the group says of a decision, on whatever occasion, answers who contested it. */
const toContest = (event: ProposalEvent, state: ProposalState): Reaction[] => {
  if (state.phase === 'none') return [];
  const of = { type: 'LiftContest', case: contestId(state.id) } as const;
  if (event.type === 'ForceChanged' && proposals.decisionOf(state)?.decision.contested)
    return [{ ...of, settlement: settledAs[event.change], decision: event.by }];
  return event.type === 'ContestSettled' && event.by !== null
    ? [{ ...of, settlement: 'upheld', decision: event.by }]
    : [];
};

const followed = (
  { id: proposed, subject, body: from }: Proposed,
  { to, reason }: Extract<ProposalEvent, { type: 'ProposalReferred' }>,
): Reaction => ({ type: 'FollowReferral', case: proposed, subject, from, to, reason });

const toSubject = (event: ProposalEvent, state: ProposalState): Reaction[] => {
  if (state.phase === 'none') return [];
  const on = { subjectId: state.subject };
  switch (event.type) {
    case 'ProposalDrafted':
      return [{ type: 'PutOnAgenda', ...on, proposal: state.id }];
    case 'ProposalAdopted':
      return [
        { type: 'CloseSubject', ...on, how: { kind: 'dealtWith', decision: state.id } },
        ...effectCommand(proposals.effectOf(state), state.id),
        ...kept(event, state),
      ];
    case 'ProposalReferred':
      return [
        { type: 'ReturnToBacklog', ...on },
        { type: 'MoveSubject', ...on, body: event.to, reason: event.reason },
        followed(state, event),
      ];
    case 'CarriedOver':
      return [{ type: 'AwaitAgain', ...on }];
    case 'ProposalWithdrawn':
    case 'ProposalAbandoned':
    case 'FallbackRejected':
      return [{ type: 'ReturnToBacklog', ...on }];
    default:
      return [];
  }
};

/** What an event of a proposal brings about elsewhere: in its meeting, on its subject, by its effect. */
export const proposalReactions = (event: ProposalEvent, state: ProposalState): Reaction[] => [
  ...toMeeting(event, state),
  ...toEnvelope(event, state),
  ...toSubject(event, state),
  ...toContest(event, state),
];
