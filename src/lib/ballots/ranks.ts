import { ok, refuse } from '#lib/kernel/result.ts';
import { isEmpty, wholeNumber, type Ballot, type Counted } from './ballot.ts';

/** The ranks of a ballot. */
export interface Ranks {
  /** In the options' order, 1 the preferred; 0 where none was given. */
  readonly given: Int32Array;
  /** The first rank jumped over, or null: ranks follow one another, or leave after a tie the gap of sporting ranks (1, 1, 3). */
  readonly skipped: number | null;
}

const firstSkipped = (given: Int32Array): number | null => {
  const ranks = [...given].filter((rank) => rank > 0).sort((a, b) => a - b);
  const dense = ranks.every((rank, at) => rank - (at > 0 ? (ranks[at - 1] ?? 0) : 0) <= 1);
  const sporting = ranks.every((rank, at) => rank === at + 1 || (at > 0 && rank === ranks[at - 1]));
  if (dense || sporting) return null;
  let skipped = 1;
  while (ranks.includes(skipped)) skipped++;
  return skipped;
};

/** A mark that stands for nothing in files of ranks. */
const isUnranked = (cell: Ballot[number] | undefined): boolean =>
  isEmpty(cell) || /^\s*[-–—]\s*$/.test(String(cell));

/** Ranks of a ballot; refuses what is no whole number from 1. */
export const ranksOf = (ballot: Ballot, options: readonly string[], row: number): Counted<Ranks> => {
  const given = new Int32Array(options.length);
  for (let index = 0; index < options.length; index++) {
    const cell = ballot[index];
    if (isUnranked(cell)) continue;
    const rank = wholeNumber(cell);
    if (rank === null || rank < 1 || rank > 1_000_000) {
      const reason = {
        fr: `« ${cell} » n’est pas un rang (1, 2, 3…)`,
        en: `“${cell}” is no rank (1, 2, 3…)`,
      };
      return refuse({ row, column: options[index] ?? '', reason });
    }
    given[index] = rank;
  }
  return ok({ given, skipped: firstSkipped(given) });
};

/** Refuses, where it was so asked, a ballot that jumps over a rank. */
export const withoutGap = (
  { given, skipped }: Ranks,
  options: readonly string[],
  row: number,
): Counted<null> => {
  if (skipped === null) return ok(null);
  const column = options[given.findIndex((rank) => rank > skipped)] ?? '';
  const reason = { fr: `le classement saute le rang ${skipped}`, en: `the ranking skips rank ${skipped}` };
  return refuse({ row, column, reason });
};
