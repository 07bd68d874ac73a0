const pairs = (count: number): number => (count * (count - 1)) / 2;

const pairsAlike = (labels: readonly string[]): number => {
  const sizes = new Map<string, number>();
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + pairs(size), 0);
};

/**
 * How far two ways of grouping the same people agree (Hubert and Arabie, Journal of Classification 2, 1985): 1 when
 * they are the same, 0 when they agree as chance would, below when less. 1 where neither parts anybody.
 */
export const adjustedRand = (a: readonly (string | number)[], b: readonly (string | number)[]): number => {
  const [one, two] = [pairsAlike(a.map(String)), pairsAlike(b.map(String))];
  const both = pairsAlike(a.map((label, at) => `${label}/${b[at]}`));
  const expected = (one * two) / Math.max(1, pairs(a.length));
  const most = (one + two) / 2;
  return most === expected ? 1 : (both - expected) / (most - expected);
};
