import type { CivilDate, Instant } from '#lib/kernel/civil.ts';
import type { Actor, CommuneState, DateTooFar, PersonId } from '../commune/index.ts';
import type {
  BodiesState,
  BodyGone,
  BodyId,
  CitedDecision,
  CitedDecisions,
  DecisionId,
} from '../bodies/index.ts';
import type { CharterState, NatureCriterion } from '../charter/index.ts';

export type SubjectId = string;
export type ProposalId = string;
export const natures = ['political', 'executive'] as const;
export type Nature = (typeof natures)[number];
export const natureAnswers = ['yes', 'no', 'unsure'] as const;
export type NatureAnswer = (typeof natureAnswers)[number];

/** What would make a subject executive: it runs the house, or carries out what was decided. */
export type NatureBasis =
  { readonly kind: 'runningAffairs' } | { readonly kind: 'executes'; readonly decision: DecisionId };

/** The grid as it was answered, kept as the reason of the nature (I-1). */
export interface NatureGrounds {
  readonly answers: Readonly<Record<NatureCriterion, NatureAnswer>>;
  /** Spending that no budget line carries, euros before tax. */
  readonly unbudgetedEuros: number | null;
  readonly basis: NatureBasis | null;
}

export interface NatureContest {
  readonly by: PersonId;
  readonly reason: string;
  readonly at: Instant;
}

export const passageEnds = ['dealtWith', 'carriedOver', 'removed'] as const;

/** How a subject came out of a meeting that had it on its agenda: its history, and its priority next time. */
export interface Passage {
  readonly meeting: string;
  readonly end: (typeof passageEnds)[number];
  readonly at: Instant;
}

/** Why a subject stands on an agenda without anybody having asked: nobody removes it, and it goes first, in this order. */
export const rights = ['emergency', 'callIn', 'contest', 'referral', 'petition', 'offCircuit'] as const;
export type Right = (typeof rights)[number];

/** What makes a meeting hear the subject whoever wants it or not, and since when. */
export interface HeldByRight {
  readonly case: string;
  readonly right: Right;
  readonly since: Instant;
}

interface SubjectFacts {
  readonly id: SubjectId;
  readonly title: string;
  readonly text: string;
  readonly raisedBy: PersonId;
  readonly raisedAt: Instant;
  /** The body in whose backlog it waits. */
  readonly body: BodyId;
  /** Where it comes from: campaign promise, petition, service, meeting. */
  readonly origin: string | null;
  readonly nature: Nature;
  readonly grounds: NatureGrounds;
  readonly contests: readonly NatureContest[];
  /** The majority group's decision that settled the nature. */
  readonly settledBy: DecisionId | null;
  readonly supporters: readonly PersonId[];
  /** The meeting that has it on its agenda now. */
  readonly meeting: string | null;
  readonly passages: readonly Passage[];
  /** Null when it waits for whoever wants to take it up. */
  readonly byRight: HeldByRight | null;
  /** The bodies in whose backlog it has been, the present one last: a body twice means it goes in circles. */
  readonly homes: readonly BodyId[];
}

export type SubjectOutcome =
  | { readonly kind: 'dealtWith'; readonly decision: DecisionId }
  /** Told or looked back on in a meeting: that is all that was wanted of it. */
  | { readonly kind: 'heard'; readonly meeting: string }
  | { readonly kind: 'withdrawn'; readonly reason: string }
  | { readonly kind: 'referred'; readonly to: BodyId }
  | { readonly kind: 'merged'; readonly into: SubjectId };

export type RaisedSubject = SubjectFacts & { readonly status: 'raised' };
export type ParkedSubject = SubjectFacts & {
  readonly status: 'parked';
  readonly reason: string;
  /** Comes back to the backlog on that day. */
  readonly until: CivilDate;
};
/** When a text took the subject: as soon as it was drafted in old journals, since then when it is tabled (I-27). */
export type TakenAt = 'drafting' | 'tabling';

export type SubjectOnAgenda = SubjectFacts & {
  readonly status: 'onAgenda';
  readonly proposal: ProposalId;
  readonly takenAt: TakenAt;
};
export type ClosedSubject = SubjectFacts & {
  readonly status: 'closed';
  readonly how: SubjectOutcome;
  readonly closedAt: Instant;
};
export type OpenSubject = RaisedSubject | ParkedSubject | SubjectOnAgenda;
export type SubjectState = { readonly status: 'none' } | OpenSubject | ClosedSubject;

