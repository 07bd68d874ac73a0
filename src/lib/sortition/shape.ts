import type { Pool } from './pool.ts';

/**
 * People whom nothing in the quotas tells apart: same values, and households made of the same profiles. A fair
 * lottery gives them the same chance, so that the programs only count how many of a type a panel holds.
 */
export interface PeopleType {
  /** Places in `pool.people`. */
  readonly people: readonly number[];
  /** Most of them that one panel can hold: the number of their households. */
  readonly cap: number;
}

/** Households alike: `homes[h][t]` are the places, in `pool.people`, of the people of type `types[t]` in home h. */
export interface HomeClass {
  readonly types: readonly number[];
  readonly homes: readonly (readonly (readonly number[])[])[];
}

/** lower ≤ Σ x_t (t in `types`) ≤ upper. */
export interface ShapeRow {
  readonly types: readonly number[];
  readonly lower: number;
  readonly upper: number;
  /** Place in `pool.quotas`, or null for the size of the panel and for households. */
  readonly quota: number | null;
}

/** The pool as integer programs see it: x_t people of type t, 0 ≤ x_t ≤ cap, under rows. */
export interface Shape {
  readonly size: number;
  readonly types: readonly PeopleType[];
  readonly classes: readonly HomeClass[];
  readonly rows: readonly ShapeRow[];
}

const grouped = <T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
};

const homesOf = (pool: Pool): number[][] => {
  const places = pool.people.map((_, place) => place);
  const keyOf = (place: number) => {
    const household = pool.people[place]?.household ?? null;
    return household === null ? `alone ${place}` : `home ${household}`;
  };
  return [...grouped(places, keyOf).values()];
};

/** Merges the people of a pool into types, in O(people), and writes the rows that every panel keeps. */
export const shapeOf = (pool: Pool, size: number): Shape => {
  const profiles = pool.people.map((person) => JSON.stringify(person.values));
  const profileOf = (place: number) => profiles[place] ?? '';
  const classKey = (home: readonly number[]) => home.map(profileOf).sort().join('\n');
  const types: PeopleType[] = [];
  const typeProfiles: number[] = [];
  const classes: HomeClass[] = [];
  for (const homes of grouped(homesOf(pool), classKey).values()) {
    const keys = [...new Set((homes[0] ?? []).map(profileOf))];
    const members = homes.map((home) => keys.map((key) => home.filter((place) => profileOf(place) === key)));
    const first = types.length;
    for (const index of keys.keys()) {
      const people = members.flatMap((home) => home[index] ?? []);
      types.push({ people, cap: homes.length });
      typeProfiles.push(people[0] ?? 0);
    }
    classes.push({ types: keys.map((_, index) => first + index), homes: members });
  }
  const rows: ShapeRow[] = [{ types: [...types.keys()], lower: size, upper: size, quota: null }];
  for (const [quota, { feature, value, min, max }] of pool.quotas.entries()) {
    const at = pool.features.indexOf(feature);
    const held = [...types.keys()].filter(
      (type) => pool.people[typeProfiles[type] ?? 0]?.values[at] === value,
    );
    // A minimum above the size is a contradiction to be found and told, not a row that the solver refuses.
    const upper = Math.max(min, Math.min(max, size));
    // A quota that leaves every panel free is no row.
    if (min > 0 || upper < size) rows.push({ types: held, lower: min, upper, quota });
  }
  for (const { types: together, homes } of classes)
    if (together.length > 1) rows.push({ types: together, lower: 0, upper: homes.length, quota: null });
  return { size, types, classes, rows };
};
