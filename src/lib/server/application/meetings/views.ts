import type { Body } from '#lib/governance/bodies/index.ts';
import type {
  Attendance,
  EveningRole,
  MeetingState,
  Outcome,
  PlaceReason,
  ProposalResult,
  Right,
} from '#lib/governance/meetings/index.ts';
import type { PersonView } from '../people/persons.ts';
import type { AnsweredObjection } from '../register/decision.ts';
import type { DecisionLink } from '../register/titles.ts';
import type { CivilDate, Instant } from '#lib/kernel/civil.ts';

/** A line of the calendar and of the list: nobody in it. */
export interface MeetingLineView {
  id: string;
  body: { id: string; name: string; power: Body['power'] | null };
  status: MeetingState['status'];
  date: CivilDate;
  time: string;
  startsAt: Instant;
  endsAt: Instant;
  place: string;
  items: number;
  publishedAt: Instant | null;
  /** For calendars (RFC 5545, SEQUENCE). */
  sequence: number;
}

export interface ItemView {
  id: string;
  title: string;
  subject: string;
  proposal: string | null;
  outcome: Outcome;
  right: Right | null;
  sponsor: PersonView | null;
  minutes: number;
  /** Seconds really spent, breaks left out, as of the reading; null before it starts. */
  seconds: number | null;
  documents: readonly string[];
  supporters: number;
  carriedOver: number;
  status: 'waiting' | 'running' | 'dealtWith' | 'carriedOver';
  reason: string | null;
  phases: readonly { phase: string; at: Instant }[];
  results: readonly { proposal: string; result: ProposalResult; at: Instant }[];
  /** What its text became between two meetings: there is nothing left to decide. */
  decidedBefore: DecisionLink | null;
  acts: { remove: boolean; resize: boolean; support: boolean; start: boolean; contest: boolean };
}

export interface EveningRoleView {
  role: EveningRole;
  /** Null when nobody holds it, or its holder has lost it since. */
  person: PersonView | null;
  basis: 'mandate' | 'designation' | 'volunteer' | null;
  /** Those whose mandate is in force: the rota. */
  mandated: PersonView[];
}

/** Who might facilitate, the one who did it least lately first; `beyond` the share that the charter aims at. */
export interface RotaView {
  person: PersonView;
  times: number;
  share: number;
  beyond: boolean;
}

export interface AttendanceView {
  person: PersonView;
  /** Counts in the quorum. */
  votes: boolean;
  now: Attendance | null;
  late: boolean;
  spans: readonly { from: string; to: string | null }[];
}

/** A subject of the backlog that may come on the agenda. */
export interface CandidateView {
  id: string;
  title: string;
  nature: 'political' | 'executive';
  proposal: string | null;
  supporters: number;
  carriedOver: number;
}

/** The order that the system proposes before the agenda is consented to, and why. */
export interface ProposedOrderView {
  places: { item: string; reason: PlaceReason; startsAfter: number | null }[];
  /** Minutes left for items, and minutes asked for. */
  room: number;
  asked: number;
}

export interface MotionView {
  id: string;
  kind: 'agenda' | 'order' | 'addItem' | 'removeItem' | 'minutes' | 'designation' | 'prolong';
  by: PersonView;
  item: { id: string; title: string } | null;
  order: { id: string; title: string }[];
  role: EveningRole | null;
  person: PersonView | null;
  minutes: number | null;
  consents: number;
  awaited: PersonView[];
  mine: boolean;
}

/** An answer added up: null until enough have answered for nobody to be found in it. */
export interface PollView {
  answered: number;
  expected: number;
  mine: boolean;
  counts: Record<string, number> | null;
}

/** What was put to consent and stopped by one objection, kept in the record. */
export interface ObjectedView extends Pick<MotionView, 'kind' | 'item' | 'role' | 'person' | 'minutes'> {
  by: PersonView;
  reason: string;
  at: Instant;
}

