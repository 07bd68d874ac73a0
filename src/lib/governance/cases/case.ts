import type { CivilDate, Instant } from '#lib/kernel/civil.ts';
import type { BodiesState, BodyId, DecisionId, Perimeter } from '../bodies/index.ts';
import type { CharterState, EmergencyGround } from '../charter/index.ts';
import type { Actor, CommuneState, PersonId } from '../commune/index.ts';
import type { MandatesState } from '../mandates/index.ts';
import type { MeetingId } from '../meetings/index.ts';
import type { SubjectId, SubjectState } from '../subjects/index.ts';
import type {
  Arbitration,
  CallIn,
  CaseId,
  Contest,
  Emergency,
  Hearing,
  KnownCase,
  MayoralAct,
  OffCircuitReport,
  Referral,
  Settlement,
} from './state.ts';

type Beginning<Case, Later extends string> = Omit<Case, 'kind' | 'course' | 'end' | Later>;

export type CaseEvent =
  | ({
      readonly type: 'ReferralMade';
      readonly meeting: MeetingId | null;
      readonly sentOnFrom: CaseId | null;
    } & Beginning<Referral, never>)
  | ({ readonly type: 'CallInBegun' } & Beginning<CallIn, 'calls' | 'openedAt' | 'expiredAt'>)
  | {
      readonly type: 'DecisionCalledIn';
      readonly by: PersonId;
      readonly reason: string;
      readonly until: Instant | null;
      readonly at: Instant;
    }
  | { readonly type: 'CallInOpened'; readonly at: Instant }
  | { readonly type: 'CallInExpired'; readonly at: Instant }
  | ({ readonly type: 'EmergencyInvoked' } & Beginning<Emergency, 'reason' | 'reasonMissedAt' | 'lapsedAt'>)
  | {
      readonly type: 'EmergencyReasonGiven';
      readonly reason: string;
      readonly late: boolean;
      readonly at: Instant;
    }
  | { readonly type: 'EmergencyReasonMissed'; readonly at: Instant }
  | { readonly type: 'EmergencyLapsed'; readonly at: Instant }
  | ({ readonly type: 'OffCircuitReported' } & Beginning<OffCircuitReport, never>)
  | ({ readonly type: 'MatterClaimed' } & Beginning<Arbitration, never>)
  | ({ readonly type: 'ContestOpened' } & Beginning<Contest, never>)
  | ({ readonly type: 'MayoralActRecorded' } & Omit<MayoralAct, 'kind' | 'reportedTo'>)
  | { readonly type: 'MayoralActReported'; readonly meeting: MeetingId }
  | { readonly type: 'CaseEnteredMeeting'; readonly meeting: MeetingId }
  | {
      readonly type: 'CaseHeard';
      readonly meeting: MeetingId;
      readonly end: Hearing['end'];
      readonly at: Instant;
    }
  | {
      readonly type: 'CaseSettled';
      readonly settlement: Settlement;
      readonly decision: DecisionId;
      /** The body to which an arbitration gives the matter. */
      readonly assignedTo: BodyId | null;
      /** Where the disputed subject goes now; null when it stays, or cannot go any more. */
      readonly moved: BodyId | null;
      /** Perimeters that lose the matter, as they then are: what the group gave to one, no other holds. */
      readonly yielding: readonly { readonly body: BodyId; readonly perimeter: Perimeter | null }[];
      /** The adopted text itself already changed what was called in. */
      readonly applied: boolean;
      readonly at: Instant;
    }
  | {
      readonly type: 'ContestLifted';
      readonly settlement: Settlement;
      readonly decision: DecisionId;
      /** Nothing is left to hear: its subject closes with it, unless a text stands on it. */
      readonly closes: boolean;
      readonly at: Instant;
    }
  | { readonly type: 'CaseSentOn'; readonly to: BodyId; readonly at: Instant };

export type CaseRefusal =
  | { readonly code: 'charter-not-in-force' }
  | { readonly code: 'person-required' }
  | { readonly code: 'system-only' }
  | { readonly code: 'not-in-function'; readonly on: CivilDate }
  | { readonly code: 'case-unknown' }
  | { readonly code: 'case-exists'; readonly kind: KnownCase['kind'] }
  | { readonly code: 'reason-too-short'; readonly length: number; readonly minimum: number }
  | { readonly code: 'reason-one-word' }
  | {
      readonly code: 'text-too-long';
      readonly field: string;
      readonly length: number;
      readonly maximum: number;
    }
  | { readonly code: 'text-missing'; readonly field: string }
  | { readonly code: 'subject-unknown' }
  | { readonly code: 'subject-closed' }
  | { readonly code: 'subject-has-proposal' }
  | { readonly code: 'not-heard-yet'; readonly body: BodyId }
  | { readonly code: 'not-in-sending-body'; readonly body: BodyId }
  | { readonly code: 'body-unknown'; readonly body: BodyId }
  | { readonly code: 'body-ended'; readonly body: BodyId }
  | { readonly code: 'body-decides-nothing'; readonly body: BodyId }
  | { readonly code: 'already-there'; readonly body: BodyId }
  | { readonly code: 'political-not-for-bureau' }
  | { readonly code: 'no-majority-group' }
  | { readonly code: 'group-member-required' }
  | { readonly code: 'decision-unknown'; readonly decision: DecisionId }
  | { readonly code: 'decision-not-in-force'; readonly decision: DecisionId }
  | { readonly code: 'decision-of-group' }
  | { readonly code: 'call-in-too-late'; readonly until: Instant }
  | { readonly code: 'already-called-in' }
  | { readonly code: 'call-in-open' }
  | { readonly code: 'group-has-settled'; readonly decision: DecisionId }
  | { readonly code: 'duty-required' }
  | { readonly code: 'ground-not-in-charter'; readonly ground: EmergencyGround }
  | { readonly code: 'invoker-only'; readonly by: PersonId }
  | { readonly code: 'reason-already-given' }
  | { readonly code: 'date-in-the-future'; readonly today: CivilDate }
  | { readonly code: 'date-invalid' }
  | { readonly code: 'claimant-member-required'; readonly body: BodyId }
  | { readonly code: 'matter-not-claimed'; readonly body: BodyId; readonly matter: string }
  | { readonly code: 'concerned-member-required' }
  | { readonly code: 'basis-invalid' }
  | { readonly code: 'amount-invalid' }
  | { readonly code: 'act-author-required' };

/** A decision as a call-in, or the ending of a case, sees it. */
export interface SeenDecision {
  readonly body: BodyId;
  readonly subject: SubjectId;
  readonly state: 'inForce' | 'suspended' | 'superseded' | 'repealed';
  /** A member contests that it was executive, and nothing has settled it. */
  readonly contested: boolean;
  /** When people could know of it; null while the record of its meeting is not published. */
  readonly publishedAt: Instant | null;
  /** What its text says of a case: null when it says nothing, and then it stands in place of what was done. */
  readonly settles: { readonly settlement: Settlement; readonly applied: boolean } | null;
  /** The body to which it gives a disputed matter. */
  readonly assigns: BodyId | null;
}

export interface CaseContext {
  readonly now: Instant;
  readonly actor: Actor;
  readonly commune: CommuneState;
  readonly charter: CharterState;
  readonly bodies: BodiesState;
  readonly mandates: MandatesState;
  /** The subject that the command names. */
  readonly subject: SubjectState;
  /** The decision that the command names; null when it was never adopted. */
  readonly decision: SeenDecision | null;
  /** Whether a proposal has the id under which a person begins a case. */
  readonly proposalExists: boolean;
}
