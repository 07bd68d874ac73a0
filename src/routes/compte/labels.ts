import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

/** A date and hour as said in France, in the language of the page. */
export const dateTime = (at: Date): string =>
  new Intl.DateTimeFormat(getLocale(), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Paris',
  }).format(at);

// Most browsers claim to be several others: the most particular name comes first.
const browsers = [
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Edge', /Edg(A|iOS)?\//],
  ['Opera', /OPR\//],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Safari\//],
] as const;
const systems = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['Mac', /Macintosh/],
  ['Linux', /Linux/],
] as const;

const firstOf = (known: readonly (readonly [string, RegExp])[], agent: string): string | undefined =>
  known.find(([, pattern]) => pattern.test(agent))?.[0];

/** « Firefox sur Android », from what the browser says of itself. */
export const deviceOf = (userAgent: string | null): string => {
  const browser = firstOf(browsers, userAgent ?? '');
  const system = firstOf(systems, userAgent ?? '');
  if (browser && system) return m.account_device_on({ browser, system });
  return browser ?? system ?? m.account_device_unknown();
};
