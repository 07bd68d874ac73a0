import type { Order } from './ballot.ts';

/** Sorts names by a comparison (negative: first one better) and gathers those it cannot part. */
export const orderBy = <T extends { readonly option: string }>(
  rows: readonly T[],
  compare: (a: T, b: T) => number,
): Order => {
  const groups: string[][] = [];
  let previous: T | undefined;
  for (const row of [...rows].sort(compare)) {
    const last = groups.at(-1);
    if (previous && last && compare(previous, row) === 0) last.push(row.option);
    else groups.push([row.option]);
    previous = row;
  }
  return groups;
};

/** Compares a/b with c/d exactly, larger first; a fraction over 0 comes last. */
export const largerFraction = (a: number, b: number, c: number, d: number): number => {
  if (b === 0 || d === 0) return Number(b === 0) - Number(d === 0);
  return c * b - a * d;
};
