const long = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });

/** « 6 octobre 2026 », from an instant or a civil date. */
export const dayInWords = (when: string): string => {
  const date = new Date(when.length === 10 ? `${when}T12:00:00Z` : when);
  return Number.isNaN(date.getTime()) ? when : long.format(date);
};
