import { baseClusters, kMeans, silhouette, type Cloud, type Clusters, type Point } from './grouping.ts';

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

/** By how much another number of groups must separate better before the map changes its number. */
const margin = 0.02;

const cloudOf = (points: readonly Point[], weights: readonly number[]): Cloud => ({
  xs: Float64Array.from(points, ([x]) => x),
  ys: Float64Array.from(points, ([, y]) => y),
  weights: Float64Array.from(weights),
});

/** Ids of clusters: nearest pairs first keep a known group's id, the rest take the smallest ids left. */
const idsFor = (centres: readonly Point[], known: readonly KnownGroup[]): number[] => {
  const pairs = centres
    .flatMap(([x, y], cluster) =>
      known.map(({ id, centre }) => ({ cluster, id, gap: Math.hypot(x - centre[0], y - centre[1]) })),
    )
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

interface Tried {
  readonly clusters: Clusters;
  readonly separation: number;
}

/** The numbers of groups tried, and the best of them: the number known keeps its place by a margin. */
const bestOf = (cloud: Cloud, wanted: number | undefined, known: readonly KnownGroup[]): Tried | null => {
  const size = cloud.xs.length;
  const most = Math.min(5, 2 + Math.floor(size / 12));
  const near = known.map(({ centre }) => centre);
  let best: (Tried & { readonly worth: number }) | null = null;
  for (const k of wanted ? [wanted] : [2, 3, 4, 5].filter((one) => one <= most)) {
    if (k >= size) continue;
    const clusters = kMeans(cloud, k, near);
    const separation = silhouette(cloud, clusters);
    const worth = separation + (k === known.length ? margin : 0);
    if (!best || worth > best.worth) best = { clusters, separation, worth };
  }
  return best;
};

/**
 * Groups points through at most 100 base clusters, with the number of groups, 2 to 5 or `wanted`, of best
 * silhouette; few base clusters allow few groups (2 + ⌊clusters / 12⌋, as Polis). Groups of an earlier map
 * keep their number and their ids as long as they can; new ones are numbered from the largest.
 */
export const groupsOf = (
  points: readonly Point[],
  wanted: number | undefined,
  known: readonly KnownGroup[],
): Found => {
  const alone = points.map(() => 1);
  const base = baseClusters(cloudOf(points, alone), Math.min(100, points.length));
  const weights = base.centres.map(() => 0);
  for (const label of base.labels) weights[label] = (weights[label] ?? 0) + 1;
  const best = bestOf(cloudOf(base.centres, weights), wanted, known);
  if (!best) return { groups: [], silhouette: 0 };
  const { centres, labels } = best.clusters;
  const members = centres.map((): number[] => []);
  for (let at = 0; at < points.length; at++) members[labels[base.labels[at] ?? 0] ?? 0]?.push(at);
  const groups = centres
    .map((centre, index) => ({ centre, members: members[index] ?? [] }))
    .sort((a, b) => b.members.length - a.members.length || a.centre[0] - b.centre[0]);
  const ids = idsFor(
    groups.map(({ centre }) => centre),
    known,
  );
  return {
    groups: groups.map((group, index) => ({ ...group, id: ids[index] ?? index })).sort((a, b) => a.id - b.id),
    silhouette: best.separation,
  };
};
