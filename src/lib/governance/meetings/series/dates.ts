import { addDays, type CivilDate } from '#lib/kernel/civil.ts';
import { isHoliday } from '#lib/law/index.ts';
import type { MeetingId, SeriesId } from '../state.ts';
import type { Pause, Recurrence } from '../series.ts';

/** Meetings are planned twelve weeks ahead. */
export const horizonDays = 84;
/** Looked at again every fortnight. */
export const renewalDays = 14;

const weekdayOf = (date: CivilDate): number => Temporal.PlainDate.from(date).dayOfWeek;

const firstOn = (date: CivilDate, weekday: number): CivilDate =>
  addDays(date, (weekday - weekdayOf(date) + 7) % 7);

const daysApart = (from: CivilDate, to: CivilDate): number =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;

/** The days of the rhythm from a date to another, both included, before anything is left out. */
const rhythm = (recurrence: Recurrence, from: CivilDate, to: CivilDate): CivilDate[] => {
  const { unit, every, weekday, startsOn } = recurrence;
  const first = unit === 'weeks' && weekday !== null ? firstOn(startsOn, weekday) : startsOn;
  const step = unit === 'weeks' ? every * 7 : every;
  const behind = daysApart(first, from);
  const dates: CivilDate[] = [];
  const begin = behind > 0 ? addDays(first, Math.ceil(behind / step) * step) : first;
  for (let date = begin; date <= to; date = addDays(date, step)) dates.push(date);
  return dates;
};

/** Alsace and Moselle keep two more public holidays (Code du travail, L3134-13). */
export const hasAlsatianHolidays = (insee: string): boolean => /^(57|67|68)/.test(insee);

/**
 * The days on which the series meets, from a date to another included: its rhythm, less public holidays when it
 * skips them, less its pauses, up to its end.
 */
export const datesOf = (
  recurrence: Recurrence,
  pauses: readonly Pause[],
  alsatian: boolean,
  from: CivilDate,
  to: CivilDate,
): CivilDate[] => {
  const last = recurrence.until !== null && recurrence.until < to ? recurrence.until : to;
  return rhythm(recurrence, from, last)
    .filter((date) => !(recurrence.skipHolidays && isHoliday(date, alsatian)))
    .filter((date) => !pauses.some((pause) => pause.from <= date && date <= pause.to));
};

/**
 * The id of the n-th meeting of a series: the beginning of the series' UUID and its number, so that a pure rule
 * names it and a second planning of the same one is refused as existing.
 */
export const occurrenceId = (series: SeriesId, number: number): MeetingId =>
  series.slice(0, 24) + number.toString(16).padStart(12, '0');

/** More meetings than any rhythm plans in a century. */
const mostOccurrences = 0x100000;

/** Ids of that form are for series alone: one taken beforehand would stop a body's rhythm for ever. */
export const isOccurrenceId = (meeting: MeetingId): boolean => {
  const number = Number.parseInt(meeting.slice(24), 16);
  return number >= 1 && number < mostOccurrences;
};
