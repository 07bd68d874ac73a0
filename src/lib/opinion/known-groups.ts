import type { Point } from './grouping.ts';

/** A group of an earlier map, to be recognised. */
export interface KnownGroup {
  readonly id: number;
  readonly centre: Point;
}

/** Distance on the axes that both points have. */
export const apart = (a: Point, b: Point): number =>
  Math.hypot(...a.slice(0, b.length).map((coordinate, axis) => coordinate - (b[axis] ?? 0)));

/** Ids of clusters: nearest pairs first keep a known group's id, the rest take the smallest ids left. */
export const idsFor = (centres: readonly Point[], known: readonly KnownGroup[]): number[] => {
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
