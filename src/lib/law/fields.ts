import { civilDateOf, isCivilDate, type CivilDate } from '#lib/kernel/civil.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { say, type Sentence } from './said.ts';

/** What a person types or chooses to give a fact; `several` is one value a line, or `name : value`. */
export type Control =
  | { readonly kind: 'count' | 'flag' | 'date' | 'moment' | 'text' | 'several' }
  | { readonly kind: 'choice'; readonly options: readonly string[] };

/**
 * Reads one fact from outside; the error is the end of a sentence ("doit être …"). `typed` makes of what a person
 * typed the raw value that `read` then judges; `shown` is the way back.
 */
export interface Field<T> {
  readonly read: (raw: unknown) => Result<T, Sentence>;
  readonly required: boolean;
  readonly demand: Sentence;
  readonly control: Control;
  readonly typed: (text: string) => unknown;
  readonly shown: (raw: unknown) => string;
}
const field = <T>(
  test: (raw: unknown) => raw is T,
  demand: Sentence,
  control: Control,
  typed: (text: string) => unknown = (text) => text,
): Field<T> => ({
  read: (raw) => (test(raw) ? ok(raw) : refuse(mustBe(demand))),
  required: true,
  demand,
  control,
  typed,
  shown: String,
});
const mustBe = ({ fr, en }: Sentence): Sentence => say(`doit être ${fr}`, `must be ${en}`);

const numberTyped = (text: string): unknown => {
  const plain = text.replaceAll(/[\s\u00a0\u202f]/g, '');
  return /^\d+$/.test(plain) ? Number(plain) : text;
};
const yes = /^(oui|yes|vrai|true)$/i;
const no = /^(non|no|faux|false)$/i;
const flagTyped = (text: string): unknown => (yes.test(text) ? true : no.test(text) ? false : text);

/** A whole number, zero or more; nothing the law counts reaches a thousand million. */
export const count = field(
  (raw): raw is number => Number.isInteger(raw) && Number(raw) >= 0 && Number(raw) < 1e9,
  say('un nombre entier, positif ou nul', 'a whole number, zero or more'),
  { kind: 'count' },
  numberTyped,
);
export const flag: Field<boolean> = {
  ...field(
    (raw): raw is boolean => typeof raw === 'boolean',
    say('vrai ou faux (true, false)', 'true or false'),
    { kind: 'flag' },
    flagTyped,
  ),
  shown: (raw) => (raw === true ? 'oui' : 'non'),
};
export const text = field((raw): raw is string => typeof raw === 'string', say('un texte', 'a text'), {
  kind: 'text',
});
export const date = field(
  (raw): raw is CivilDate => typeof raw === 'string' && isCivilDate(raw),
  say('une date du calendrier, écrite AAAA-MM-JJ', 'a day of the calendar, written YYYY-MM-DD'),
  { kind: 'date' },
);
export const scalar = field(
  (raw): raw is string | number => typeof raw === 'string' || typeof raw === 'number',
  say('un texte ou un nombre', 'a text or a number'),
  { kind: 'text' },
);
/** A number, or one word in its place. */
export const countOr = <const W extends string>(word: W): Field<number | W> => ({
  ...field(
    (raw): raw is number | W => raw === word || count.read(raw).ok,
    say(`un nombre entier ou « ${word} »`, `a whole number or “${word}”`),
    { kind: 'text' },
    numberTyped,
  ),
});

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
  ...field(
    (raw): raw is CivilDate => typeof raw === 'string' && civilDateIn(raw) !== null,
    say('une date du calendrier, seule ou avec son heure', 'a day of the calendar, alone or with its hour'),
    { kind: 'moment' },
  ),
  read: (raw) => {
    const day = typeof raw === 'string' ? civilDateIn(raw) : null;
    return day === null ? refuse(mustBe(moment.demand)) : ok(day);
  },
};

export const oneOf = <const T extends string>(...words: readonly T[]): Field<T> =>
  field(
    (raw): raw is T => words.some((word) => word === raw),
    say(`l’un de : ${words.join(', ')}`, `one of: ${words.join(', ')}`),
    { kind: 'choice', options: words },
  );

export const optional = <T>(inner: Field<T>): Field<T | undefined> => ({
  ...inner,
  required: false,
  read: (raw) => (raw === undefined ? ok(undefined) : inner.read(raw)),
});

export const nullable = <T>(inner: Field<T>): Field<T | null> => ({
  ...inner,
  read: (raw) => (raw === null ? ok(null) : inner.read(raw)),
  shown: (raw) => (raw === null ? '' : inner.shown(raw)),
});

/** What a person typed, one item a line or between semicolons. */
export const linesOf = (typed: string): string[] =>
  typed
    .split(/[\n;]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');

export const list = <T>(inner: Field<T>): Field<readonly T[]> => ({
  required: true,
  demand: say('une liste', 'a list'),
  control: { kind: 'several' },
  read: (raw) => {
    if (!Array.isArray(raw)) return refuse(say('doit être une liste', 'must be a list'));
    const read: T[] = [];
    for (const [index, item] of raw.entries()) {
      const one = inner.read(item);
      if (!one.ok)
        return refuse(say(`(élément ${index + 1}) ${one.error.fr}`, `(item ${index + 1}) ${one.error.en}`));
      read.push(one.value);
    }
    return ok(read);
  },
  typed: (typed) => linesOf(typed).map((item) => inner.typed(item)),
  shown: (raw) => (Array.isArray(raw) ? raw.map((item) => inner.shown(item)).join('\n') : ''),
});

export const isObject = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

/** `name : value`, the name being all that stands before the first colon. */
export const pair = (line: string): [string, string] => {
  const at = line.indexOf(':');
  return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
};

/** Named values of one kind, for instance votes by candidate. */
export const named = <T>(inner: Field<T>): Field<ReadonlyMap<string, T>> => ({
  required: true,
  demand: say('des lignes « nom : valeur »', 'lines “name: value”'),
  control: { kind: 'several' },
  read: (raw) => {
    if (!isObject(raw))
      return refuse(say('doit être un objet { nom: valeur }', 'must be an object { name: value }'));
    const read = new Map<string, T>();
    for (const [name, item] of Object.entries(raw)) {
      const one = inner.read(item);
      if (!one.ok) return refuse(say(`(« ${name} ») ${one.error.fr}`, `(“${name}”) ${one.error.en}`));
      read.set(name, one.value);
    }
    return ok(read);
  },
  typed: (typed) =>
    Object.fromEntries(
      linesOf(typed)
        .map(pair)
        .map(([name, value]) => [name, inner.typed(value)]),
    ),
  shown: (raw) =>
    isObject(raw)
      ? Object.entries(raw)
          .map(([name, value]) => `${name} : ${inner.shown(value)}`)
          .join('\n')
      : '',
});
