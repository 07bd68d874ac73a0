/** How ids are called in a sentence. */
export interface Naming {
  person(id: string): string;
  body(id: string): string;
}

export type Locale = 'fr' | 'en';

/** French, then English. Each says why, and what to do next. */
export type Pair = readonly [french: string, english: string];

/**
 * What a refusal means to whoever acted: there is no such thing, or none that they may know of (`unknown`);
 * another person may (`notYou`); other words or another choice would do (`words`); or another moment
 * (`notNow`, unless said otherwise).
 */
export type Meaning = 'unknown' | 'notYou' | 'words' | 'notNow';

/** The pair of sentences of one refusal, from its facts. */
export type Say<Facts> = ((facts: Facts, naming: Naming) => Pair) & {
  readonly means?: Meaning;
  /** The fields of commands that other words would do for, as paths. */
  readonly fields?: readonly string[];
};

/** One pair a refusal code: a code without its sentences does not compile. */
export type Sentences<Refusal extends { readonly code: string }> = {
  readonly [Code in Refusal['code']]: Say<Extract<Refusal, { readonly code: Code }>>;
};

type Plain<Facts> = (facts: Facts, naming: Naming) => Pair;

/** What the command is about does not exist, as far as who sends it may know. */
export const unknown = <Facts>(say: Plain<Facts>): Say<Facts> =>
  Object.assign(say, { means: 'unknown' as const });

/** The rule would let somebody else through. */
export const notYou = <Facts>(say: Plain<Facts>): Say<Facts> =>
  Object.assign(say, { means: 'notYou' as const });

/** The rule would let through what is written or chosen otherwise, in one of these fields of the command. */
export const words = <Facts>(say: Plain<Facts>, ...fields: readonly string[]): Say<Facts> =>
  Object.assign(say, { means: 'words' as const, fields });

const dates: Record<Locale, Intl.DateTimeFormat> = {
  fr: new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};

/** A civil date in words: « 6 octobre 2026 »; what is no date is given back as it came. */
export const day = (date: string, locale: Locale): string => {
  const instant = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(instant.getTime()) ? date : dates[locale].format(instant);
};

/** « Ana Ruiz, Bob Lay et Cléo Bru ». */
export const list = (words: readonly string[], locale: Locale): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(words.filter((word) => word !== ''));

export const people = (ids: readonly string[], naming: Naming, locale: Locale): string =>
  list(ids.map(naming.person), locale);
