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
import { apart, idsFor, type KnownGroup } from './known-groups.ts';

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

/** Fewest people of whom, together, anything is told. */
export const smallestShown = 5;

/** By how much another number of groups must separate better before the map changes its number. */
const margin = 0.02;

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

/** How many people each cluster holds. */
const peopleIn = ({ weights }: Cloud, { labels, centres }: Clusters): readonly number[] => {
  const people = centres.map(() => 0);
  for (const [base, label] of labels.entries()) people[label] = (people[label] ?? 0) + (weights[base] ?? 0);
  return people;
};

/**
 * The best number of groups on some axes: the number known keeps its place by a margin. One that cuts off a group
 * too small to be shown is worth nothing, unless it was asked for.
 */
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
    const tooSmall = wanted === undefined && Math.min(...peopleIn(base.cloud, clusters)) < smallestShown;
    const separation = tooSmall ? 0 : silhouette(base.cloud, clusters);
    const worth = separation + (k === known.length && !tooSmall ? margin : 0);
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

/** People whom a way of grouping cuts off in groups too small to be shown; as places in the list it was made of. */
const cutOff = ({ cloud, labels, clusters }: Tried): ReadonlySet<number> => {
  const people = peopleIn(cloud, clusters);
  const small = (base: number): boolean => (people[clusters.labels[base] ?? 0] ?? 0) < smallestShown;
  return new Set([...labels.keys()].filter((person) => small(labels[person] ?? 0)));
};

/** Rounds in which, and share of people up to which, those whom every number of groups cuts off are left out. */
const [rounds, shareLeftOut] = [5, 0.05] as const;

interface Sought {
  readonly best: Tried;
  /** Places of the people whom groups were sought among. */
  readonly inside: readonly number[];
}

/**
 * The best groups; where every number of them only cuts off a few people, those of the others. A lone person far
 * from all would otherwise hide what parts everybody else.
 */
const soughtAmong = (
  points: readonly Point[],
  wanted: number | undefined,
  known: readonly KnownGroup[],
): Sought | null => {
  let inside = [...points.keys()];
  for (let round = 0; round <= rounds; round++) {
    const best = bestOf(
      inside.map((at) => points[at] ?? []),
      wanted,
      known,
    );
    if (!best) return null;
    if (best.separation !== 0) return { best, inside };
    const alone = cutOff(best);
    if (alone.size === 0) return null;
    inside = inside.filter((_, at) => !alone.has(at));
    if (inside.length < points.length * (1 - shareLeftOut)) return null;
  }
  return null;
};

const nearest = (point: Point, centres: readonly Point[]): number =>
  centres.reduce(
    (best, centre, at) => (apart(point, centre) < apart(point, centres[best] ?? []) ? at : best),
    0,
  );

/**
 * Groups points through at most 100 base clusters, with the number of groups, 2 to 5 or `wanted`, of best
 * silhouette; few base clusters allow few groups (2 + ⌊clusters / 12⌋, as Polis). Four or five groups may be found
 * on more axes than the first two, where these hide them. Groups of an earlier map keep their number and their ids
 * as long as they can; new ones are numbered from the largest. People whom every
 * number of groups cuts off, a few of them, are left out while groups are sought, then go to the nearest; where that
 * does not help, there is no group.
 */
export const groupsOf = (
  points: readonly Point[],
  wanted: number | undefined,
  known: readonly KnownGroup[],
): Found => {
  const sought = soughtAmong(points, wanted, known);
  if (!sought) return { groups: [], silhouette: 0 };
  const { best, inside } = sought;
  const { centres, labels } = everybodyIn(
    inside.map((at) => points[at] ?? []),
    best,
  );
  const groupOf = new Map(inside.map((person, at) => [person, labels[at] ?? 0]));
  const members = centres.map((): number[] => []);
  for (const [person, point] of points.entries())
    members[groupOf.get(person) ?? nearest(point, centres)]?.push(person);
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
