import type { Actor, FoundedCommune, PersonId } from '../commune/index.ts';
import type { BodiesCommand, BodiesRefusal, BodiesState, BodyId } from '../bodies/index.ts';
import type { CharterRefusal, CharterParameters } from '../charter/index.ts';
import type { DelegatedPower, Delegation, EnvelopeState, Ground, Obstacle } from '../competence/index.ts';
import type { MandatesCommand, MandatesRefusal, MandatesState } from '../mandates/index.ts';
import type { CaseId, Settlement } from '../referrals/index.ts';
import type { Nature } from '../subjects/index.ts';
import type { Advice, AdviceWords, Waiver } from './advice.ts';
import type { Scope } from './scope.ts';
import type { CivilDate, Instant } from '#lib/kernel/civil.ts';

export type ProposalId = string;

/** What the charter treats apart: in these, the silence of an absent member is never enough (I-11). */
export type Matter = 'ordinary' | 'charter' | 'budget' | 'election';

type Without<Command, Field extends PropertyKey> = Command extends unknown ? Omit<Command, Field> : never;

/** A change of bodies, roles or mandates, as the adopted text makes it: the decision it cites is the proposal. */
export type OrganisationChange = Without<BodiesCommand | MandatesCommand, 'decision' | 'act'>;

/** What adoption does by itself to something else that stands in the journal. */
export type Effect =
  | { kind: 'none' }
  | { kind: 'charter'; parameters: CharterParameters }
  | { kind: 'nature'; subject: string; nature: Nature }
  | { kind: 'organise'; changes: OrganisationChange[] }
  /** A body decides in the group's place, within bounds and until a day (I-3). */
  | ({ kind: 'delegate' } & DelegatedPower)
  | { kind: 'repeal'; decision: ProposalId }
  | { kind: 'supersede'; decision: ProposalId }
  | { kind: 'keep'; decision: ProposalId; reviewOn: CivilDate }
  /** What the group says of what was done without it: the case is its subject's (I-2, I-4). */
  | { kind: 'settle'; settlement: Settlement }
  /** Whose matter it is, when two bodies claim it. */
  | { kind: 'assign'; to: BodyId };

/** Who carries the decision, when it is looked at again, and for a trial its end and its measures (I-14). */
export interface Terms {
  carriedBy: PersonId;
  reviewOn: CivilDate;
  trial: { endsOn: CivilDate; measures: string[] } | null;
}

/** What a measure of a trial came to: its result, or the reason why there is none. */
export interface Measured {
  measure: string;
  result: string | null;
  reason: string | null;
}

/** The three ways of resolving an objection. */
export type Resolution =
  | { way: 'amended' }
  | { way: 'measured'; indicator: string; on: CivilDate }
  | { way: 'shortened'; endsOn: CivilDate };

export interface Version {
  number: number;
  title: string;
  text: string;
  terms: Terms | null;
  /** What adopting this version does: changing it is changing the text (I-13). */
  effect: Effect;
  scope: Scope;
  integrates: { objection: string; resolution: Resolution }[];
  at: Instant;
}

export type Position =
  | { kind: 'consent' }
  | { kind: 'concern'; text: string }
  | { kind: 'abstention' }
  | { kind: 'objection'; objection: string };

/** A position as a person states it: an objection comes with its criterion and its argument (I-12). */
export type StatedPosition =
  | { kind: 'consent' }
  | { kind: 'concern'; text: string }
  | { kind: 'abstention' }
  | { kind: 'objection'; objection: string; criterion: string; argument: string };

export interface Objection {
  id: string;
  author: PersonId;
  version: number;
  criterion: string;
  argument: string;
  at: Instant;
  /** Found admissible by the group's test; an untested objection blocks just the same. */
  tested: boolean;
  status:
    | { kind: 'open' }
    | { kind: 'underTest'; judgements: Record<PersonId, { admissible: boolean; reason: string }> }
    | { kind: 'integrated'; version: number; resolution: Resolution }
    | { kind: 'resolved'; version: number; resolution: Resolution }
    | { kind: 'concern' }
    | { kind: 'withdrawn' };
}

export interface Contribution {
  id: string;
  author: PersonId;
  text: string;
  at: Instant;
}
export interface Question extends Contribution {
  answer: { text: string; at: Instant } | null;
}