export type SubjectEvent =
  | {
      readonly type: 'SubjectRaised';
      readonly id: SubjectId;
      readonly title: string;
      readonly text: string;
      readonly body: BodyId;
      readonly origin: string | null;
      readonly nature: Nature;
      readonly grounds: NatureGrounds;
      readonly by: PersonId;
      readonly at: Instant;
    }
  | {
      readonly type: 'NatureContested';
      readonly by: PersonId;
      readonly reason: string;
      readonly at: Instant;
    }
  | {
      readonly type: 'NatureCarried';
      /** The political subject that was joined to this one. */
      readonly from: SubjectId;
      readonly contests: readonly NatureContest[];
    }
  | { readonly type: 'NatureSettled'; readonly nature: Nature; readonly decision: DecisionId }
  | { readonly type: 'SubjectParked'; readonly reason: string; readonly until: CivilDate }
  | { readonly type: 'SubjectUnparked' }
  | { readonly type: 'SubjectSupported'; readonly by: PersonId }
  | { readonly type: 'SubjectMoved'; readonly body: BodyId; readonly reason: string }
  | { readonly type: 'SubjectPutOnAgenda'; readonly proposal: ProposalId; readonly takenAt: TakenAt }
  | { readonly type: 'SubjectReturnedToBacklog' }
  | { readonly type: 'SubjectEnteredMeeting'; readonly meeting: string }
  | {
      readonly type: 'SubjectExitedMeeting';
      readonly meeting: string;
      readonly end: Passage['end'];
      readonly at: Instant;
    }
  | {
      readonly type: 'SubjectHeldByRight';
      readonly case: string;
      readonly right: Right;
      readonly meeting: string | null;
      readonly at: Instant;
    }
  | { readonly type: 'SubjectRecalled'; readonly body: BodyId; readonly at: Instant }
  | { readonly type: 'SubjectClosed'; readonly how: SubjectOutcome; readonly at: Instant };

export type SubjectRefusal =
  | { readonly code: 'subject-exists'; readonly subject: SubjectId }
  | { readonly code: 'subject-unknown' }
  | { readonly code: 'subject-closed'; readonly how: SubjectOutcome }
  | { readonly code: 'subject-not-in-backlog'; readonly status: SubjectState['status'] }
  | { readonly code: 'subject-not-parked'; readonly status: SubjectState['status'] }
  | { readonly code: 'subject-not-on-agenda'; readonly status: SubjectState['status'] }
  | { readonly code: 'proposal-on-subject'; readonly proposal: ProposalId }
  | { readonly code: 'subject-on-agenda'; readonly meeting: string }
  | { readonly code: 'agenda-consent-needed' }
  | { readonly code: 'held-by-right'; readonly right: Right }
  | { readonly code: 'person-required' }
  | { readonly code: 'system-only' }
  | { readonly code: 'not-in-function'; readonly on: CivilDate }
  | { readonly code: 'elected-or-staff-required' }
  | { readonly code: 'elected-member-required' }
  | { readonly code: 'raiser-only'; readonly raisedBy: PersonId }
  | { readonly code: 'raiser-or-body-member-only'; readonly body: BodyId }
  | { readonly code: 'raiser-or-supporter-only' }
  | { readonly code: 'charter-not-in-force' }
  | BodyGone
  | { readonly code: 'title-required' }
  | { readonly code: 'title-too-long'; readonly length: number; readonly maximum: number }
  | { readonly code: 'text-required' }
  | {
      readonly code: 'text-too-long';
      readonly field: 'text' | 'origin' | 'reason';
      readonly length: number;
      readonly maximum: number;
    }
  | { readonly code: 'amount-invalid'; readonly unbudgetedEuros: number }
  | { readonly code: 'reason-too-short'; readonly length: number; readonly minimum: number }
  | { readonly code: 'decision-unknown'; readonly decision: DecisionId }
  | {
      readonly code: 'decision-not-in-force';
      readonly decision: DecisionId;
      readonly state: CitedDecision['state'];
    }
  | { readonly code: 'decision-not-of-majority-group'; readonly decision: DecisionId; readonly body: BodyId }
  | { readonly code: 'already-political' }
  | { readonly code: 'contest-too-late'; readonly until: Instant }
  | { readonly code: 'nature-already-settled'; readonly decision: DecisionId }
  | DateTooFar
  | { readonly code: 'date-not-after-today'; readonly date: string; readonly today: CivilDate }
  | { readonly code: 'own-subject' }
  | { readonly code: 'already-supported' }
  | { readonly code: 'merge-into-itself' }
  | { readonly code: 'merge-target-unknown'; readonly subject: SubjectId }
  | { readonly code: 'merge-target-closed'; readonly subject: SubjectId }
  | { readonly code: 'merge-target-settled'; readonly subject: SubjectId }
  | { readonly code: 'same-body'; readonly body: BodyId };

export interface SubjectContext {
  readonly now: Instant;
  readonly actor: Actor;
  readonly commune: CommuneState;
  readonly charter: CharterState;
  readonly bodies: BodiesState;
  readonly decisions: CitedDecisions;
  /** State of the subject named by `MergeSubject.into`; null when there is none or no merge. */
  readonly mergeTarget: SubjectState | null;
  /** The text that has the subject, in a journal where drafting took it, is still a draft: it holds nothing. */
  readonly heldByDraft: boolean;
}
