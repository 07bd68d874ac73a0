import { isCivilDate, type CivilDate } from '#lib/kernel/civil.ts';
import { ok, refuse } from '#lib/kernel/result.ts';
import { readFacts, type FactsOf, type Shape } from './facts.ts';
import { rowInForce, type Answer, type LawRefusal, type LawRow } from './finding.ts';

/** A rule as the rest of the product calls it: facts and the day whose law applies. */
export type Rule<F, V> = (facts: F, date: CivilDate) => Answer<V>;

/** A rule as the table calls it, with facts that nobody has looked at yet. */
export type OpenRule = (facts: unknown, date: CivilDate) => Answer<unknown>;

interface Worked<V> {
  readonly value: V;
  readonly calculation: string;
  /** Only where facts send the question to another article than the row's. */
  readonly article?: string;
}

/** Returned by a computation whose facts contradict each other. */
export const contradiction = (field: string, sentence: string): { readonly refusal: LawRefusal } => ({
  refusal: { field, sentence },
});

/**
 * Makes a rule of the facts it needs, the dated rows that hold the law, and the computation. The facts are
 * read even when the caller is typed: a population can be negative or a day not exist in any type.
 * The rule refuses, in a sentence, facts that are missing, ill-formed, unknown or contradictory, and a date
 * older than its rows.
 */
export const rule =
  <S extends Shape, R extends LawRow, V>(
    shape: S,
    rows: readonly R[],
    compute: (facts: FactsOf<S>, row: R) => Worked<V> | { readonly refusal: LawRefusal },
  ): Rule<InputOf<S>, V> & OpenRule =>
  (raw: unknown, date: CivilDate): Answer<V> => {
    const facts = readFacts(shape, raw);
    if (!facts.ok) return facts;
    if (!isCivilDate(date))
      return refuse({ field: 'date', sentence: 'La date du droit doit être écrite AAAA-MM-JJ.' });
    const row = rowInForce(rows, date);
    if (row === undefined)
      return refuse({
        field: 'date',
        sentence: `Le droit en vigueur le ${date} n’est pas dans la table de cette règle.`,
      });
    const worked = compute(facts.value, row);
    if ('refusal' in worked) return refuse(worked.refusal);
    return ok({
      value: worked.value,
      article: worked.article ?? row.article,
      calculation: worked.calculation,
    });
  };

/** What a typed caller writes: maps are read from plain objects. */
type Written<T> = T extends ReadonlyMap<string, infer U> ? Readonly<Record<string, U>> : T;
type InputOf<S extends Shape> = { readonly [K in keyof FactsOf<S>]: Written<FactsOf<S>[K]> };
