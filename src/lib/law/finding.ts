import type { CivilDate } from '#lib/kernel/civil.ts';
import type { Result } from '#lib/kernel/result.ts';

/** What a rule answers: the value, the article it rests on, and the calculation in plain French. */
export interface Finding<V> {
  readonly value: V;
  readonly article: string;
  readonly calculation: string;
}

/** Why a rule cannot answer: a French sentence, and the fact at fault when there is one. */
export interface LawRefusal {
  readonly field: string | null;
  readonly sentence: string;
}

export type Answer<V> = Result<Finding<V>, LawRefusal>;

/**
 * One state of the law: in force from `from` to `to`, both included, `null` while nothing has replaced it.
 * A reform closes the last row and adds one; it never edits a row.
 */
export interface LawRow {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly article: string;
}

/** The day on which the rows were last compared with the law; the date used when a question has none. */
export const lawKnownOn: CivilDate = '2026-11-01';

/** The row in force on a date, if the table reaches back that far. */
export const rowInForce = <R extends LawRow>(rows: readonly R[], date: CivilDate): R | undefined =>
  rows.find((row) => row.from <= date && (row.to === null || date <= row.to));
