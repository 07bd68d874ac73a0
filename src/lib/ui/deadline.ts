// Runs in browsers too, of which some have no Temporal: Intl does here.
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { firstOfMonth, hourInWords } from './day.ts';

const zone = 'Europe/Paris';
const day = 86_400_000;

const inParis = (when: string, options: Intl.DateTimeFormatOptions, locale: string = getLocale()): string =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }).format(new Date(when));

/** The civil date in Paris, `YYYY-MM-DD`; a civil date is itself. */
const dateOf = (when: string): string =>
  when.length === 10 ? when : inParis(when, { year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA');

const daysAway = (from: string, to: string): number =>
  Math.round((Date.parse(dateOf(to)) - Date.parse(dateOf(from))) / day);

/** « mardi » within the week, « le 1er décembre » later, with the year when it is another one. */
const dayWords = (until: string, now: string): string => {
  const noon = `${dateOf(until)}T12:00:00Z`;
  const away = daysAway(now, until);
  if (away < 7) return inParis(noon, { weekday: 'long' });
  const otherYear = noon.slice(0, 4) !== dateOf(now).slice(0, 4);
  return m.when_on_day({
    day: firstOfMonth(
      inParis(noon, { day: 'numeric', month: 'long', ...(otherYear && { year: 'numeric' }) }),
    ),
  });
};

/** « avant ce soir 23 h », and earlier in the day « aujourd’hui avant 10 h ». */
const hourToday = (until: string): string => {
  const hour = hourInWords(until);
  return hourOf(until) < 17 ? m.when_today_before({ hour }) : m.when_today_at({ hour });
};

/**
 * By when, as one says it: « avant demain 18 h », « avant mardi », « le 1er décembre », « en retard ».
 * @param until an instant, or a civil date that is included
 * @param now the instant the page was drawn at
 */
export const deadlineInWords = (until: string, now: string): string => {
  const dated = until.length === 10;
  const away = daysAway(now, until);
  if (dated ? away < 0 : until <= now) return m.when_late();
  if (away === 0) return dated ? m.when_today() : hourToday(until);
  if (away === 1) return dated ? m.when_tomorrow() : m.when_tomorrow_at({ hour: hourInWords(until) });
  const words = dayWords(until, now);
  return dated ? words : m.when_before({ day: words });
};

/** Less than two days left, or none. */
export const isUrgent = (until: string, now: string): boolean => daysAway(now, until) < 2;

/** « dimanche 22 novembre » */
export const todayInWords = (now: string): string =>
  firstOfMonth(inParis(now, { weekday: 'long', day: 'numeric', month: 'long' }));

/** Hour of the day in France, 0 to 23. */
export const hourOf = (now: string): number =>
  Number(inParis(now, { hour: '2-digit', hourCycle: 'h23' }, 'en-GB'));
