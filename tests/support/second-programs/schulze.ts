/**
 * Schulze's method from its definition (Social Choice and Welfare 36, 2011, section 2): every path without a repeated
 * option is walked, its strength is its weakest link, links being won face to face by winning votes.
 */
export const schulzeByPaths = (
  ballots: readonly (readonly (number | null)[])[],
  size: number,
): { readonly strengths: number[][]; readonly layers: number[][] } => {
  const indices = Array.from({ length: size }, (_, at) => at);
  const prefers = (ballot: readonly (number | null)[], i: number, j: number): boolean =>
    (ballot[i] ?? Infinity) < (ballot[j] ?? Infinity);
  const votes = (i: number, j: number): number => ballots.filter((ballot) => prefers(ballot, i, j)).length;
  const link = (i: number, j: number): number => (votes(i, j) > votes(j, i) ? votes(i, j) : 0);
  const strongest = (from: number, to: number, seen: readonly number[]): number =>
    Math.max(
      link(from, to),
      ...indices
        .filter((k) => k !== to && !seen.includes(k) && link(from, k) > 0)
        .map((k) => Math.min(link(from, k), strongest(k, to, [...seen, k]))),
    );
  const strengths = indices.map((i) => indices.map((j) => (i === j ? 0 : strongest(i, j, [i]))));
  const beats = (i: number, j: number): boolean => (strengths[i]?.[j] ?? 0) > (strengths[j]?.[i] ?? 0);
  const layers: number[][] = [];
  for (let left = indices; left.length > 0;) {
    const first = left.filter((i) => left.every((j) => !beats(j, i)));
    layers.push(first);
    left = left.filter((i) => !first.includes(i));
  }
  return { strengths, layers };
};
