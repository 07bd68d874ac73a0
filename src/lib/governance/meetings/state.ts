import type { PersonId } from '../commune/index.ts';
import type { BodyId } from '../bodies/index.ts';
import type { ProposalId, Right, SubjectId } from '../subjects/index.ts';
import type { CivilDate, Instant } from '#lib/kernel/civil.ts';

export type { Right };

export type MeetingId = string;
export type ItemId = string;
export type SeriesId = string;

/** What the meeting should have done with an item when it leaves it. */
export const outcomes = ['inform', 'explore', 'decide', 'elect', 'evaluate', 'regularise'] as const;
export type Outcome = (typeof outcomes)[number];

export const eveningRoles = ['facilitator', 'secretary', 'timekeeper'] as const;
export type EveningRole = (typeof eveningRoles)[number];

export const holdingGrounds = ['mandate', 'designation', 'volunteer'] as const;

/** Who holds a role this evening, and whence: a mandate in force, the group's consent at the opening, or goodwill. */
export interface Holder {
  person: PersonId;
  basis: (typeof holdingGrounds)[number];
}

export const attendances = ['present', 'remote', 'excused', 'left'] as const;
export type Attendance = (typeof attendances)[number];

export interface Attended {
  now: Attendance;
  /** Arrived after the opening. */
  late: boolean;
  spans: readonly { from: Instant; to: Instant | null }[];
}

export interface Spell {
  from: Instant;
  to: Instant | null;
}

/** What became of an item in this meeting. Its real time is the sum of its spells, breaks left out. */
export type Course =
  | { status: 'waiting' }
  | { status: 'running'; spells: readonly Spell[]; phases: readonly { phase: string; at: Instant }[] }
  | {
      status: 'dealtWith' | 'carriedOver';
      spells: readonly Spell[];
      phases: readonly { phase: string; at: Instant }[];
      reason: string | null;
      endedAt: Instant;
    };

/** What the item's proposal became while, or after, the meeting dealt with it. */
export const proposalResults = [
  'adopted',
  'adoptedOnTrial',
  'adoptedByFallback',
  'awaitingAbsentees',
  'abandoned',
  'rejectedByFallback',
  'withdrawn',
  'referred',
  'carriedOver',
] as const;
export type ProposalResult = (typeof proposalResults)[number];

/** An item as it comes on the agenda. */
export interface ItemFacts {
  id: ItemId;
  subject: SubjectId;
  title: string;
  /** The proposal that answers the subject, if one does. */
  proposal: ProposalId | null;
  outcome: Outcome;
  /** Null for what comes by right without anybody carrying it. */
  sponsor: PersonId | null;
  right: Right | null;
  minutes: number;
  documents: readonly string[];
  supporters: readonly PersonId[];
  /** Meetings that had it on their agenda and did not deal with it. */
  carriedOver: number;
  addedAt: Instant;
}

export interface AgendaItem extends ItemFacts {
  course: Course;
  results: readonly { proposal: ProposalId; result: ProposalResult; at: Instant }[];
}

/** What is put to the consent of those present: nothing of the agenda changes otherwise once it is opened (I-8). */
export type Matter =
  | { kind: 'agenda'; revision: number }
  | { kind: 'order'; order: readonly ItemId[] }
  | { kind: 'addItem'; item: ItemFacts }
  | { kind: 'removeItem'; item: ItemId }
  | { kind: 'minutes'; item: ItemId; minutes: number }
  | { kind: 'designation'; role: EveningRole; person: PersonId }
  | { kind: 'prolong'; minutes: number };

export interface Motion {
  id: string;
  matter: Matter;
  by: PersonId;
  consents: readonly PersonId[];
}

/** A motion that one objection stopped: its reason is written in the record, as was said when it was given. */
export interface Objected {
  matter: Matter;
  by: PersonId;
  reason: string;
  at: Instant;
}

/** Answers added up as they come: no answer is kept beside its author. */
export interface Poll {
  answered: readonly PersonId[];
  /** Null until the sum is shown; from then on nobody answers, as it would tell what they answered. */
  counts: Record<string, number> | null;
}

export interface Round {
  id: string;
  waiting: readonly PersonId[];
  heard: readonly PersonId[];
  passed: readonly PersonId[];
}

export interface Idea {
  id: string;
  text: string;
  by: PersonId;
  at: Instant;
}

export interface NotedAction {
  id: string;
  item: ItemId | null;
  text: string;
  owner: PersonId;
  due: CivilDate;
}

/** The secretary's notes on an item, or on the whole when `item` is null. */
export interface Note {
  item: ItemId | null;
  text: string;
  revision: number;
}

export interface Correction {
  version: number;
  item: ItemId | null;
  text: string;
  reason: string;
  by: PersonId;
  at: Instant;
}

/** Who sat in the body when its meeting was over, and whether they counted: whoever leaves later stays in the record. */
export interface Seated {
  person: PersonId;
  votes: boolean;
}

export interface MinutesOfRecord {
  sentAt: Instant | null;
  publishBy: Instant;
  publishedAt: Instant | null;
  /** 1 until something is corrected. */
  version: number;
  corrections: readonly Correction[];
}

/** What every meeting has from the day it is planned. Local time is the truth: an instant follows from it. */
export interface Core {
  id: MeetingId;
  series: SeriesId | null;
  body: BodyId;
  date: CivilDate;
  /** `HH:MM`, in Paris. */
  time: string;
  startsAt: Instant;
  minutes: number;
  place: string;
  link: string | null;
  cutOffAt: Instant;
  /** Grows with each change that a calendar must learn of (RFC 5545, SEQUENCE). */
  sequence: number;
  items: readonly AgendaItem[];
  /** Grows with each change of the agenda. */
  revision: number;
  roles: Record<EveningRole, Holder | null>;
  attendance: Record<PersonId, Attended>;
}

/** What there is once people have gathered. */
export interface Evening {
  openedAt: Instant;
  /** As noted at the opening; each decision counts again for itself (I-9). */
  quorum: { needed: number; present: number };
  consentedAt: Instant | null;
  motion: Motion | null;
  objected: readonly Objected[];
  weather: Poll;
  evaluation: Poll;
  floor: { person: PersonId; since: Instant } | null;
  round: Round | null;
  hands: readonly PersonId[];
  pause: { since: Instant; minutes: number } | null;
  breakAskedBy: readonly PersonId[];
  /** Seconds each has spoken: kept for the observatory, shown added up only. */
  speaking: Record<PersonId, number>;
  ideas: readonly Idea[];
  notes: readonly Note[];
  actions: readonly NotedAction[];
  handOvers: readonly {
    role: EveningRole;
    person: PersonId;
    basis: Holder['basis'];
    at: Instant;
    reason: string | null;
  }[];
}

/** The agenda is being built, or waits for the opening. */
export type Ahead = Core & { status: 'agendaOpen' | 'agendaClosed' };
export type Cancelled = Core & { status: 'cancelled'; reason: string; at: Instant };
/** People are gathered; `running` once they have consented to the agenda. */
export type Gathered = Core & Evening & { status: 'opened' | 'running' | 'closing' };
export type Over = Core &
  Evening & {
    status: 'closed' | 'recordPublished';
    closedAt: Instant;
    /** Null for meetings closed before it was kept. */
    members: readonly Seated[] | null;
    record: MinutesOfRecord;
  };

export type Held = Ahead | Cancelled | Gathered | Over;
export type MeetingState = { status: 'none' } | Held;
