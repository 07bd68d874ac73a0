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
      if (first || near < at(gaps, i)) gaps[i] = near;
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
  const { xs, ys, weights } = cloud;
  const across = Float64Array.from(centres, ([x]) => x);
  const up = Float64Array.from(centres, ([, y]) => y);
  let [changed, inertia] = [false, 0];
  for (let i = 0; i < labels.length; i++) {
    const x = xs[i] ?? 0;
    const y = ys[i] ?? 0;
    let best = 0;
    let least = Infinity;
    for (let c = 0; c < across.length; c++) {
      const dx = x - (across[c] ?? 0);
      const dy = y - (up[c] ?? 0);
      const near = dx * dx + dy * dy;
      if (near < least) {
        best = c;
        least = near;
      }
    }
    if (labels[i] !== best) changed = true;
    labels[i] = best;
    inertia += least * (weights[i] ?? 0);
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

/** Weighted k-means (Lloyd) from given starts. O(points × starts × rounds). */
const lloyd = (cloud: Cloud, starts: readonly Point[], rounds: number): Clusters => {
  const labels = new Int32Array(cloud.xs.length).fill(-1);
  let centres = starts;
  let [changed, inertia] = relabel(cloud, centres, labels);
  for (let round = 0; changed && round < rounds; round++) {
    centres = middles(cloud, centres, labels);
    [changed, inertia] = relabel(cloud, centres, labels);
  }
  return { centres, labels, inertia };
};

/** At most `k` base clusters, from spread starts: they only thin the points out, so few rounds will do. */
export const baseClusters = (cloud: Cloud, k: number): Clusters => lloyd(cloud, spread(cloud, k), 20);

/** The tightest of several runs of k-means: from spread starts, seeded draws, and `near` if it has k points. */
export const kMeans = (cloud: Cloud, k: number, near: readonly Point[] = []): Clusters => {
  const starts = [spread(cloud, k), ...[1, 2, 3, 4, 5, 6, 7, 8].map((seed) => drawn(cloud, k, seed))];
  if (near.length === k) starts.unshift([...near]);
  const [first = { centres: [], labels: new Int32Array(0), inertia: 0 }, ...others] = starts.map((one) =>
    lloyd(cloud, one, 100),
  );
  return others.reduce((best, one) => (one.inertia < best.inertia * (1 - 1e-9) ? one : best), first);
};

/** Mean silhouette (Rousseeuw, 1987) of weighted points; 0 with fewer than two clusters. O(points²). */
export const silhouette = (cloud: Cloud, { labels, centres }: Clusters): number => {
  const { xs, ys, weights } = cloud;
  const far = new Float64Array(centres.length);
  const mass = new Float64Array(centres.length);
  let [sum, all] = [0, 0];
  for (let i = 0; i < labels.length; i++) {
    far.fill(0);
    mass.fill(0);
    for (let j = 0; j < labels.length; j++) {
      const label = labels[j] ?? 0;
      const weight = at(weights, j) - Number(i === j);
      const apart = Math.sqrt((at(xs, i) - at(xs, j)) ** 2 + (at(ys, i) - at(ys, j)) ** 2);
      far[label] = at(far, label) + weight * apart;
      mass[label] = at(mass, label) + weight;
    }
    let [inside, outside] = [Infinity, Infinity];
    for (let label = 0; label < far.length; label++) {
      const mean = at(mass, label) > 0 ? at(far, label) / at(mass, label) : Infinity;
      if (label === labels[i]) inside = mean;
      else outside = Math.min(outside, mean);
    }
    const widest = Math.max(inside, outside);
    if (widest < Infinity && widest > 0) sum += (at(weights, i) * (outside - inside)) / widest;
    all += at(weights, i);
  }
  return all > 0 ? sum / all : 0;
};
