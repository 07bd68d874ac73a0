import { ok, refuse } from '#lib/kernel/result.ts';
import { isEmpty, wholeNumber, type Ballot, type Counted } from './ballot.ts';

const hole = (ranks: readonly number[]): number | null => {
  const sorted = [...ranks].sort((a, b) => a - b);
  const dense = [...new Set(sorted)].every((rank, index) => rank === index + 1);
  // Sporting ranks (1, 1, 3) leave a gap after a tie that is no hole.
  const sporting = sorted.every((rank, index) => rank === sorted.indexOf(rank) + 1 || rank === index + 1);
  if (dense || sporting) return null;
  for (let rank = 1; ; rank++) if (!sorted.includes(rank)) return rank;
};

/**
 * Ranks of a ballot, 1 the preferred; 0 where none was given. Refuses what is no whole number from 1,
 * and a ballot that jumps over a rank.
 */
export const ranksOf = (ballot: Ballot, options: readonly string[], row: number): Counted<Int32Array> => {
  const ranks = new Int32Array(options.length);
  const given: number[] = [];
  for (const [index, option] of options.entries()) {
    const cell = ballot[index];
    if (isEmpty(cell)) continue;
    const rank = wholeNumber(cell);
    if (rank === null || rank < 1 || rank > options.length) {
      const reason = `« ${cell} » n’est pas un rang de 1 à ${options.length}`;
      return refuse({ row, column: option, reason });
    }
    ranks[index] = rank;
    given.push(rank);
  }
  const missing = given.length ? hole(given) : null;
  if (missing === null) return ok(ranks);
  const column = options[ranks.findIndex((rank) => rank > missing)] ?? '';
  return refuse({ row, column, reason: `le classement saute le rang ${missing}` });
};
