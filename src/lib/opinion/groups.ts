import {
  baseClusters,
  cloudOf,
  kMeans,
  settled,
  silhouette,
  type Cloud,
  type Clusters,
  type Point,
} from './grouping.ts';

/** A group of an earlier map, to be recognised. */
export interface KnownGroup {
  readonly id: number;
  readonly centre: Point;
}

export interface FoundGroup extends KnownGroup {
  /** Places in the list of points. */
  readonly members: readonly number[];
}

interface Found {
  readonly groups: readonly FoundGroup[];
  readonly silhouette: number;
}

/**
 * Groups on more than two axes must be this clear (silhouette). Where opinions shade into one another without groups,
 * the best cut of three or four axes stays under 0.33; planted groups stand above 0.43.
 */
const apartEnough = 0.4;

/** By how much another number of groups must separate better before the map changes its number. */
const margin = 0.02;

/** Distance on the axes that both points have. */
const apart = (a: Point, b: Point): number =>
  Math.hypot(...a.slice(0, b.length).map((coordinate, axis) => coordinate - (b[axis] ?? 0)));

/** Ids of clusters: nearest pairs first keep a known group's id, the rest take the smallest ids left. */
const idsFor = (centres: readonly Point[], known: readonly KnownGroup[]): number[] => {
  const pairs = centres
    .flatMap((found, cluster) => known.map(({ id, centre }) => ({ cluster, id, gap: apart(found, centre) })))
    .sort((a, b) => a.gap - b.gap);
  const ids = new Map<number, number>();
  const taken = new Set<number>();
  for (const { cluster, id } of pairs) {
    if (ids.has(cluster) || taken.has(id)) continue;
    ids.set(cluster, id);
    taken.add(id);
  }
  return centres.map((_, cluster) => {
    let id = ids.get(cluster) ?? 0;
    if (!ids.has(cluster)) while (taken.has(id)) id++;
    taken.add(id);
    return id;
  });
};

/** People gathered in at most a hundred base clusters, on some axes. */
interface Base {
  readonly cloud: Cloud;
  /** The base cluster of each person. */
  readonly labels: Int32Array;
}

const gathered = (points: readonly Point[], axes: number): Base => {
  const { centres, labels } = baseClusters(cloudOf(points, axes), Math.min(100, points.length));
  const weights = centres.map(() => 0);
  for (const label of labels) weights[label] = (weights[label] ?? 0) + 1;
  return { cloud: cloudOf(centres, axes, weights), labels };
};

interface Tried extends Base {
  readonly clusters: Clusters;
  readonly separation: number;
  readonly worth: number;
}

/** The best number of groups on some axes: the number known keeps its place by a margin. */
const bestOn = (
  base: Base,
  numbers: readonly number[],
  wanted: number | undefined,
  known: readonly KnownGroup[],
): Tried | null => {
  const size = base.cloud.weights.length;
  const most = Math.min(5, 2 + Math.floor(size / 12));
  const near = known.map(({ centre }) => centre);
  let best: Tried | null = null;
  for (const k of numbers) {
    if (k >= size || (wanted === undefined ? k > most : k !== wanted)) continue;
    const clusters = kMeans(base.cloud, k, near);
    const separation = silhouette(base.cloud, clusters);
    const worth = separation + (k === known.length ? margin : 0);
    if (!best || worth > best.worth) best = { ...base, clusters, separation, worth };
  }
  return best;
};

/** How well groups found on the plane separate people on more axes. */
const separationOn = (base: Base, plane: Tried): number => {
  const { cloud, labels } = base;
  const centres = plane.clusters.centres;
  const votes = Array.from(cloud.weights, () => centres.map(() => 0));
  for (const [person, label] of labels.entries()) {
    const group = plane.clusters.labels[plane.labels[person] ?? 0] ?? 0;
    const row = votes[label];
    if (row) row[group] = (row[group] ?? 0) + 1;
  }
  const groups = Int32Array.from(votes, (row) => row.indexOf(Math.max(...row)));
  return silhouette(cloud, { ...plane.clusters, labels: groups });
};

/**
 * The best groups on the plane; or, where three or four axes spread people more than chance does, those found on
 * them, if these are clear and there separate better than the plane's. On d axes, only numbers of groups above d
 * are tried: k groups of whatever views stand on k − 1 axes.
 */
const bestOf = (
  points: readonly Point[],
  wanted: number | undefined,
  known: readonly KnownGroup[],
): Tried | null => {
  const plane = bestOn(gathered(points, 2), [2, 3, 4, 5], wanted, known);
  const axes = points[0]?.length ?? 0;
  if (!plane || axes < 3) return plane;
  let best = plane;
  for (let more = 3; more <= axes; more++) {
    const base = gathered(points, more);
    const tried = bestOn(
      base,
      [4, 5].filter((k) => k > more),
      wanted,
      known,
    );
    const kept = best.clusters.centres.length === known.length ? margin : 0;
    if (tried && tried.separation >= apartEnough && tried.worth > separationOn(base, best) + kept)
      best = tried;
  }
  return best;
};

/**
 * The groups with everybody in them. On the plane people follow their base cluster, as in Polis; on more axes base
 * clusters are wide, and each person goes to the nearest group.
 */
const everybodyIn = (
  points: readonly Point[],
  { cloud, labels, clusters }: Tried,
): Omit<Clusters, 'inertia'> => {
  if (cloud.axes > 2) return settled(cloudOf(points, cloud.axes), clusters.centres);
  return { centres: clusters.centres, labels: labels.map((base) => clusters.labels[base] ?? 0) };
};

/**
 * Groups points through at most 100 base clusters, with the number of groups, 2 to 5 or `wanted`, of best
 * silhouette; few base clusters allow few groups (2 + ⌊clusters / 12⌋, as Polis). Four or five groups may be found
 * on more axes than the first two, where these hide them. Groups of an earlier map keep their number and their ids
 * as long as they can; new ones are numbered from the largest.
 */
export const groupsOf = (
  points: readonly Point[],
  wanted: number | undefined,
  known: readonly KnownGroup[],
): Found => {
  const best = bestOf(points, wanted, known);
  if (!best) return { groups: [], silhouette: 0 };
  const { centres, labels } = everybodyIn(points, best);
  const members = centres.map((): number[] => []);
  for (const [person, label] of labels.entries()) members[label]?.push(person);
  const groups = centres
    .map((centre, index) => ({ centre, members: members[index] ?? [] }))
    .sort((a, b) => b.members.length - a.members.length || (a.centre[0] ?? 0) - (b.centre[0] ?? 0));
  const ids = idsFor(
    groups.map(({ centre }) => centre),
    known,
  );
  return {
    groups: groups.map((group, index) => ({ ...group, id: ids[index] ?? index })).sort((a, b) => a.id - b.id),
    silhouette: best.separation,
  };
};
