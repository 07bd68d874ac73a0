/** The facts of a rule, read from outside field by field. */
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { isObject, pair, type Field } from './fields.ts';
import { say, type Sentence } from './said.ts';

export * from './fields.ts';

export type Shape = Readonly<Record<string, Field<unknown>>>;

type ValueOf<F> = F extends Field<infer T> ? T : never;
type OptionalKeys<S> = { [K in keyof S]: undefined extends ValueOf<S[K]> ? K : never }[keyof S];

/** The facts a shape describes: fields that may be absent are optional. */
export type FactsOf<S extends Shape> = {
  readonly [K in Exclude<keyof S, OptionalKeys<S>>]: ValueOf<S[K]>;
} & {
  readonly [K in OptionalKeys<S>]?: ValueOf<S[K]>;
};

/** Reads an object field by field: a missing, an ill-formed or an unknown field is refused by its name. */
export const readFacts = <S extends Shape>(
  shape: S,
  raw: unknown,
): Result<FactsOf<S>, { field: string | null; sentence: Sentence }> => {
  if (!isObject(raw))
    return refuse({
      field: null,
      sentence: say(
        'Les faits doivent être un objet { champ: valeur }.',
        'The facts must be an object { field: value }.',
      ),
    });
  const stranger = Object.keys(raw).find((name) => !Object.hasOwn(shape, name));
  if (stranger !== undefined)
    return refuse({
      field: stranger,
      sentence: say(
        `Le champ « ${stranger} » est inconnu de cette règle.`,
        `This rule does not know the field “${stranger}”.`,
      ),
    });
  const facts: Record<string, unknown> = {};
  for (const [name, { read }] of Object.entries(shape)) {
    const one = read(raw[name]);
    if (!one.ok) return refuse(raw[name] === undefined ? missing(name) : illFormed(name, one.error));
    if (one.value !== undefined) facts[name] = one.value;
  }
  // Each field of the shape has just been read by its own reader, which is what FactsOf says.
  return ok(facts as FactsOf<S>);
};

/** A fact that the question cannot do without. */
export const missing = (name: string): { field: string; sentence: Sentence } => ({
  field: name,
  sentence: say(`Le champ « ${name} » manque.`, `The field “${name}” is missing.`),
});

const illFormed = (name: string, problem: Sentence): { field: string; sentence: Sentence } => ({
  field: name,
  sentence: say(`Le champ « ${name} » ${problem.fr}.`, `The field “${name}” ${problem.en}.`),
});

/** An object of named fields; typed as lines `field : value`, or the bare values in their order. */
export const object = <S extends Shape>(shape: S): Field<FactsOf<S>> => ({
  required: true,
  demand: say(`des champs ${Object.keys(shape).join(', ')}`, `fields ${Object.keys(shape).join(', ')}`),
  control: { kind: 'several' },
  read: (raw) => {
    const read = readFacts(shape, raw);
    if (read.ok) return read;
    const { fr, en } = read.error.sentence;
    return refuse(say(`est mal formé : ${fr.replace(/\.$/, '')}`, `is ill-formed: ${en.replace(/\.$/, '')}`));
  },
  typed: (typed) =>
    Object.fromEntries(
      typed
        .split(',')
        .map((part) => pair(part.trim()))
        .filter(([name]) => name !== '')
        .map(([name, value]) => [name, shape[name]?.typed(value) ?? value]),
    ),
  shown: (raw) =>
    isObject(raw)
      ? Object.entries(raw)
          .map(([name, value]) => `${name} : ${shape[name]?.shown(value) ?? ''}`)
          .join(', ')
      : '',
});
