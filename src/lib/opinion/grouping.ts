import { numbers } from './numbers.ts';

/** Coordinates on the axes, as many for all. */
export type Point = readonly number[];

/** Points packed one after the other, `axes` coordinates each, and the weight of each. */
export interface Cloud {
  readonly axes: number;
  readonly coordinates: Float64Array;
  readonly weights: Float64Array;
}

export interface Clusters {
  readonly centres: readonly Point[];
  /** The place in `centres` of each point's centre. */
  readonly labels: Int32Array;
  /** Weighted sum of squared distances to the centres. */
  readonly inertia: number;
}

/** The first `axes` coordinates of points. */
export const cloudOf = (points: readonly Point[], axes: number, weights?: readonly number[]): Cloud => {
  const coordinates = new Float64Array(points.length * axes);
  for (const [i, point] of points.entries())
    for (let axis = 0; axis < axes; axis++) coordinates[i * axes + axis] = point[axis] ?? 0;
  return { axes, coordinates, weights: Float64Array.from(points, (_, i) => weights?.[i] ?? 1) };
};

const at = (column: Float64Array, i: number): number => column[i] ?? 0;

/** Squared distance between the i-th point of `a` and the j-th of `b`. */
const gap = (a: Float64Array, i: number, b: Float64Array, j: number, axes: number): number => {
  let sum = 0;
  for (let axis = 0; axis < axes; axis++) {
    const along = (a[i * axes + axis] ?? 0) - (b[j * axes + axis] ?? 0);
    sum += along * along;
  }
  return sum;
};

const pointOf = ({ axes, coordinates }: Cloud, i: number): Point => [
  ...coordinates.subarray(i * axes, (i + 1) * axes),
];

/** Starts taken one by one: `choose` picks the next point, given each one's gap to the nearest start. */
const startsBy = (cloud: Cloud, k: number, choose: (gaps: Float64Array) => number): Point[] => {
  const { axes, coordinates, weights } = cloud;
  const gaps = weights.map((_, i) => gap(coordinates, i, new Float64Array(axes), 0, axes));
  const starts: Point[] = [];
  while (starts.length < k) {
    const chosen = choose(gaps);
    if (starts.length > 0 && at(gaps, chosen) < 1e-18) break;
    const first = starts.push(pointOf(cloud, chosen)) === 1;
    for (let i = 0; i < gaps.length; i++) {
      const near = gap(coordinates, i, coordinates, chosen, axes);
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
  const { axes, coordinates, weights } = cloud;
  const packed = Float64Array.from(centres.flat());
  let [changed, inertia] = [false, 0];
  for (let i = 0; i < labels.length; i++) {
    let best = 0;
    let least = Infinity;
    for (let c = 0; c < centres.length; c++) {
      const near = gap(coordinates, i, packed, c, axes);
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

const middles = (
  { axes, coordinates, weights }: Cloud,
  centres: readonly Point[],
  labels: Int32Array,
): Point[] => {
  const sums = new Float64Array(centres.length * axes);
  const masses = new Float64Array(centres.length);
  for (let i = 0; i < labels.length; i++) {
    const [label, weight] = [labels[i] ?? 0, at(weights, i)];
    for (let axis = 0; axis < axes; axis++)
      sums[label * axes + axis] = at(sums, label * axes + axis) + weight * at(coordinates, i * axes + axis);
    masses[label] = at(masses, label) + weight;
  }
  return centres.map((old, c) =>
    old.map((coordinate, axis) =>
      at(masses, c) > 0 ? at(sums, c * axes + axis) / at(masses, c) : coordinate,
    ),
  );
};

/** Weighted k-means (Lloyd) from given starts. O(points × starts × rounds). */
const lloyd = (cloud: Cloud, starts: readonly Point[], rounds: number): Clusters => {
  const labels = new Int32Array(cloud.weights.length).fill(-1);
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

/** Every way of starting from k of the points, where there are not more than `most`; none otherwise. */
const everyStart = (cloud: Cloud, k: number, most: number): Point[][] => {
  const size = cloud.weights.length;
  let ways = 1;
  for (let taken = 0; taken < k; taken++) ways = (ways * (size - taken)) / (taken + 1);
  if (ways > most) return [];
  const starts: Point[][] = [];
  const extend = (chosen: readonly number[], from: number): void => {
    if (chosen.length === k) starts.push(chosen.map((i) => pointOf(cloud, i)));
    else for (let i = from; i < size; i++) extend([...chosen, i], i + 1);
  };
  extend([], 0);
  return starts;
};

/**
 * The tightest of several runs of k-means: from spread starts, seeded draws, `near` if it has k points, and on a tiny
 * map from every choice of k points.
 */
export const kMeans = (cloud: Cloud, k: number, near: readonly Point[] = []): Clusters => {
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
  const starts = [
    spread(cloud, k),
    ...seeds.map((seed) => drawn(cloud, k, seed)),
    ...everyStart(cloud, k, 1000),
  ];
  if (near.length === k) starts.unshift(near.map((centre) => centre.slice(0, cloud.axes)));
  const [first = { centres: [], labels: new Int32Array(0), inertia: 0 }, ...others] = starts.map((one) =>
    lloyd(cloud, one, 100),
  );
  return others.reduce((best, one) => (one.inertia < best.inertia * (1 - 1e-9) ? one : best), first);
};

/** Mean silhouette (Rousseeuw, 1987) of weighted points; 0 with fewer than two clusters. O(points²). */
export const silhouette = (cloud: Cloud, { labels, centres }: Clusters): number => {
  const { axes, coordinates, weights } = cloud;
  const far = new Float64Array(centres.length);
  const mass = new Float64Array(centres.length);
  let [sum, all] = [0, 0];
  for (let i = 0; i < labels.length; i++) {
    far.fill(0);
    mass.fill(0);
    for (let j = 0; j < labels.length; j++) {
      const label = labels[j] ?? 0;
      const weight = at(weights, j) - Number(i === j);
      const apart = Math.sqrt(gap(coordinates, i, coordinates, j, axes));
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

/** k-means over all points from centres already good. */
export const settled = (cloud: Cloud, centres: readonly Point[]): Clusters => lloyd(cloud, centres, 100);
