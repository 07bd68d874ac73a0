type Place = readonly [number, number];

/** What parting points into groups costs: squared distances to the middle of one's group, each weighing its people. */
export const costOf = (
  points: readonly Place[],
  weights: readonly number[],
  labels: readonly number[],
): number =>
  [...new Set(labels)].reduce((sum, label) => {
    const mine = [...points.keys()].filter((at) => labels[at] === label);
    const weight = (at: number): number => weights[at] ?? 0;
    const mass = mine.reduce((all, at) => all + weight(at), 0);
    const middle = [0, 1].map(
      (axis) => mine.reduce((all, at) => all + weight(at) * (points[at]?.[axis] ?? 0), 0) / mass,
    );
    const apart = (at: number): number =>
      ((points[at]?.[0] ?? 0) - (middle[0] ?? 0)) ** 2 + ((points[at]?.[1] ?? 0) - (middle[1] ?? 0)) ** 2;
    return sum + mine.reduce((all, at) => all + weight(at) * apart(at), 0);
  }, 0);

/** The least cost of parting points into exactly `k` groups, by going through every way. For eight points or so. */
export const leastCost = (points: readonly Place[], weights: readonly number[], k: number): number => {
  let least = Infinity;
  const extend = (labels: readonly number[], used: number): void => {
    if (labels.length === points.length) {
      if (used === k) least = Math.min(least, costOf(points, weights, labels));
      return;
    }
    for (let label = 0; label <= Math.min(used, k - 1); label++)
      extend([...labels, label], Math.max(used, label + 1));
  };
  extend([], 0);
  return least;
};

/** Mean silhouette by its definition (P. J. Rousseeuw, 1987), each person a point; 0 for who is alone in a group. */
export const silhouetteByDefinition = (points: readonly Place[], labels: readonly number[]): number => {
  const apart = (i: number, j: number): number =>
    Math.hypot((points[i]?.[0] ?? 0) - (points[j]?.[0] ?? 0), (points[i]?.[1] ?? 0) - (points[j]?.[1] ?? 0));
  const mean = (i: number, label: number): number => {
    const others = [...points.keys()].filter((j) => j !== i && labels[j] === label);
    return others.length === 0 ? NaN : others.reduce((sum, j) => sum + apart(i, j), 0) / others.length;
  };
  const groups = [...new Set(labels)];
  const values = [...points.keys()].map((i) => {
    const inside = mean(i, labels[i] ?? 0);
    const outside = Math.min(...groups.filter((one) => one !== labels[i]).map((one) => mean(i, one)));
    const widest = Math.max(inside, outside);
    return Number.isNaN(inside) || widest === 0 ? 0 : (outside - inside) / widest;
  });
  return values.reduce((sum, one) => sum + one, 0) / values.length;
};
