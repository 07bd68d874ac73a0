import type { Conversation } from './gathering.ts';

/** How people answered one statement; those who saw it are the three together. */
export interface StatementTally {
  readonly statement: string;
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
}

export const answered = ({ agree, disagree, pass }: StatementTally): number => agree + disagree + pass;

/** Share of agreement or of disagreement, drawn to a half where few answered: (count + 1) / (answered + 2). */
export const share = (tally: StatementTally, side: 'agree' | 'disagree'): number =>
  (tally[side] + 1) / (answered(tally) + 2);

/** Tallies of each statement, in their order, over the people at `rows`. */
export const tallyOf = (
  { statements, answers }: Conversation,
  rows: Iterable<number>,
): readonly StatementTally[] => {
  const counts = new Int32Array(statements.length * 3);
  for (const row of rows)
    for (let at = answers.starts[row] ?? 0; at < (answers.starts[row + 1] ?? 0); at++) {
      const place = (answers.statements[at] ?? 0) * 3 + (answers.values[at] ?? 0) + 1;
      counts[place] = (counts[place] ?? 0) + 1;
    }
  const count = (index: number, value: number): number => counts[index * 3 + value + 1] ?? 0;
  return statements.map((statement, index) => ({
    statement,
    agree: count(index, 1),
    disagree: count(index, -1),
    pass: count(index, 0),
  }));
};

/** Tallies added statement by statement; all lists hold the same statements in the same order. */
export const sumOf = (lists: readonly (readonly StatementTally[])[]): readonly StatementTally[] => {
  const [first = [], ...others] = lists;
  return first.map((tally, index) =>
    others.reduce((sum, list) => {
      const { agree = 0, disagree = 0, pass = 0 } = list[index] ?? {};
      return {
        statement: sum.statement,
        agree: sum.agree + agree,
        disagree: sum.disagree + disagree,
        pass: sum.pass + pass,
      };
    }, tally),
  );
};
