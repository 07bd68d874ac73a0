import { ok, refuse } from '#lib/kernel/result.ts';
import {
  isEmpty,
  weightOf,
  wholeNumber,
  type Ballot,
  type Counted,
  type Order,
  type Question,
} from './ballot.ts';
import { largerFraction, orderBy } from './order.ts';

export interface PointsRow {
  readonly option: string;
  readonly points: number;
  /** People who gave it something (dots) or scored it at all (score). */
  readonly people: number;
  readonly mean: number | null;
}

export interface Points {
  readonly method: 'dots' | 'score';
  /** Dots: most points a person may spread. Score: highest score. */
  readonly limit: number;
  /** Dots left unused by all together; 0 for scores. */
  readonly unused: number;
  readonly options: readonly PointsRow[];
  readonly order: Order;
}

interface Sum {
  readonly option: string;
  points: number;
  people: number;
}

const addBallots = (
  ballots: readonly Ballot[],
  question: Question,
  sums: readonly Sum[],
  highest: number,
  counts: (points: number) => boolean,
): Counted<number[]> => {
  const spent: number[] = [];
  for (const [index, ballot] of ballots.entries()) {
    const papers = weightOf(question, index);
    let given = 0;
    for (const [column, sum] of sums.entries()) {
      const cell = ballot[column];
      if (isEmpty(cell)) continue;
      const points = wholeNumber(cell);
      if (points === null || points < 0 || points > highest) {
        const reason = {
          fr: `« ${cell} » n’est pas un nombre entier de 0 à ${highest}`,
          en: `“${cell}” is no whole number from 0 to ${highest}`,
        };
        return refuse({ row: index + 1, column: sum.option, reason });
      }
      given += points;
      sum.points += points * papers;
      if (counts(points)) sum.people += papers;
    }
    spent.push(given);
  }
  return ok(spent);
};

const rows = (sums: readonly Sum[]): PointsRow[] =>
  sums.map((sum) => ({ ...sum, mean: sum.people ? sum.points / sum.people : null }));

const empty = (question: Question): Sum[] =>
  question.options.map((option) => ({ option, points: 0, people: 0 }));

/** Dots: each person spreads at most `budget` points (by default as many as there are options, at most 5). */
export const dotVote = (ballots: readonly Ballot[], question: Question): Counted<Points> => {
  const limit = question.budget ?? Math.min(5, question.options.length);
  const sums = empty(question);
  const spent = addBallots(ballots, question, sums, limit, (points) => points > 0);
  if (!spent.ok) return spent;
  const over = spent.value.findIndex((given) => given > limit);
  if (over >= 0) {
    const column = question.options.at(-1) ?? '';
    return refuse({
      row: over + 1,
      column,
      reason: {
        fr: `${spent.value[over]} points donnés pour ${limit} permis`,
        en: `${spent.value[over]} points given for ${limit} allowed`,
      },
    });
  }
  const unused = spent.value.reduce(
    (sum, given, index) => sum + (limit - given) * weightOf(question, index),
    0,
  );
  const order = orderBy(sums, (a, b) => b.points - a.points);
  return ok({ method: 'dots', limit, unused, options: rows(sums), order });
};

/** Score: each option gets 0 to `maximum` (10 by default); ordered by the mean of those who scored it. */
export const scoreVote = (ballots: readonly Ballot[], question: Question): Counted<Points> => {
  const limit = question.maximum ?? 10;
  const sums = empty(question);
  const given = addBallots(ballots, question, sums, limit, () => true);
  if (!given.ok) return given;
  const order = orderBy(sums, (a, b) => largerFraction(a.points, a.people, b.points, b.people));
  return ok({ method: 'score', limit, unused: 0, options: rows(sums), order });
};
