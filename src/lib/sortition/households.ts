/**
 * Who lives with whom, by several rules at once: two people for whom all the cells of a rule are alike share a home,
 * unless those cells are all empty; and who shares with somebody shares with all those of that person's home. One
 * name a person, null for who shares with nobody. `cells[rule][person]`, folded.
 */
export const householdsOf = (
  cells: readonly (readonly (readonly string[])[])[],
  people: number,
): (string | null)[] => {
  const parents = Array.from({ length: people }, (_, place) => place);
  const rootOf = (place: number): number => {
    let root = place;
    while (parents[root] !== root) root = parents[root] ?? root;
    parents[place] = root;
    return root;
  };
  for (const rule of cells) {
    const firstOf = new Map<string, number>();
    for (const [place, own] of rule.entries()) {
      if (own.every((cell) => cell === '')) continue;
      const key = JSON.stringify(own);
      const first = firstOf.get(key) ?? place;
      firstOf.set(key, first);
      const [one, other] = [rootOf(first), rootOf(place)];
      parents[Math.max(one, other)] = Math.min(one, other);
    }
  }
  const sizes = new Map<number, number>();
  for (let place = 0; place < people; place++) sizes.set(rootOf(place), (sizes.get(rootOf(place)) ?? 0) + 1);
  return parents.map((_, place) => ((sizes.get(rootOf(place)) ?? 0) > 1 ? `h${rootOf(place) + 1}` : null));
};