export type OpenPhase =
  'presentation' | 'clarification' | 'reactions' | 'amendment' | 'objections' | 'integration';

/** The meeting that gives a proposal its presence and its facilitator, and on what ground they facilitate. */
export interface HeldIn {
  id: string;
  basis: 'mandate' | 'designation' | 'volunteer';
}

/**
 * Where the procedure takes place: around a table, or between meetings with deadlines. `meeting` is null for a
 * table that the meetings of this journal do not know: presence is then noted on the proposal itself.
 */
export type Setting =
  | {
      kind: 'meeting';
      label: string;
      facilitator: PersonId;
      present: PersonId[];
      openedAt: Instant;
      meeting: HeldIn | null;
    }
  | { kind: 'betweenMeetings'; deadline: Instant; missed: boolean };

export interface FallbackVote {
  proposedBy: PersonId;
  agreed: PersonId[];
  ballots: Record<PersonId, 'for' | 'against' | 'abstention'> | null;
}
export interface Abandonment {
  proposedBy: PersonId;
  consents: PersonId[];
}

export interface Tally {
  for: number;
  against: number;
  abstention: number;
}

/** What every proposal has, whatever its state. */
export interface Core {
  id: ProposalId;
  subject: string;
  body: BodyId;
  nature: Nature;
  matter: Matter;
  sponsor: PersonId;
  /** The decision that it carries out, as its subject says. */
  executes: ProposalId | null;
  draftedAt: Instant;
  versions: [Version, ...Version[]];
  questions: Question[];
  reactions: Contribution[];
  suggestions: Contribution[];
  objections: Objection[];
  recused: { person: PersonId; reason: string }[];
  /** What the services concerned said, in the order in which it came. */
  advices: Advice[];
  waiver: Waiver | null;
  /** Meetings in which objections were heard and stayed unresolved: the fallback counts them (I-15). */
  meetingsHeard: number;
  rounds: number;
  /** The meeting that last dealt with it, which is told what becomes of it. */
  heldIn: string | null;
  /** When the record of that meeting became public. */
  publishedAt: Instant | null;
}

export interface AbsenteeWindow {
  until: Instant;
  absent: PersonId[];
  present: PersonId[];
  facilitator: PersonId;
}

export type InForce =
  | { kind: 'inForce'; reviewOn: CivilDate }
  | { kind: 'superseded'; by: ProposalId; at: Instant }
  | { kind: 'repealed'; by: ProposalId; at: Instant };

export interface Decision {
  decidedAt: Instant;
  version: number;
  terms: Terms;
  charterVersion: number;
  /** Who was counted, and how: kept inside the body (I-25). */
  counted: PersonId[];
  positions: Record<PersonId, Position>;
  silent: PersonId[];
  fallback: Tally | null;
  /** Why its body could decide; null for a decision taken before grounds were kept. */
  ground: Ground | null;
  force: InForce;
  /** The call-in that stops its execution until the group has settled it (I-4). */
  suspendedBy: CaseId | null;
  /** A member contests that it was executive, and the group has not settled it yet: an open irregularity (I-1). */
  contested: boolean;
  /** What its trial came to; null until it is noted. */
  measured: { results: Measured[]; at: Instant } | null;
  kept: { by: ProposalId; at: Instant; reviewOn: CivilDate }[];
}

export type Closure =
  | { outcome: 'adopted' | 'adoptedOnTrial' | 'adoptedByFallback'; decision: Decision }
  | { outcome: 'withdrawn'; reason: string; at: Instant }
  | { outcome: 'abandoned'; at: Instant }
  | { outcome: 'rejectedByFallback'; tally: Tally; at: Instant }
  | { outcome: 'referred'; to: BodyId; reason: string; at: Instant };

export type ProposalState =
  | { phase: 'none' }
  | (Core & { phase: 'draft' })
  | (Core & { phase: 'tabled'; deferred: { reason: string; at: Instant } | null })
  | (Core & {
      phase: OpenPhase;
      setting: Setting;
      positions: Record<PersonId, Position>;
      /** Who said to have nothing to add in this phase. */
      ready: PersonId[];
      fallback: FallbackVote | null;
      abandonment: Abandonment | null;
    })
  | (Core & { phase: 'absentees'; window: AbsenteeWindow; positions: Record<PersonId, Position> })
  | (Core & { phase: 'closed'; closure: Closure });

