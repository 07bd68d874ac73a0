import type { Person, Pool, Quota } from './pool.ts';
import { seeded } from './random.ts';

/** What a generated pool looks like. */
export interface PoolSketch {
  readonly people: number;
  readonly size: number;
  /** Number of values of each feature. */
  readonly features: readonly number[];
  /** How much volunteers differ from the population: 0 not at all, 1 usual, 3 rare groups almost absent. */
  readonly skew: number;
  /** Persons by which a quota may be left, on each side. */
  readonly slack: number;
  /** Share of people who live with another volunteer. */
  readonly sharing?: number;
  readonly seed: number;
}

const pick = (weights: readonly number[], random: () => number): number => {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const at = weights.findIndex((weight) => (left -= weight) < 0);
  return at < 0 ? weights.length - 1 : at;
};

const drawPeople = (sketch: PoolSketch, random: () => number): Person[] => {
  const population = sketch.features.map((count) => Array.from({ length: count }, () => 0.4 + random()));
  const volunteers = population.map((weights) =>
    weights.map((weight) => weight * Math.exp(-sketch.skew * random())),
  );
  // Features go together in real pools (diploma and opinion, age and household): a hidden trait ties them.
  const people = Array.from({ length: sketch.people }, (_, index): Person => {
    const trait = random();
    const values = volunteers.map((weights, feature) =>
      String(
        pick(
          weights.map((weight, value) => weight * ((value + feature) % 2 ? 0.5 + trait : 1.5 - trait)),
          random,
        ),
      ),
    );
    return { id: `p${index + 1}`, values, household: null };
  });
  const shared = Math.floor((sketch.sharing ?? 0) * sketch.people);
  return people.map((person, index) =>
    index < shared ? { ...person, household: `h${Math.floor(index / 2)}` } : person,
  );
};

/** Somebody of each household in turn, rare profiles first: the panel around which quotas are set. */
const somePanel = (sketch: PoolSketch, people: readonly Person[], random: () => number): Person[] => {
  const shares = sketch.features.map((_, feature) => {
    const counts = new Map<string, number>();
    for (const { values } of people)
      counts.set(values[feature] ?? '', (counts.get(values[feature] ?? '') ?? 0) + 1);
    return counts;
  });
  const keys = people.map((person) => {
    const rarity = person.values.reduce(
      (sum, value, at) => sum + (sketch.skew * 4) / Math.sqrt(shares[at]?.get(value) ?? 1),
      1,
    );
    return { person, key: random() ** (1 / rarity) };
  });
  const homes = new Set<string>();
  const panel: Person[] = [];
  for (const { person } of keys.sort((a, b) => b.key - a.key)) {
    if (panel.length === sketch.size) break;
    if (person.household && homes.has(person.household)) continue;
    if (person.household) homes.add(person.household);
    panel.push(person);
  }
  return panel;
};

/** A pool whose quotas some panel meets: they stand within `slack` persons of it. Same sketch, same pool. */
export const samplePool = (sketch: PoolSketch): Pool => {
  const random = seeded(sketch.seed);
  const people = drawPeople(sketch, random);
  const panel = somePanel(sketch, people, random);
  const features = sketch.features.map((_, index) => `f${index + 1}`);
  const quotas = sketch.features.flatMap((count, feature) =>
    Array.from({ length: count }, (_, value): Quota => {
      const held = panel.filter((person) => person.values[feature] === String(value)).length;
      return {
        feature: features[feature] ?? '',
        value: String(value),
        min: Math.max(0, held - sketch.slack),
        max: held + sketch.slack,
      };
    }),
  );
  return { features, quotas, people };
};

/** Pools shaped like those published (persons, panel, features), and nastier ones, by name. */
export const sketches = {
  ordinary: { people: 312, size: 35, features: [2, 4, 4, 5, 3, 3], skew: 1, slack: 1, seed: 1 },
  larger: { people: 404, size: 40, features: [2, 6, 4, 4, 2, 3], skew: 1.5, slack: 1, seed: 2 },
  skewed: { people: 825, size: 75, features: [2, 5, 8, 6], skew: 3, slack: 1, seed: 3 },
  tight: { people: 239, size: 30, features: [2, 4, 3, 5, 2, 4, 3], skew: 2, slack: 0, seed: 4 },
  eight: { people: 321, size: 30, features: [2, 3, 4, 2, 5, 3, 2, 4], skew: 2, slack: 0, seed: 5 },
  big: { people: 1727, size: 110, features: [2, 5, 4, 6, 3, 4, 2], skew: 2, slack: 1, seed: 6 },
  'few profiles': { people: 2000, size: 200, features: [2, 4], skew: 0.5, slack: 1, seed: 7 },
  households: { people: 500, size: 40, features: [2, 5, 4, 3], skew: 1.5, slack: 1, sharing: 0.5, seed: 8 },
} satisfies Readonly<Record<string, PoolSketch>>;