export interface SpeechView {
  floor: { person: PersonView; since: Instant } | null;
  round: { id: string; waiting: PersonView[]; heard: PersonView[]; passed: PersonView[] } | null;
  hands: PersonView[];
  /** In aggregate only: who spoke how long is the observatory's sum, not a ranking. */
  seconds: number;
  speakers: number;
  silent: number;
}

/** What the viewer may do now, asked of the rules themselves. */
export interface MeetingActs {
  change: boolean;
  cancel: boolean;
  assign: boolean;
  add: boolean;
  arrange: boolean;
  open: boolean;
  checkIn: boolean;
  leave: boolean;
  excuse: boolean;
  noteOthers: boolean;
  proposeAgenda: boolean;
  proposeChange: boolean;
  consent: boolean;
  object: boolean;
  weather: boolean;
  evaluate: boolean;
  takeOver: boolean;
  conduct: boolean;
  endItem: boolean;
  holdProposal: boolean;
  openRound: boolean;
  endTurn: boolean;
  pass: boolean;
  raiseHand: boolean;
  lowerHand: boolean;
  askBreak: boolean;
  startBreak: boolean;
  endBreak: boolean;
  parkIdea: boolean;
  write: boolean;
  startClosing: boolean;
  close: boolean;
  send: boolean;
  correct: boolean;
  publish: boolean;
}

export interface MeetingRecordView {
  closedAt: Instant;
  sentAt: Instant | null;
  publishBy: string;
  publishedAt: Instant | null;
  version: number;
  corrections: {
    version: number;
    item: string | null;
    text: string;
    reason: string;
    at: Instant;
    by: PersonView;
  }[];
}

/** A meeting as someone who sits in its body sees it, from its planning to its record. */
export interface MeetingView {
  id: string;
  /** Version of the stream, for the next command. */
  /** Of the stream, for `If-Match`. */
  version: number;
  status: Exclude<MeetingState['status'], 'none'>;
  series: string | null;
  body: { id: string; name: string; power: string };
  date: CivilDate;
  time: string;
  startsAt: Instant;
  minutes: number;
  place: string;
  link: string | null;
  cutOffAt: Instant;
  cancelled: { reason: string; at: Instant } | null;
  /** Of the agenda: what an arrangement must name. */
  revision: number;
  items: ItemView[];
  /** Empty when the viewer may add nothing now. */
  candidates: CandidateView[];
  proposed: ProposedOrderView | null;
  roles: EveningRoleView[];
  /** Empty once the meeting is open. */
  rota: RotaView[];
  attendance: AttendanceView[];
  quorum: { needed: number; present: number };
  openedAt: Instant | null;
  consentedAt: Instant | null;
  motion: MotionView | null;
  objected: ObjectedView[];
  weather: PollView | null;
  evaluation: PollView | null;
  speech: SpeechView | null;
  pause: { since: Instant; minutes: number } | null;
  breakAskedBy: number;
  ideas: readonly { id: string; text: string; by: PersonView }[];
  notes: readonly { item: string | null; text: string; revision: number }[];
  actions: { id: string; item: string | null; text: string; owner: PersonView; due: CivilDate }[];
  record: MeetingRecordView | null;
  /** What the meeting decided, texts included, as the register shows it. */
  decisions: RecordedDecisionView[];
  acts: MeetingActs;
}

/** What became of an item that a proposal answered. */
export interface DecidedItemView {
  item: string;
  proposal: string;
  result: ProposalResult;
  title: string;
  /** The text as adopted, or as it stands while the absent have their time. */
  text: string;
  /** Until when the absent members state their position (I-11). */
  absenteesUntil: string | null;
  reviewOn: CivilDate | null;
  objections: AnsweredObjection[];
}

/** For the members of the body: also the concerns (*réserves*), which block nothing and are kept. */
export interface RecordedDecisionView extends DecidedItemView {
  concerns: { by: PersonView; text: string }[];
}
