import { ok, refuse } from '#lib/kernel/result.ts';
import { isEmpty, wholeNumber, type Ballot, type Counted } from './ballot.ts';

/**
 * The first rank jumped over, or null: ranks follow one another (1, 1, 2), or leave after a tie the gap that
 * sporting ranks leave (1, 1, 3). `counts` holds how many options stand at each rank.
 */
const hole = (counts: Int32Array): number | null => {
  let [first, sporting, place, given] = [0, true, 1, 0];
  for (let rank = 1; rank < counts.length; rank++) {
    const count = counts[rank] ?? 0;
    if (count === 0) first ||= rank;
    else {
      sporting &&= rank === place;
      place += count;
      given = rank;
    }
  }
  return first === 0 || given < first || sporting ? null : first;
};

/**
 * Ranks of a ballot, 1 the preferred; 0 where none was given. Refuses what is no whole number from 1,
 * and a ballot that jumps over a rank.
 */
export const ranksOf = (ballot: Ballot, options: readonly string[], row: number): Counted<Int32Array> => {
  const ranks = new Int32Array(options.length);
  const counts = new Int32Array(options.length + 1);
  for (let index = 0; index < options.length; index++) {
    const cell = ballot[index];
    if (isEmpty(cell)) continue;
    const rank = wholeNumber(cell);
    if (rank === null || rank < 1 || rank > options.length) {
      const reason = `« ${cell} » n’est pas un rang de 1 à ${options.length}`;
      return refuse({ row, column: options[index] ?? '', reason });
    }
    ranks[index] = rank;
    counts[rank] = (counts[rank] ?? 0) + 1;
  }
  const missing = hole(counts);
  if (missing === null) return ok(ranks);
  const column = options[ranks.findIndex((rank) => rank > missing)] ?? '';
  return refuse({ row, column, reason: `le classement saute le rang ${missing}` });
};
