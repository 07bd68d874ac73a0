import { addDays, addHours, civilDateOf, endOf, timeZone } from '#lib/kernel/civil.ts';
import type { CivilDate, Instant } from '#lib/kernel/civil.ts';

export const isLocalTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/**
 * The instant of a local date and time in Paris. In the night of spring the missing hour is read one hour
 * later; in the night of autumn the doubled hour is its first passage.
 */
export const instantOf = (date: CivilDate, time: string): Instant =>
  Temporal.PlainDateTime.from(`${date}T${time}`)
    .toZonedDateTime(timeZone, { disambiguation: 'compatible' })
    .toInstant()
    .toString({ smallestUnit: 'millisecond' });

/**
 * When the agenda closes: at the end of the day that the charter says, so many days before. A meeting called
 * later than that keeps its agenda open until it starts.
 */
export const cutOffOf = (date: CivilDate, startsAt: Instant, cutOffDays: number, now: Instant): Instant => {
  const cutOff = endOf(addDays(date, -cutOffDays));
  return cutOff > now && cutOff < startsAt ? cutOff : startsAt;
};

/** The end of the day, so many days after an instant: nobody has to publish at midnight and four minutes. */
export const endOfDayAfter = (at: Instant, days: number): Instant => endOf(addDays(civilDateOf(at), days));

/** A meeting that nobody opened, or that nobody closed, ends by itself after a day and a night. */
export const forgottenAt = (from: Instant): Instant => addHours(from, 24);

/** Whole seconds between two instants, never negative. */
export const secondsBetween = (from: Instant, to: Instant): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
