import type { Actor, FoundedCommune, PersonId } from '../commune/index.ts';
import type { BodiesState, BodyId } from '../bodies/index.ts';
import type { CharterParameters } from '../charter/index.ts';
import type { Delegation, EnvelopeState, Ground } from '../powers/index.ts';
import type { MandatesState } from '../mandates/index.ts';
import type { CaseId } from '../cases/index.ts';
import type { Nature } from '../subjects/index.ts';
import type { Advice, AdviceWords, Waiver } from './advice.ts';
import type { Scope } from './scope.ts';
import type { CivilDate, Instant } from '#lib/kernel/civil.ts';
import type {
  Adoption,
  Effect,
  HeldIn,
  Matter,
  Measured,
  OpenPhase,
  ProposalId,
  Resolution,
  StatedPosition,
  Tally,
  Terms,
  Version,
} from './state.ts';

export type ProposalCommand = { proposal: ProposalId } & (
  | {
      type: 'DraftProposal';
      subject: string;
      body: BodyId;
      matter: Matter;
      effect: Effect;
      title: string;
      text: string;
      terms: Terms | null;
      scope?: Scope | undefined;
    }
  /** Without an effect or a scope, the one before stays; so it is for an amendment. */
  | {
      type: 'ReviseDraft';
      title: string;
      text: string;
      terms: Terms | null;
      effect?: Effect | undefined;
      scope?: Scope | undefined;
    }
  | { type: 'TableProposal' }
  | { type: 'OpenBetweenMeetings' }
  | { type: 'TakeUpInMeeting'; label: string; present: PersonId[] }
  | { type: 'RecordPresence'; present: PersonId[] }
  | {
      type: 'HoldInMeeting';
      meeting: HeldIn;
      label: string;
      facilitator: PersonId;
      present: PersonId[];
    }
  | { type: 'FollowMeeting'; meeting: HeldIn; facilitator: PersonId; present: PersonId[] }
  | { type: 'LeaveMeeting'; meeting: string; reason: string }
  | { type: 'MovePhase'; to: OpenPhase }
  | { type: 'ExtendDeadline'; days: number }
  | { type: 'AskQuestion'; id: string; text: string }
  | { type: 'AnswerQuestion'; question: string; text: string }
  | { type: 'React'; id: string; text: string }
  | { type: 'SuggestAmendment'; id: string; text: string }
  | { type: 'DeclareReady' }
  | {
      type: 'AmendProposal';
      version: number;
      title: string;
      text: string;
      terms: Terms | null;
      effect?: Effect | undefined;
      scope?: Scope | undefined;
      integrates: { objection: string; resolution: Resolution }[];
    }
  | { type: 'TakePosition'; version: number; position: StatedPosition }
  | { type: 'WithdrawObjection'; objection: string }
  | { type: 'TestAdmissibility'; objection: string }
  | { type: 'JudgeAdmissibility'; objection: string; admissible: boolean; reason: string }
  | { type: 'DeclareRecusal'; reason: string }
  | { type: 'CloseRound' }
  | { type: 'CarryOver'; reason: string }
  | { type: 'ProposeFallbackVote' }
  | { type: 'AgreeToFallbackVote' }
  | { type: 'ObjectToFallbackVote' }
  | { type: 'CastFallbackBallot'; ballot: 'for' | 'against' | 'abstention' }
  | { type: 'ProposeAbandonment' }
  | { type: 'ConsentToAbandonment' }
  | { type: 'ObjectToAbandonment' }
  | { type: 'WithdrawProposal'; reason: string }
  | { type: 'ReferProposal'; reason: string }
  | { type: 'PassDeadline' }
  | { type: 'ChangeForce'; by: ProposalId; change: 'repealed' | 'superseded' }
  | { type: 'KeepAfterReview'; by: ProposalId; reviewOn: CivilDate }
  | { type: 'RequalifyProposal'; nature: Nature }
  | { type: 'SuspendDecision'; by: CaseId }
  | { type: 'ResumeDecision'; by: CaseId }
  | { type: 'NotePublication' }
  | ({ type: 'GiveAdvice'; service: string } & AdviceWords)
  | { type: 'WaiveAdvice'; reason: string }
  | { type: 'RecordMeasures'; results: Measured[] }
  | { type: 'ContestDecision' }
  | { type: 'SettleContest'; by: ProposalId }
);

