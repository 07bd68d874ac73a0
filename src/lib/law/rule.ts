import { isCivilDate, type CivilDate } from '#lib/kernel/civil.ts';
import { ok, refuse } from '#lib/kernel/result.ts';
import { missing, readFacts, type FactsOf, type Shape } from './facts.ts';
import { rowInForce, type Answer, type LawRefusal, type LawRow } from './finding.ts';
import { say, type Sentence } from './said.ts';

/** A rule as the rest of the product calls it: facts and the day whose law applies. */
export type Rule<F, V> = (facts: F, date: CivilDate) => Answer<V>;

/** A rule as the table calls it, with facts that nobody has looked at yet, and what it takes. */
export interface OpenRule {
  readonly answer: (facts: unknown, date: CivilDate) => Answer<unknown>;
  readonly shape: Shape;
  readonly rows: readonly LawRow[];
}

interface Worked<V> {
  readonly value: V;
  readonly calculation: Sentence;
  /** Only where facts send the question to another article than the row's. */
  readonly article?: string;
  /** Only where these facts meet a doubt that the row does not have. */
  readonly doubt?: Sentence | null;
}
interface Refused {
  readonly refusal: LawRefusal;
}

/** Returned by a computation whose facts contradict each other. */
export const contradiction = (field: string, fr: string, en: string): Refused => ({
  refusal: { field, sentence: say(fr, en) },
});

/** Returned by a computation that, given the other facts, cannot do without one. */
export const need = (field: string): Refused => ({ refusal: missing(field) });

/**
 * Makes a rule of the facts it needs, the dated rows that hold the law, and the computation. The facts are
 * read even when the caller is typed: a population can be negative or a day not exist in any type.
 * The rule refuses, in a sentence, facts that are missing, ill-formed, unknown or contradictory, and a date
 * older than its rows.
 */
export const rule = <S extends Shape, R extends LawRow, V>(
  shape: S,
  rows: readonly R[],
  compute: (facts: FactsOf<S>, row: R) => Worked<V> | Refused,
): Rule<InputOf<S>, V> & OpenRule => {
  const answer = (raw: unknown, date: CivilDate): Answer<V> => {
    const facts = readFacts(shape, raw);
    if (!facts.ok) return facts;
    if (!isCivilDate(date))
      return refuse({
        field: 'date',
        sentence: say(
          'La date du droit doit être écrite AAAA-MM-JJ.',
          'The day whose law applies must be written YYYY-MM-DD.',
        ),
      });
    const row = rowInForce(rows, date);
    if (row === undefined)
      return refuse({
        field: 'date',
        sentence: say(
          `Le droit en vigueur le ${date} n’est pas dans la table de cette règle.`,
          `The law in force on ${date} is not in this rule’s table.`,
        ),
      });
    const worked = compute(facts.value, row);
    if ('refusal' in worked) return refuse(worked.refusal);
    return ok({
      value: worked.value,
      article: worked.article ?? row.article,
      calculation: worked.calculation,
      doubt: worked.doubt ?? row.doubt ?? null,
    });
  };
  return Object.assign(answer, { answer, shape, rows });
};

/** What a typed caller writes: maps are read from plain objects, and what may be absent may be left out. */
type Written<T> = T extends ReadonlyMap<string, infer U> ? Readonly<Record<string, U>> : T;
type Each<T> = { readonly [K in keyof T]: Written<T[K]> };
type InputOf<S extends Shape> = Each<FactsOf<S>>;