export type Proposed = Exclude<ProposalState, { phase: 'none' }>;
export type Open = Extract<ProposalState, { phase: OpenPhase }>;

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
  | { type: 'SettleContest' }
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
      outcome: 'adopted' | 'adoptedOnTrial' | 'adoptedByFallback';
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
  | { type: 'ContestSettled'; at: Instant };

export type ProposalRefusal =
  | { code: 'charter-not-in-force' }
  | { code: 'proposal-unknown' }
  | { code: 'proposal-exists' }
  | { code: 'phase-forbids'; phase: ProposalState['phase']; wanted: string }
  | { code: 'person-required' }
  | { code: 'system-only' }
  | { code: 'subject-closed' }
  | { code: 'subject-has-proposal'; proposal: ProposalId }
  | { code: 'subject-elsewhere'; body: BodyId }
  | { code: 'body-unknown' }
  | { code: 'not-elected' }
  | { code: 'not-a-voter'; body: string }
  | { code: 'not-present' }
  | { code: 'recused' }
  | { code: 'sponsor-only'; sponsor: PersonId }
  | { code: 'facilitator-only'; facilitator: PersonId | null }
  | { code: 'no-facilitator'; body: string }
  | { code: 'mayor-never-facilitates' }
  | { code: 'sponsor-never-facilitates' }
  | { code: 'present-not-voters'; persons: PersonId[] }
  | { code: 'quorum-missing'; quorum: number; present: number }
  | { code: 'stale-text'; current: number; seen: number }
  | { code: 'text-missing' }
  | { code: 'text-too-long'; field: string; length: number; most: number }
  | { code: 'text-too-short'; field: string; least: number }
  | { code: 'terms-missing' }
  | { code: 'terms-in-the-past'; reviewOn: CivilDate }
  | { code: 'trial-without-measure' }
  | { code: 'carrier-not-in-function' }
  | { code: 'criterion-unknown'; criterion: string }
  | { code: 'objection-unknown' }
  | { code: 'objection-not-open' }
  | { code: 'objection-exists' }
  | { code: 'objection-author-only'; author: PersonId }
  | { code: 'objection-author-not-judge' }
  | { code: 'already-judged' }
  | { code: 'objections-open'; objections: string[] }
  | { code: 'positions-missing'; persons: PersonId[] }
  | Obstacle
  | { code: 'not-on-trial' }
  | { code: 'carrier-required'; carriedBy: PersonId }
  | { code: 'measure-missing'; measure: string }
  | { code: 'trial-not-measured'; measures: string[] }
  | { code: 'staff-required' }
  | { code: 'service-not-concerned'; services: string[] }
  | { code: 'advice-missing'; services: string[] }
  | { code: 'advice-not-missing' }
  | { code: 'delegation-refused'; reason: 'body' | 'matters' | 'until' | 'envelope' | 'alert' }
  | { code: 'nothing-changed' }
  | { code: 'already-answered' }
  | { code: 'question-unknown' }
  | { code: 'days-out-of-bounds'; least: number; most: number }
  | { code: 'not-between-meetings' }
  | { code: 'not-in-meeting' }
  | { code: 'held-by-meeting'; meeting: string }
  | { code: 'fallback-not-in-charter' }
  | { code: 'fallback-not-for'; matter: Matter }
  | { code: 'fallback-too-early'; meetings: number; needed: number }
  | { code: 'fallback-not-open' }
  | { code: 'fallback-underway' }
  | { code: 'fallback-nothing-to-settle' }
  | { code: 'abandonment-not-open' }
  | { code: 'decision-not-in-force' }
  | { code: 'effect-needs-group' }
  | { code: 'change-refused'; place: number; of: 'bodies'; refusal: BodiesRefusal }
  | { code: 'change-refused'; place: number; of: 'mandates'; refusal: MandatesRefusal }
  | { code: 'charter-text-refused'; refusal: CharterRefusal }
  | { code: 'already-in-group' };

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
    unmeasured: { endsOn: CivilDate; measures: string[] } | null;
  } | null;
  /** Whether the decision that it carries out is in force. */
  executedInForce: boolean;
  /** The delegation that its text cites; null when there is no such one. */
  delegation: Delegation | null;
  /** What was spent of the envelope that it uses: the delegation's, or its body's. */
  envelope: EnvelopeState;
}
