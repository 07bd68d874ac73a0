import { getLocale } from '#lib/paraglide/runtime.js';

/** « 15 000 € » in the reader's language; cents only when there are some. */
export const eurosInWords = (amount: number, locale: 'fr' | 'en' = getLocale()): string =>
  new Intl.NumberFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
  }).format(amount);
