import type { Consequences } from '#lib/kernel/decider.ts';
import type { BodiesCommand } from '../bodies/index.ts';
import type { CaseCommand } from '../cases/index.ts';
import type { CharterCommand } from '../charter/index.ts';
import type { MandatesCommand } from '../mandates/index.ts';
import type { MeetingCommand, ProposalResult } from '../meetings/index.ts';
import type { EnvelopeCommand } from '../powers/index.ts';
import { contestId, type SubjectCommand } from '../subjects/index.ts';
import { organising } from './effects.ts';
import type { ProposalCommand } from './commands.ts';
import type { ProposalEvent } from './proposal.ts';
import { decisionOf, effectOf, envelopeUsed, lastVersion, objectUsed } from './reading.ts';
import type { Effect, Proposed } from './state.ts';

type Asked =
  | BodiesCommand
  | CaseCommand
  | CharterCommand
  | EnvelopeCommand
  | MandatesCommand
  | MeetingCommand
  | ProposalCommand
  | SubjectCommand;
type Of<Type extends ProposalEvent['type']> = Extract<ProposalEvent, { type: Type }>;

/** What an adopted text does, beyond being decided. */
const effected = (effect: Effect, by: string, writtenAt: string): Asked[] => {
  switch (effect.kind) {
    // The case behind a subject learns what a text settles or assigns as the subject closes.
    case 'none':
    case 'delegate':
    case 'settle':
    case 'assign':
      return [];
    case 'charter':
      return [
        {
          type: 'EnactCharterVersion',
          base: effect.base,
          parameters: effect.parameters,
          writtenAt,
          decision: by,
        },
      ];
    case 'nature':
      return [{ type: 'SettleNature', subjectId: effect.subject, nature: effect.nature, decision: by }];
    case 'organise':
      return organising(effect.changes, by);
    case 'repeal':
      return [{ type: 'ChangeForce', proposal: effect.decision, by, change: 'repealed' }];
    case 'supersede':
      return [{ type: 'ChangeForce', proposal: effect.decision, by, change: 'superseded' }];
    case 'keep':
      return [{ type: 'KeepAfterReview', proposal: effect.decision, by, reviewOn: effect.reviewOn }];
  }
};

/** The meeting that dealt with a proposal notes what becomes of it, days later too (I-11). */
const noted = ({ heldIn, id: proposal }: Proposed, result: ProposalResult): Asked[] =>
  heldIn === null ? [] : [{ type: 'NoteResult', meeting: heldIn, proposal, result }];

/** Where what a decision spends is counted: in the envelope that it uses, or with the rest of the same object. */
const envelopeOf = (state: Proposed) => {
  switch (decisionOf(state)?.decision.ground?.kind) {
    case 'perimeter':
    case 'delegation':
      return { holder: envelopeUsed(state), decision: state.id };
    case 'execution':
    case 'runningAffairs':
      return { holder: objectUsed(state), decision: state.id };
    default:
      return null;
  }
};

/** An adopted decision takes its amount from the envelope that it uses… */
const spent = (state: Proposed): Asked[] => {
  const envelope = envelopeOf(state);
  const { amountEuros: euros } = lastVersion(state).scope;
  return envelope && euros ? [{ type: 'CommitSpending', ...envelope, euros }] : [];
};

/** … and gives it back when it no longer holds. */
const givenBack = (state: Proposed): Asked[] => {
  const envelope = envelopeOf(state);
  return envelope ? [{ type: 'ReleaseSpending', ...envelope }] : [];
};

/** What the group keeps, it makes its own: nothing of it is contested any more. */
const kept = ({ ground }: Of<'ProposalAdopted'>, state: Proposed): Asked[] => {
  const effect = effectOf(state);
  return effect.kind === 'keep' && ground?.kind === 'politicalPower'
    ? [{ type: 'SettleContest', proposal: effect.decision, by: state.id }]
    : [];
};

const settledAs = { repealed: 'undone', superseded: 'replaced' } as const;

/** What the group says of a decision, on whatever occasion, answers who contested it. */
const answered = (
  { id }: Proposed,
  settlement: 'undone' | 'replaced' | 'upheld',
  decision: string,
): Asked => ({ type: 'LiftContest', case: contestId(id), settlement, decision });

const returned = ({ subject: subjectId, id: proposal }: Proposed): Asked => ({
  type: 'ReturnToBacklog',
  subjectId,
  proposal,
});

/** What becomes of a proposal reaches its meeting, its envelope, its subject, and whoever contested it. */
export const consequences: Consequences<ProposalEvent, Proposed, Asked> = {
  ProposalTabled: (_event, { subject, id: proposal }) => [
    { type: 'PutOnAgenda', subjectId: subject, proposal },
  ],
  PhaseMoved: ({ to: phase }, { heldIn, id: proposal }) =>
    heldIn === null ? [] : [{ type: 'NotePhase', meeting: heldIn, proposal, phase }],
  AbsenteeWindowOpened: (_event, state) => noted(state, 'awaitingAbsentees'),
  CarriedOver: (_event, state) => [
    ...noted(state, 'carriedOver'),
    { type: 'AwaitAgain', subjectId: state.subject },
  ],
  ProposalAdopted: (event, state) => [
    ...noted(state, event.outcome),
    ...spent(state),
    {
      type: 'CloseSubject',
      subjectId: state.subject,
      how: { kind: 'dealtWith', decision: state.id },
    },
    ...effected(effectOf(state), state.id, lastVersion(state).at),
    ...kept(event, state),
  ],
  ProposalReferred: ({ to, reason }, state) => [
    ...noted(state, 'referred'),
    returned(state),
    { type: 'MoveSubject', subjectId: state.subject, body: to, reason },
    { type: 'FollowReferral', case: state.id, subject: state.subject, from: state.body, to, reason },
  ],
  ProposalWithdrawn: (_event, state) => [...noted(state, 'withdrawn'), returned(state)],
  ProposalAbandoned: (_event, state) => [...noted(state, 'abandoned'), returned(state)],
  FallbackRejected: (_event, state) => [...noted(state, 'rejectedByFallback'), returned(state)],
  ForceChanged: ({ change, by }, state) => [
    ...givenBack(state),
    ...(decisionOf(state)?.decision.contested ? [answered(state, settledAs[change], by)] : []),
  ],
  ContestSettled: ({ by }, state) => (by === null ? [] : [answered(state, 'upheld', by)]),
};
