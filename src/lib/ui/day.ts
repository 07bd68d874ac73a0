import { getLocale } from '#lib/paraglide/runtime.js';

const style = { dateStyle: 'long', timeZone: 'Europe/Paris' } as const;
const formats = {
  fr: new Intl.DateTimeFormat('fr-FR', style),
  en: new Intl.DateTimeFormat('en-GB', style),
};

/** « 6 octobre 2026 » in the reader's language, from an instant or a civil date; in Paris, whatever the machine's zone. */
export const dayInWords = (when: string, locale: keyof typeof formats = getLocale()): string => {
  const date = new Date(when.length === 10 ? `${when}T12:00:00Z` : when);
  if (Number.isNaN(date.getTime())) return when;
  return firstOfMonth(formats[locale].format(date), locale);
};

/** In French the first of a month is « 1er », the other days are plain numbers. */
export const firstOfMonth = (words: string, locale: keyof typeof formats = getLocale()): string =>
  locale === 'fr' ? words.replace(/(^|\s)1 (?=\p{L}{3})/u, '$11er ') : words;

const inWords = (date: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(getLocale() === 'fr' ? 'fr-FR' : 'en-GB', {
    ...options,
    timeZone: 'Europe/Paris',
  }).format(new Date(`${date}T12:00:00Z`));

/** « mardi 1er décembre », from a civil date. */
export const weekdayInWords = (date: string): string =>
  firstOfMonth(inWords(date, { weekday: 'long', day: 'numeric', month: 'long' }));

/** « décembre 2026 », from `YYYY-MM`. */
export const monthInWords = (month: string): string =>
  inWords(`${month}-15`, { month: 'long', year: 'numeric' });

/** « 19 h 30 », from `HH:MM`. */
export const clockTime = (time: string): string =>
  getLocale() === 'fr'
    ? time
        .replace(':', ' h ')
        .replace(/^0/, '')
        .replace(/ h 00$/, ' h')
    : time;

/** « 19 h 42 » in Paris, from an instant. */
export const hourInWords = (when: string): string =>
  clockTime(
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Paris' }).format(
      new Date(when),
    ),
  );
