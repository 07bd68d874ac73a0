import { civilDateOf, isCivilDate, type CivilDate } from '#lib/kernel/civil.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';

/** Reads one fact from outside; the error is the end of a French sentence ("doit être …"). */
export interface Field<T> {
  readonly read: (raw: unknown) => Result<T, string>;
}
export type Shape = Readonly<Record<string, Field<unknown>>>;

type ValueOf<F> = F extends Field<infer T> ? T : never;
type OptionalKeys<S> = { [K in keyof S]: undefined extends ValueOf<S[K]> ? K : never }[keyof S];

/** The facts a shape describes: fields that may be absent are optional. */
export type FactsOf<S extends Shape> = {
  readonly [K in Exclude<keyof S, OptionalKeys<S>>]: ValueOf<S[K]>;
} & {
  readonly [K in OptionalKeys<S>]?: ValueOf<S[K]>;
};

const field = <T>(test: (raw: unknown) => raw is T, demand: string): Field<T> => ({
  read: (raw) => (test(raw) ? ok(raw) : refuse(`doit être ${demand}`)),
});

/** A whole number, zero or more; nothing the law counts reaches a thousand million. */
export const count = field(
  (raw): raw is number => Number.isInteger(raw) && Number(raw) >= 0 && Number(raw) < 1e9,
  'un nombre entier, positif ou nul',
);
export const flag = field((raw): raw is boolean => typeof raw === 'boolean', 'vrai ou faux (true, false)');
export const text = field((raw): raw is string => typeof raw === 'string', 'un texte');
export const date = field(
  (raw): raw is CivilDate => typeof raw === 'string' && isCivilDate(raw),
  'une date du calendrier, écrite AAAA-MM-JJ',
);
export const scalar = field(
  (raw): raw is string | number => typeof raw === 'string' || typeof raw === 'number',
  'un texte ou un nombre',
);

const written =
  /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

const civilDateIn = (raw: string): CivilDate | null => {
  const [, day, hour, offset] = written.exec(raw) ?? [];
  if (day === undefined || !isCivilDate(day)) return null;
  if (hour === undefined || offset === undefined) return day;
  try {
    return civilDateOf(raw);
  } catch {
    return null;
  }
};

/**
 * A day or an instant, read as the civil date in Paris: without an offset the hour is the town's own; with
 * one, the instant is brought to Paris first, so that a clock change never moves a day.
 */
export const moment: Field<CivilDate> = {
  read: (raw) => {
    const day = typeof raw === 'string' ? civilDateIn(raw) : null;
    return day === null ? refuse('doit être une date du calendrier, seule ou avec son heure') : ok(day);
  },
};

export const oneOf = <const T extends string>(...words: readonly T[]): Field<T> =>
  field((raw): raw is T => words.some((word) => word === raw), `l’un de : ${words.join(', ')}`);

export const optional = <T>(inner: Field<T>): Field<T | undefined> => ({
  read: (raw) => (raw === undefined ? ok(undefined) : inner.read(raw)),
});

export const nullable = <T>(inner: Field<T>): Field<T | null> => ({
  read: (raw) => (raw === null ? ok(null) : inner.read(raw)),
});

export const list = <T>(inner: Field<T>): Field<readonly T[]> => ({
  read: (raw) => {
    if (!Array.isArray(raw)) return refuse('doit être une liste');
    const read: T[] = [];
    for (const [index, item] of raw.entries()) {
      const one = inner.read(item);
      if (!one.ok) return refuse(`(élément ${index + 1}) ${one.error}`);
      read.push(one.value);
    }
    return ok(read);
  },
});

const isObject = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

/** Named values of one kind, for instance votes by candidate. */
export const named = <T>(inner: Field<T>): Field<ReadonlyMap<string, T>> => ({
  read: (raw) => {
    if (!isObject(raw)) return refuse('doit être un objet { nom: valeur }');
    const read = new Map<string, T>();
    for (const [name, item] of Object.entries(raw)) {
      const one = inner.read(item);
      if (!one.ok) return refuse(`(« ${name} ») ${one.error}`);
      read.set(name, one.value);
    }
    return ok(read);
  },
});

/** Reads an object field by field: a missing, an ill-formed or an unknown field is refused by its name. */
export const readFacts = <S extends Shape>(
  shape: S,
  raw: unknown,
): Result<FactsOf<S>, { field: string | null; sentence: string }> => {
  if (!isObject(raw))
    return refuse({ field: null, sentence: 'Les faits doivent être un objet { champ: valeur }.' });
  const stranger = Object.keys(raw).find((name) => !Object.hasOwn(shape, name));
  if (stranger !== undefined)
    return refuse({ field: stranger, sentence: `Le champ « ${stranger} » est inconnu de cette règle.` });
  const facts: Record<string, unknown> = {};
  for (const [name, { read }] of Object.entries(shape)) {
    const one = read(raw[name]);
    if (!one.ok) {
      const problem = raw[name] === undefined ? 'manque' : one.error;
      return refuse({ field: name, sentence: `Le champ « ${name} » ${problem}.` });
    }
    if (one.value !== undefined) facts[name] = one.value;
  }
  // Each field of the shape has just been read by its own reader, which is what FactsOf says.
  return ok(facts as FactsOf<S>);
};

export const object = <S extends Shape>(shape: S): Field<FactsOf<S>> => ({
  read: (raw) => {
    const read = readFacts(shape, raw);
    return read.ok ? read : refuse(`est mal formé : ${read.error.sentence.replace(/\.$/, '')}`);
  },
});
