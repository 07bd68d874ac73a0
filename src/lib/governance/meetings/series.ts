import type { BodyId } from '../bodies/index.ts';
import type { CivilDate, Instant } from '#lib/kernel/civil.ts';
import type { MeetingContext, Occasion } from './meeting.ts';
import type { MeetingRefusal } from './refusals.ts';
import type { MeetingId, SeriesId } from './state.ts';

export const rhythmUnits = ['days', 'weeks'] as const;

/** How meetings come back: every so many days from the first, or every so many weeks on a day of the week. */
export interface Recurrence {
  unit: (typeof rhythmUnits)[number];
  every: number;
  /** 1 is Monday, 7 Sunday; null when counted in days. */
  weekday: number | null;
  /** Local time in Paris, `HH:MM`: the clock change moves the instant, never the hour. */
  time: string;
  minutes: number;
  place: string;
  link: string | null;
  /** The first day on which one may fall. */
  startsOn: CivilDate;
  /** The last one, or null for a rhythm without an end: meetings are then planned a few weeks ahead only. */
  until: CivilDate | null;
  skipHolidays: boolean;
}

export interface Pause {
  from: CivilDate;
  to: CivilDate;
}

/** A meeting of the series that is still to come, by the number that gives its id. */
export interface Occurrence {
  meeting: MeetingId;
  date: CivilDate;
}

interface Facts {
  id: SeriesId;
  body: BodyId;
  recurrence: Recurrence;
  pauses: readonly Pause[];
  /** Planned and not past when the series was last looked at. */
  ahead: readonly Occurrence[];
  /** How many it ever planned. */
  count: number;
  /** Every day up to this one has been looked at. */
  plannedTo: CivilDate;
}

export type RunningSeries = Facts & { status: 'running' };
export type SeriesState = { status: 'none' } | RunningSeries | (Facts & { status: 'ended'; on: CivilDate });

export type SeriesEvent =
  | { type: 'SeriesPlanned'; series: SeriesId; body: BodyId; recurrence: Recurrence; at: Instant }
  | { type: 'SeriesChanged'; recurrence: Recurrence; at: Instant }
  | { type: 'SeriesPaused'; from: CivilDate; to: CivilDate; at: Instant }
  | { type: 'SeriesEnded'; on: CivilDate; at: Instant }
  | { type: 'SeriesExtended'; to: CivilDate }
  | { type: 'OccurrencePlanned'; meeting: MeetingId; occasion: Occasion }
  | { type: 'OccurrenceMoved'; meeting: MeetingId; occasion: Occasion }
  | { type: 'OccurrenceCancelled'; meeting: MeetingId; reason: 'paused' | 'ended' | 'changed' };

export type SeriesRefusal =
  | MeetingRefusal
  | { code: 'series-unknown' }
  | { code: 'series-exists' }
  | { code: 'series-ended'; on: CivilDate }
  | { code: 'every-out-of-bounds'; least: number; most: number }
  | { code: 'weekday-missing' }
  | { code: 'dates-disordered' };

export type SeriesContext = MeetingContext;
