import { ok, refuse } from '#lib/kernel/result.ts';
import { isEmpty, wholeNumber, type Ballot, type Counted } from './ballot.ts';

/** The ranks of a ballot. */
export interface Ranks {
  /** In the options' order, 1 the preferred; 0 where none was given. */
  readonly given: Int32Array;
  /** The first rank jumped over, or null: ranks follow one another, or leave after a tie the gap of sporting ranks (1, 1, 3). */
  readonly skipped: number | null;
}

/** `counts` holds how many options stand at each rank, and at its end how many further down. */
const firstSkipped = (counts: Int32Array): number | null => {
  let [first, sporting, place, last] = [0, true, 1, 0];
  for (let rank = 1; rank < counts.length; rank++) {
    const count = counts[rank] ?? 0;
    if (count === 0) first ||= rank;
    else {
      sporting &&= rank === place;
      place += count;
      last = rank;
    }
  }
  return first === 0 || last < first || sporting ? null : first;
};

/** A mark that stands for nothing in files of ranks. */
const isUnranked = (cell: Ballot[number] | undefined): boolean =>
  typeof cell !== 'number' && (isEmpty(cell) || /^\s*[-–—]\s*$/.test(cell ?? ''));

/** Ranks of a ballot; refuses what is no whole number from 1. */
export const ranksOf = (ballot: Ballot, options: readonly string[], row: number): Counted<Ranks> => {
  const given = new Int32Array(options.length);
  const counts = new Int32Array(options.length + 2);
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
    const place = Math.min(rank, options.length + 1);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return ok({ given, skipped: firstSkipped(counts) });
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
