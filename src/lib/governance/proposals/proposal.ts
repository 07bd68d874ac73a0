import type { Actor, FoundedCommune, PersonId } from '../commune/index.ts';
import type { BodiesState, BodyId } from '../bodies/index.ts';
import type { CharterInForce } from '../charter/index.ts';
import type { Delegation, EnvelopeState, Ground } from '../powers/index.ts';
import type { MandatesState } from '../mandates/index.ts';
import type { CaseId } from '../cases/index.ts';
import type { Nature } from '../subjects/index.ts';
import type { Advice, Waiver } from './advice.ts';
import type { ProposalRefusal } from './refusals.ts';
import type { Scope } from './scope.ts';
import type { CivilDate, Instant } from '#lib/kernel/civil.ts';
import type {
  Adoption,
  Ballot,
  Effect,
  ForceChange,
  Handover,
  HeldIn,
  Matter,
  Measured,
  OpenPhase,
  ProposalId,
  StatedPosition,
  Tally,
  Terms,
  Version,
} from './state.ts';

/** Who counted when it ended, whatever they became since (I-28); null for what ended before it was kept. */
type Voters = readonly PersonId[] | null;

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
      present: readonly PersonId[];
      meeting: HeldIn | null;
      at: Instant;
    }
  | { type: 'FacilitatorChanged'; facilitator: PersonId; meeting: HeldIn }
  | { type: 'PresenceRecorded'; present: readonly PersonId[] }
  | { type: 'PhaseMoved'; to: OpenPhase; deadline: Instant | null; at: Instant }
  | { type: 'DeadlineExtended'; deadline: Instant }
  | { type: 'DeadlineMissed'; missing: readonly PersonId[]; at: Instant }
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
  | { type: 'AbsenteeWindowOpened'; until: Instant; absent: readonly PersonId[]; at: Instant }
  | {
      type: 'ProposalAdopted';
      outcome: Adoption;
      version: number;
      terms: Terms;
      charterVersion: number;
      counted: readonly PersonId[];
      silent: readonly PersonId[];
      fallback: Tally | null;
      ground: Ground | null;
      at: Instant;
    }
  | { type: 'CarriedOver'; reason: string; heard: boolean; at: Instant }
  | { type: 'FallbackVoteProposed'; by: PersonId; at: Instant }
  | { type: 'FallbackVoteAgreed'; person: PersonId }
  | { type: 'FallbackVoteOpened'; at: Instant }
  | { type: 'FallbackVoteRefused'; person: PersonId; at: Instant }
  | { type: 'FallbackBallotCast'; person: PersonId; ballot: Ballot }
  | { type: 'FallbackRejected'; tally: Tally; voters: Voters; at: Instant }
  | { type: 'AbandonmentProposed'; by: PersonId; at: Instant }
  | { type: 'AbandonmentConsented'; person: PersonId }
  | { type: 'AbandonmentRefused'; person: PersonId; at: Instant }
  | { type: 'ProposalAbandoned'; voters: Voters; at: Instant }
  | { type: 'ProposalWithdrawn'; reason: string; voters: Voters; at: Instant }
  | { type: 'ProposalReferred'; to: BodyId; reason: string; voters: Voters; at: Instant }
  | { type: 'ForceChanged'; by: ProposalId; change: ForceChange; at: Instant }
  | { type: 'DecisionKept'; by: ProposalId; reviewOn: CivilDate; at: Instant }
  | { type: 'ProposalRequalified'; nature: Nature; at: Instant }
  | { type: 'DecisionSuspended'; by: CaseId; at: Instant }
  | { type: 'DecisionResumed'; by: CaseId; at: Instant }
  | { type: 'TextOffered'; to: PersonId; at: Instant }
  | { type: 'TextHandedOver'; from: PersonId; to: PersonId; why: Handover; at: Instant }
  | { type: 'CarrierNamed'; carriedBy: PersonId; by: PersonId; until: Instant; at: Instant }
  | { type: 'CarrierObjectedTo'; by: PersonId; reason: string; at: Instant }
  | { type: 'CarrierReplaced'; carriedBy: PersonId; at: Instant }
  | { type: 'CharterMerged'; onto: number; until: Instant; at: Instant }
  | { type: 'CharterMergeObjectedTo'; by: PersonId; reason: string; at: Instant }
  | { type: 'AdoptionHindered'; because: ProposalRefusal; at: Instant }
  | { type: 'HindranceLifted'; at: Instant }
  | { type: 'PublicationNoted'; at: Instant }
  | { type: 'AdviceGiven'; advice: Advice }
  | { type: 'AdviceWaived'; waiver: Waiver }
  | { type: 'MeasuresRecorded'; results: readonly Measured[]; at: Instant }
  | { type: 'DecisionContested'; at: Instant }
  /** `by` is null for those settled before it was kept. */
  | { type: 'ContestSettled'; by: ProposalId | null; at: Instant };

/** What the rules look at besides the proposal itself. All of it is loaded under the commune's lock. */
export interface ProposalContext {
  now: Instant;
  actor: Actor;
  commune: FoundedCommune;
  charter: Pick<CharterInForce, 'version' | 'parameters' | 'history'>;
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
    /** What its raiser said that no budget line carries; euros before tax. */
    announcedEuros: number | null;
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
    unmeasured: { endsOn: CivilDate; measures: readonly string[] } | null;
  } | null;
  /** Whether the decision that it carries out is in force, and what it allows to spend; euros before tax. */
  executedInForce: boolean;
  executedEuros: number;
  /** The delegation that its text cites; null when there is no such one. */
  delegation: Delegation | null;
  /** What was spent of the envelope that it uses: the delegation's, or its body's. */
  envelope: EnvelopeState;
  /** What was spent before on the same object. */
  spentOnObject: EnvelopeState;
  /** Whether a case has the id under which it is drafted. */
  caseExists: boolean;
}