export type ProposalEvent =
  | {
      type: 'ProposalDrafted';
      proposal: ProposalId;
      subject: string;
      body: BodyId;
      nature: Nature;
      matter: Matter;
      effect: Effect;
      scope: Scope;
      executes: ProposalId | null;
      sponsor: PersonId;
      title: string;
      text: string;
      terms: Terms | null;
      at: Instant;
    }
  | {
      type: 'DraftRevised';
      title: string;
      text: string;
      terms: Terms | null;
      effect: Effect;
      scope: Scope;
      at: Instant;
    }
  | { type: 'ProposalTabled'; at: Instant }
  | { type: 'ConsultationOpened'; deadline: Instant; at: Instant }
  | {
      type: 'TakenUpInMeeting';
      label: string;
      facilitator: PersonId;
      present: PersonId[];
      meeting: HeldIn | null;
      at: Instant;
    }
  | { type: 'FacilitatorChanged'; facilitator: PersonId; meeting: HeldIn }
  | { type: 'PresenceRecorded'; present: PersonId[] }
  | { type: 'PhaseMoved'; to: OpenPhase; deadline: Instant | null; at: Instant }
  | { type: 'DeadlineExtended'; deadline: Instant }
  | { type: 'DeadlineMissed'; missing: PersonId[]; at: Instant }
  | { type: 'QuestionAsked'; id: string; author: PersonId; text: string; at: Instant }
  | { type: 'QuestionAnswered'; question: string; text: string; at: Instant }
  | { type: 'Reacted'; id: string; author: PersonId; text: string; at: Instant }
  | { type: 'AmendmentSuggested'; id: string; author: PersonId; text: string; at: Instant }
  | { type: 'ReadyDeclared'; person: PersonId }
  | { type: 'ProposalAmended'; version: Version; deadline: Instant | null }
  | { type: 'PositionTaken'; person: PersonId; version: number; position: StatedPosition; at: Instant }
  | { type: 'ObjectionWithdrawn'; objection: string; at: Instant }
  | { type: 'AdmissibilityTestOpened'; objection: string; at: Instant }
  | {
      type: 'AdmissibilityJudged';
      objection: string;
      person: PersonId;
      admissible: boolean;
      reason: string;
      at: Instant;
    }
  | { type: 'ObjectionFoundAdmissible'; objection: string; at: Instant }
  | { type: 'ObjectionTurnedIntoConcern'; objection: string; at: Instant }
  | { type: 'RecusalDeclared'; person: PersonId; reason: string; at: Instant }
  | { type: 'AbsenteeWindowOpened'; until: Instant; absent: PersonId[]; at: Instant }
  | {
      type: 'ProposalAdopted';
      outcome: Adoption;
      version: number;
      terms: Terms;
      charterVersion: number;
      counted: PersonId[];
      silent: PersonId[];
      fallback: Tally | null;
      ground: Ground | null;
      at: Instant;
    }
  | { type: 'CarriedOver'; reason: string; heard: boolean; at: Instant }
  | { type: 'FallbackVoteProposed'; by: PersonId; at: Instant }
  | { type: 'FallbackVoteAgreed'; person: PersonId }
  | { type: 'FallbackVoteOpened'; at: Instant }
  | { type: 'FallbackVoteRefused'; person: PersonId; at: Instant }
  | { type: 'FallbackBallotCast'; person: PersonId; ballot: 'for' | 'against' | 'abstention' }
  | { type: 'FallbackRejected'; tally: Tally; at: Instant }
  | { type: 'AbandonmentProposed'; by: PersonId; at: Instant }
  | { type: 'AbandonmentConsented'; person: PersonId }
  | { type: 'AbandonmentRefused'; person: PersonId; at: Instant }
  | { type: 'ProposalAbandoned'; at: Instant }
  | { type: 'ProposalWithdrawn'; reason: string; at: Instant }
  | { type: 'ProposalReferred'; to: BodyId; reason: string; at: Instant }
  | { type: 'ForceChanged'; by: ProposalId; change: 'repealed' | 'superseded'; at: Instant }
  | { type: 'DecisionKept'; by: ProposalId; reviewOn: CivilDate; at: Instant }
  | { type: 'ProposalRequalified'; nature: Nature; at: Instant }
  | { type: 'DecisionSuspended'; by: CaseId; at: Instant }
  | { type: 'DecisionResumed'; by: CaseId; at: Instant }
  | { type: 'PublicationNoted'; at: Instant }
  | { type: 'AdviceGiven'; advice: Advice }
  | { type: 'AdviceWaived'; waiver: Waiver }
  | { type: 'MeasuresRecorded'; results: Measured[]; at: Instant }
  | { type: 'DecisionContested'; at: Instant }
  /** `by` is null for those settled before it was kept. */
  | { type: 'ContestSettled'; by: ProposalId | null; at: Instant };

/** What the rules look at besides the proposal itself. All of it is loaded under the commune's lock. */
export interface ProposalContext {
  now: Instant;
  actor: Actor;
  commune: FoundedCommune;
  charter: { version: number; parameters: CharterParameters };
  bodies: BodiesState;
  mandates: MandatesState;
  /** The subject that the proposal answers, as it stands. */
  subject: {
    body: BodyId;
    nature: Nature;
    open: boolean;
    /** It is running affairs, or carries out this decision; the group may have settled its nature. */
    running: boolean;
    executes: ProposalId | null;
    settledBy: ProposalId | null;
    proposal: ProposalId | null;
    /** The meeting that has the subject on its agenda. */
    meeting: string | null;
  } | null;
  /** The decision that the effect or the command names, as it stands. */
  target: {
    inForce: boolean;
    body: BodyId;
    nature: Nature;
    /** Members called it in or contest its nature: what becomes of it is the majority group's to say. */
    awaitsGroup: boolean;
    unmeasured: { endsOn: CivilDate; measures: string[] } | null;
  } | null;
  /** Whether the decision that it carries out is in force. */
  executedInForce: boolean;
  /** The delegation that its text cites; null when there is no such one. */
  delegation: Delegation | null;
  /** What was spent of the envelope that it uses: the delegation's, or its body's. */
  envelope: EnvelopeState;
}
