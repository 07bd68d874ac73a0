import type { Actor, FoundedCommune, PersonId } from '../commune/index.ts';
import type { BodiesState, BodyId } from '../bodies/index.ts';
import type { CharterParameters } from '../charter/index.ts';
import type { MandatesState } from '../mandates/index.ts';
import type { ProposalId, SubjectId } from '../subjects/index.ts';
import type { CivilDate, Instant } from '#lib/kernel/civil.ts';
import type {
  Attendance,
  EveningRole,
  Holder,
  ItemFacts,
  ItemId,
  MeetingId,
  Motion,
  ProposalResult,
  Seated,
  SeriesId,
} from './state.ts';

export const weathers = ['sun', 'brightSpells', 'clouds', 'storm'] as const;
/** « Cette séance a été… » : five answers, from the best to the worst. */
export const evaluations = ['veryGood', 'good', 'fair', 'poor', 'bad'] as const;

/** When and where: local time in Paris, minutes as planned. */
export interface Occasion {
  date: CivilDate;
  time: string;
  minutes: number;
  place: string;
  link: string | null;
}

/** An occasion with what follows from it: its instant, and when the agenda closes. */
export type Scheduled = Occasion & { startsAt: Instant; cutOffAt: Instant };

export type MeetingEvent =
  | ({
      type: 'MeetingPlanned';
      meeting: MeetingId;
      series: SeriesId | null;
      body: BodyId;
      at: Instant;
    } & Scheduled)
  | ({ type: 'MeetingChanged'; at: Instant } & Scheduled)
  | { type: 'MeetingCancelled'; reason: string; at: Instant }
  | { type: 'AgendaClosed'; at: Instant }
  | { type: 'ItemAdded'; item: ItemFacts; by: PersonId | null }
  | { type: 'ItemSupported'; item: ItemId; by: PersonId }
  | { type: 'ItemSized'; item: ItemId; minutes: number }
  | { type: 'ItemRemoved'; item: ItemId; subject: SubjectId; reason: string; at: Instant }
  | { type: 'AgendaArranged'; order: readonly ItemId[]; at: Instant }
  | { type: 'ProposalLinked'; subject: SubjectId; proposal: ProposalId | null }
  | {
      type: 'RoleHeld';
      role: EveningRole;
      person: PersonId;
      basis: Holder['basis'];
      reason: string | null;
      at: Instant;
    }
  | { type: 'AttendanceNoted'; person: PersonId; attendance: Attendance; by: PersonId; at: Instant }
  | { type: 'MeetingOpened'; quorum: { needed: number; present: number }; at: Instant }
  | { type: 'MotionProposed'; motion: Motion; at: Instant }
  | { type: 'MotionConsented'; motion: string; person: PersonId }
  | { type: 'MotionCarried'; motion: string; at: Instant }
  | { type: 'MotionRefused'; motion: string; person: PersonId; reason: string; at: Instant }
  | { type: 'MotionWithdrawn'; motion: string }
  | { type: 'AgendaConsented'; at: Instant }
  | { type: 'MeetingProlonged'; minutes: number }
  | { type: 'WeatherGiven'; person: PersonId }
  | { type: 'WeatherShown'; counts: Record<string, number> }
  | { type: 'ItemStarted'; item: ItemId; at: Instant }
  | { type: 'ProposalHeld'; item: ItemId; proposal: ProposalId }
  | { type: 'ItemEnded'; item: ItemId; dealtWith: boolean; reason: string | null; at: Instant }
  | { type: 'ItemContested'; item: ItemId; reason: string; at: Instant }
  | { type: 'PhaseStarted'; item: ItemId; phase: string; at: Instant }
  | { type: 'ResultNoted'; item: ItemId; proposal: ProposalId; result: ProposalResult; at: Instant }
  | { type: 'RoundOpened'; round: string; order: readonly PersonId[]; at: Instant }
  | { type: 'FloorGiven'; person: PersonId; at: Instant }
  | { type: 'TurnEnded'; person: PersonId; seconds: number; at: Instant }
  | { type: 'TurnPassed'; person: PersonId }
  | { type: 'RoundEnded'; round: string; at: Instant }
  | { type: 'HandRaised'; person: PersonId }
  | { type: 'HandLowered'; person: PersonId }
  | { type: 'BreakAsked'; person: PersonId }
  | { type: 'BreakStarted'; minutes: number; at: Instant }
  | { type: 'BreakEnded'; at: Instant }
  | { type: 'IdeaParked'; idea: string; text: string; by: PersonId; at: Instant }
  | { type: 'NoteWritten'; item: ItemId | null; text: string; revision: number; by: PersonId; at: Instant }
  | {
      type: 'ActionNoted';
      action: string;
      item: ItemId | null;
      text: string;
      owner: PersonId;
      due: CivilDate;
      at: Instant;
    }
  | { type: 'ClosingStarted'; at: Instant }
  | { type: 'EvaluationGiven'; person: PersonId }
  | { type: 'EvaluationShown'; counts: Record<string, number> }
  | { type: 'MeetingClosed'; publishBy: Instant; members: readonly Seated[] | null; at: Instant }
  | { type: 'RecordSent'; at: Instant }
  | {
      type: 'RecordCorrected';
      version: number;
      item: ItemId | null;
      text: string;
      reason: string;
      by: PersonId;
      at: Instant;
    }
  | { type: 'RecordPublished'; version: number; at: Instant };

/** What a meeting needs to know of the subject that a command names. */
export interface SubjectSeen {
  id: SubjectId;
  title: string;
  body: BodyId;
  /** In the backlog, or carried by a proposal: neither parked nor closed. */
  open: boolean;
  proposal: ProposalId | null;
  supporters: readonly PersonId[];
  /** The meeting that has it on its agenda. */
  meeting: MeetingId | null;
  carriedOver: number;
}

/** What the rules look at besides the meeting itself. All of it is loaded under the commune's lock. */
export interface MeetingContext {
  now: Instant;
  actor: Actor;
  commune: FoundedCommune;
  charter: { version: number; parameters: CharterParameters };
  bodies: BodiesState;
  mandates: MandatesState;
  subject: SubjectSeen | null;
  /** How many gave each answer so far, this one left out: what the poll's urn holds. */
  answers: { weather: Readonly<Record<string, number>>; evaluation: Readonly<Record<string, number>> };
}
