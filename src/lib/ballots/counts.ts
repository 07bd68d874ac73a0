import { ok, refuse } from '#lib/kernel/result.ts';
import type { Sentence } from '#lib/kernel/sentence.ts';
import { isEmpty, weightOf, type Ballot, type Cell, type Counted, type Question } from './ballot.ts';

/** What was answered under one option: how many times each degree (by index), and how many empty. */
export interface Counts {
  readonly option: string;
  readonly counts: number[];
  empty: number;
}

/**
 * Counts the answers under each option. `read` gives the index of an answer's degree, or null when it
 * is none of the scale; `expected` says what it should have been.
 */
export const countAnswers = (
  ballots: readonly Ballot[],
  question: Question,
  degrees: number,
  read: (cell: Cell) => number | null,
  expected: Sentence,
): Counted<Counts[]> => {
  const rows = question.options.map((option): Counts => ({
    option,
    counts: new Array<number>(degrees).fill(0),
    empty: 0,
  }));
  const degreesOf = new Map<Cell, number | null>();
  for (const [index, ballot] of ballots.entries()) {
    const papers = weightOf(question, index);
    for (const [column, row] of rows.entries()) {
      const cell = ballot[column];
      if (cell === undefined || isEmpty(cell)) {
        row.empty += papers;
        continue;
      }
      const known = degreesOf.get(cell);
      const degree = known === undefined ? read(cell) : known;
      if (known === undefined) degreesOf.set(cell, degree);
      if (degree === null) {
        const reason = { fr: `« ${cell} » n’est pas ${expected.fr}`, en: `“${cell}” is not ${expected.en}` };
        return refuse({ row: index + 1, column: row.option, reason });
      }
      row.counts[degree] = (row.counts[degree] ?? 0) + papers;
    }
  }
  return ok(rows);
};

export const total = (counts: readonly number[]): number => counts.reduce((sum, n) => sum + n, 0);
