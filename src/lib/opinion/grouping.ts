import { numbers } from './numbers.ts';

export type Point = readonly [number, number];

/** Points as two columns, each with its weight. */
export interface Cloud {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly weights: Float64Array;
}

export interface Clusters {
  readonly centres: readonly Point[];
  /** The place in `centres` of each point's centre. */
  readonly labels: Int32Array;
  /** Weighted sum of squared distances to the centres. */
  readonly inertia: number;
}

const at = (column: Float64Array, i: number): number => column[i] ?? 0;

const gap = (cloud: Cloud, i: number, [x, y]: Point): number =>
  (at(cloud.xs, i) - x) ** 2 + (at(cloud.ys, i) - y) ** 2;

const pointOf = (cloud: Cloud, i: number): Point => [at(cloud.xs, i), at(cloud.ys, i)];

/** Starts taken one by one: `choose` picks the next point, given each one's gap to the nearest start. */
const startsBy = (cloud: Cloud, k: number, choose: (gaps: Float64Array) => number): Point[] => {
  const gaps = cloud.xs.map((_, i) => gap(cloud, i, [0, 0]));
  const starts: Point[] = [];
  while (starts.length < k) {
    const chosen = choose(gaps);
    if (starts.length > 0 && at(gaps, chosen) < 1e-18) break;
    const start = pointOf(cloud, chosen);
    const first = starts.push(start) === 1;
    for (let i = 0; i < gaps.length; i++) {
      const near = gap(cloud, i, start);
      gaps[i] = first ? near : Math.min(at(gaps, i), near);
    }
  }
  return starts;
};

/** Spread starts: the point farthest from the middle, then each time the farthest from those taken. */
const spread = (cloud: Cloud, k: number): Point[] =>
  startsBy(cloud, k, (gaps) => {
    let far = 0;
    for (let i = 1; i < gaps.length; i++) if (at(gaps, i) > at(gaps, far)) far = i;
    return far;
  });

/** Starts drawn with chances as weights times gaps (k-means++, Arthur and Vassilvitskii, 2007), seeded. */
const drawn = (cloud: Cloud, k: number, seed: number): Point[] => {
  const next = numbers(seed);
  return startsBy(cloud, k, (gaps) => {
    const worth = gaps.map((one, i) => one * at(cloud.weights, i));
    let left = next() * worth.reduce((sum, one) => sum + one, 0);
    const chosen = worth.findIndex((one) => (left -= one) < 0);
    return Math.max(0, chosen);
  });
};

/** Gives each point its nearest centre; says whether a label changed, and the inertia. */
const relabel = (cloud: Cloud, centres: readonly Point[], labels: Int32Array): [boolean, number] => {
  let [changed, inertia] = [false, 0];
  for (let i = 0; i < labels.length; i++) {
    let [best, least] = [0, Infinity];
    for (let c = 0; c < centres.length; c++) {
      const near = gap(cloud, i, centres[c] ?? [0, 0]);
      if (near < least) [best, least] = [c, near];
    }
    changed ||= labels[i] !== best;
    labels[i] = best;
    inertia += least * at(cloud.weights, i);
  }
  return [changed, inertia];
};

const middles = (cloud: Cloud, centres: readonly Point[], labels: Int32Array): Point[] => {
  const sums = new Float64Array(centres.length * 3);
  for (let i = 0; i < labels.length; i++) {
    const [place, weight] = [(labels[i] ?? 0) * 3, at(cloud.weights, i)];
    sums[place] = at(sums, place) + weight * at(cloud.xs, i);
    sums[place + 1] = at(sums, place + 1) + weight * at(cloud.ys, i);
    sums[place + 2] = at(sums, place + 2) + weight;
  }
  return centres.map((old, c): Point => {
    const mass = at(sums, c * 3 + 2);
    return mass > 0 ? [at(sums, c * 3) / mass, at(sums, c * 3 + 1) / mass] : old;
  });
};

/** Weighted k-means (Lloyd) from given starts, at most 100 rounds. O(points × starts × rounds). */
const lloyd = (cloud: Cloud, starts: readonly Point[]): Clusters => {
  const labels = new Int32Array(cloud.xs.length).fill(-1);
  let centres = starts;
  let [changed, inertia] = relabel(cloud, centres, labels);
  for (let round = 0; changed && round < 100; round++) {
    centres = middles(cloud, centres, labels);
    [changed, inertia] = relabel(cloud, centres, labels);
  }
  return { centres, labels, inertia };
};

/** At most `k` base clusters, from spread starts: they only thin the points out. */
export const baseClusters = (cloud: Cloud, k: number): Clusters => lloyd(cloud, spread(cloud, k));

/** The tightest of several runs of k-means: from spread starts, seeded draws, and `near` if it has k points. */
export const kMeans = (cloud: Cloud, k: number, near: readonly Point[] = []): Clusters => {
  const starts = [spread(cloud, k), ...[1, 2, 3, 4, 5, 6, 7, 8].map((seed) => drawn(cloud, k, seed))];
  if (near.length === k) starts.unshift([...near]);
  const [first = { centres: [], labels: new Int32Array(0), inertia: 0 }, ...others] = starts.map((one) =>
    lloyd(cloud, one),
  );
  return others.reduce((best, one) => (one.inertia < best.inertia * (1 - 1e-9) ? one : best), first);
};

/** Mean silhouette (Rousseeuw, 1987) of weighted points; 0 with fewer than two clusters. O(points²). */
export const silhouette = (cloud: Cloud, { labels, centres }: Clusters): number => {
  let [sum, all] = [0, 0];
  for (let i = 0; i < labels.length; i++) {
    const far = new Float64Array(centres.length);
    const mass = new Float64Array(centres.length);
    for (let j = 0; j < labels.length; j++) {
      const label = labels[j] ?? 0;
      const weight = at(cloud.weights, j) - Number(i === j);
      far[label] = at(far, label) + weight * Math.sqrt(gap(cloud, i, pointOf(cloud, j)));
      mass[label] = at(mass, label) + weight;
    }
    const own = labels[i] ?? 0;
    const mean = Array.from(far, (one, label) => (at(mass, label) > 0 ? one / at(mass, label) : Infinity));
    const [inside = Infinity, outside] = [mean[own], Math.min(...mean.filter((_, label) => label !== own))];
    const widest = Math.max(inside, outside);
    if (widest < Infinity && widest > 0) sum += (at(cloud.weights, i) * (outside - inside)) / widest;
    all += at(cloud.weights, i);
  }
  return all > 0 ? sum / all : 0;
};
