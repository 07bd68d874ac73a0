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
  const words = formats[locale].format(date);
  return locale === 'fr' ? words.replace(/^1 /, '1er ') : words;
};
