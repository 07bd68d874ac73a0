import { ok } from '#lib/kernel/result.ts';
import { weightOf, type Ballot, type Counted, type Order, type Question } from './ballot.ts';
import { ranksOf, withoutGap } from './ranks.ts';

export interface SchulzeResult {
  readonly method: 'schulze';
  readonly unranked: 'last' | 'ignored';
  readonly options: readonly string[];
  /** `preferences[i][j]`: ballots that rank option i before option j. */
  readonly preferences: readonly (readonly number[])[];
  /** `strengths[i][j]`: the strongest path from i to j, measured by its weakest winning side. */
  readonly strengths: readonly (readonly number[])[];
  /** The option that beats every other one face to face, if there is one. */
  readonly condorcetWinner: string | null;
  /** Ballots that skip a rank: only the order counts, so their gaps were closed. */
  readonly gapsClosed: number;
  readonly order: Order;
}

const behindAll = 2 ** 31 - 1;

const square = (flat: Int32Array, size: number): number[][] =>
  Array.from({ length: size }, (_, row) => Array.from(flat.subarray(row * size, (row + 1) * size)));

/** Adds papers of one ranking, `last` being the rank of the options left out, or 0 where these are ignored. */
const addPapers = (preferences: Int32Array, ranks: Int32Array, last: number, papers: number): void => {
  const size = ranks.length;
  for (let i = 0; i < size; i++) {
    const mine = ranks[i] ?? 0;
    if (mine === 0) continue;
    for (let j = 0, at = i * size; j < size; j++, at++) {
      const theirs = ranks[j] || last;
      if (mine < theirs) preferences[at] = (preferences[at] ?? 0) + papers;
    }
  }
};

const strongestPaths = (preferences: Int32Array, size: number): Int32Array => {
  const paths = new Int32Array(size * size);
  const at = (matrix: Int32Array, i: number, j: number): number => matrix[i * size + j] ?? 0;
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      if (at(preferences, i, j) > at(preferences, j, i)) paths[i * size + j] = at(preferences, i, j);
  for (let k = 0; k < size; k++)
    for (let i = 0; i < size; i++) {
      const first = at(paths, i, k);
      if (i === k || first === 0) continue;
      for (let j = 0; j < size; j++) {
        const through = Math.min(first, at(paths, k, j));
        if (j !== i && through > at(paths, i, j)) paths[i * size + j] = through;
      }
    }
  return paths;
};

/** Layers of options that none of the remaining ones beats: beating is transitive, being tied is not. */
const layers = (options: readonly string[], beats: (i: number, j: number) => boolean): Order => {
  const order: string[][] = [];
  let left = options.map((_, index) => index);
  while (left.length) {
    const first = left.filter((i) => !left.some((j) => beats(j, i)));
    order.push(first.map((i) => options[i] ?? ''));
    left = left.filter((i) => !first.includes(i));
  }
  return order;
};

/**
 * Schulze's method with winning votes. Answers are ranks, ties allowed; only their order counts, so that gaps change
 * nothing and are told.
 * O(ballots × options² + options³).
 * Source: M. Schulze, A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
 * single-winner election method, Social Choice and Welfare 36, 2011.
 */
export const schulze = (ballots: readonly Ballot[], question: Question): Counted<SchulzeResult> => {
  const { options } = question;
  const unranked = question.unranked ?? 'last';
  const size = options.length;
  const preferences = new Int32Array(size * size);
  let gapsClosed = 0;
  for (const [index, ballot] of ballots.entries()) {
    const ranks = ranksOf(ballot, options, index + 1);
    if (!ranks.ok) return ranks;
    const whole = question.strict ? withoutGap(ranks.value, options, index + 1) : ok(null);
    if (!whole.ok) return whole;
    const papers = weightOf(question, index);
    if (ranks.value.skipped !== null) gapsClosed += papers;
    addPapers(preferences, ranks.value.given, unranked === 'last' ? behindAll : 0, papers);
  }
  const strengths = strongestPaths(preferences, size);
  const wins = (matrix: Int32Array, i: number, j: number): boolean =>
    (matrix[i * size + j] ?? 0) > (matrix[j * size + i] ?? 0);
  const winner = options.findIndex((_, i) => options.every((_, j) => i === j || wins(preferences, i, j)));
  return ok({
    method: 'schulze',
    unranked,
    options,
    preferences: square(preferences, size),
    strengths: square(strengths, size),
    condorcetWinner: size > 1 ? (options[winner] ?? null) : null,
    gapsClosed,
    order: layers(options, (i, j) => wins(strengths, i, j)),
  });
};
