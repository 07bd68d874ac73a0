import type { CivilDate } from '#lib/kernel/civil.ts';
import type { Result } from '#lib/kernel/result.ts';
import type { Sentence } from './said.ts';

/**
 * What a rule answers: the value, the article it rests on, the calculation in plain words, and what is not certain
 * in it: a disputed reading, a text read in a secondary source only. `doubt` is null where the text itself was read
 * and leaves no choice.
 */
export interface Finding<V> {
  readonly value: V;
  readonly article: string;
  readonly calculation: Sentence;
  readonly doubt: Sentence | null;
}

/** Why a rule cannot answer: a sentence, and the fact at fault when there is one. */
export interface LawRefusal {
  readonly field: string | null;
  readonly sentence: Sentence;
}

export type Answer<V> = Result<Finding<V>, LawRefusal>;

/**
 * One state of the law: in force from `from` to `to`, both included, `null` while nothing has replaced it.
 * A reform closes the last row and adds one; it never edits a row.
 */
export interface LawRow {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  /** The article, with the decision or the law that settles its reading. */
  readonly article: string;
  /** What holds of every answer under this row, and is not certain. */
  readonly doubt?: Sentence;
}

/** The row in force on a date, if the table reaches back that far. */
export const rowInForce = <R extends LawRow>(rows: readonly R[], date: CivilDate): R | undefined =>
  rows.find((row) => row.from <= date && (row.to === null || date <= row.to));
