export type Point = readonly [number, number];

const distance = (a: Point, b: Point): number => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2;

const nearest = (point: Point, centres: readonly Point[]): number =>
  centres.reduce((best, c, i) => (distance(point, c) < distance(point, centres[best] ?? c) ? i : best), 0);

/** Spread starts: the point farthest from the middle, then each time the farthest from those taken. */
const spread = (points: readonly Point[], k: number): Point[] => {
  const gaps = points.map((point) => distance(point, [0, 0]));
  const centres: Point[] = [];
  while (centres.length < k) {
    const far = gaps.reduce((best, gap, i) => (gap > (gaps[best] ?? 0) ? i : best), 0);
    const chosen = points[far];
    if (!chosen || (centres.length && (gaps[far] ?? 0) < 1e-18)) break;
    centres.push(chosen);
    points.forEach((p, i) => {
      const gap = distance(p, chosen);
      gaps[i] = centres.length === 1 ? gap : Math.min(gaps[i] ?? 0, gap);
    });
  }
  return centres;
};

export interface Clusters {
  readonly centres: readonly Point[];
  readonly labels: readonly number[];
}

/** Weighted k-means (Lloyd), without chance; `warm` gives the centres to start from. */
export const kMeans = (
  points: readonly Point[],
  weights: readonly number[],
  k: number,
  warm?: readonly Point[],
): Clusters => {
  let centres: readonly Point[] = warm?.length === k ? warm : spread(points, k);
  let labels = points.map((point) => nearest(point, centres));
  for (let round = 0; round < 40; round++) {
    const sums = centres.map(() => [0, 0, 0] as [number, number, number]);
    points.forEach((p, i) => {
      const sum = sums[labels[i] ?? 0];
      const weight = weights[i] ?? 1;
      if (!sum) return;
      sum[0] += p[0] * weight;
      sum[1] += p[1] * weight;
      sum[2] += weight;
    });
    centres = sums.map(([x, y, n], i): Point => (n ? [x / n, y / n] : (centres[i] ?? [0, 0])));
    const again = points.map((point) => nearest(point, centres));
    if (again.every((label, i) => label === labels[i])) break;
    labels = again;
  }
  return { centres, labels };
};

/** Mean silhouette (Rousseeuw, 1987) of weighted points; 0 with fewer than two clusters. */
export const silhouette = (
  points: readonly Point[],
  weights: readonly number[],
  { labels }: Clusters,
): number => {
  const k = Math.max(...labels) + 1;
  let sum = 0;
  points.forEach((point, i) => {
    const far = new Array<number>(k).fill(0);
    const mass = new Array<number>(k).fill(0);
    points.forEach((other, j) => {
      const label = labels[j] ?? 0;
      const weight = (weights[j] ?? 1) - (i === j ? 1 : 0);
      far[label] = (far[label] ?? 0) + weight * Math.sqrt(distance(point, other));
      mass[label] = (mass[label] ?? 0) + weight;
    });
    const mean = far.map((d, label) => (mass[label] ? d / (mass[label] ?? 1) : Infinity));
    const own = mean[labels[i] ?? 0] ?? Infinity;
    const other = Math.min(...mean.filter((_, label) => label !== labels[i]));
    if (own < Infinity && other < Infinity && Math.max(own, other) > 0)
      sum += ((weights[i] ?? 1) * (other - own)) / Math.max(own, other);
  });
  return (
    sum /
    Math.max(
      1,
      weights.reduce((all, weight) => all + weight, 0),
    )
  );
};
