import type { Composition } from './branching.ts';
import { seatEvenly, type Stretch } from './evening.ts';
import type { HomeClass, Shape } from './shape.ts';

/** A stretch of the lottery, and who is drawn in it (places in the pool). */
export interface Slice {
  readonly length: number;
  readonly people: readonly number[];
}

interface Weighted {
  readonly panel: Composition;
  readonly probability: number;
}

/** People drawn in one class of homes when its turn is `turn`: homes one after another from there, wrapping. */
const seatClass = (group: HomeClass, counts: readonly number[], turn: number): number[] => {
  const homes = group.homes.length;
  let home = turn % homes;
  const round = Math.floor(turn / homes);
  return counts.flatMap((count, index) =>
    Array.from({ length: count }, () => {
      const members = group.homes[home]?.[index] ?? [];
      home = (home + 1) % homes;
      return members[round % members.length] ?? 0;
    }),
  );
};

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** Turns after which everybody of the class has sat in every place equally often. */
const turnsOf = ({ homes }: HomeClass): number =>
  (homes[0] ?? []).reduce(
    (turns, { length }) => (turns * length) / gcd(turns / homes.length, length),
    homes.length,
  );

interface Pattern {
  readonly counts: readonly number[];
  readonly total: number;
  passed: number;
}

/** The turns of one class along the lottery: within each pattern of counts, every turn lasts equally long. */
class Rotation {
  readonly group: HomeClass;
  readonly #turns: number;
  readonly #patterns = new Map<string, Pattern>();

  constructor(group: HomeClass, weighted: readonly Weighted[]) {
    this.group = group;
    this.#turns = turnsOf(group);
    for (const { panel, probability } of weighted) {
      const counts = this.#countsIn(panel);
      const total = (this.#patterns.get(counts.join())?.total ?? 0) + probability;
      this.#patterns.set(counts.join(), { counts, total, passed: 0 });
    }
  }

  #countsIn(panel: Composition): number[] {
    return this.group.types.map((type) => panel[type] ?? 0);
  }

  #patternOf(panel: Composition): Pattern | undefined {
    const pattern = this.#patterns.get(this.#countsIn(panel).join());
    // Nobody, or everybody, drawn: no turn changes anything.
    const still = !pattern || this.#turns === 1 || pattern.counts.every((count) => count === 0);
    return still ? undefined : pattern;
  }

  /** Lengths, from the start of this panel's stretch, at which the turn changes. */
  changes({ panel, probability }: Weighted): number[] {
    const pattern = this.#patternOf(panel);
    if (!pattern) return [];
    const step = pattern.total / this.#turns;
    const found: number[] = [];
    for (let turn = Math.floor(pattern.passed / step + 1e-9) + 1; ; turn++) {
      const at = turn * step - pattern.passed;
      if (at >= probability - 1e-12) return found;
      if (at > 1e-12) found.push(at);
    }
  }

  /** People drawn `at` along this panel's stretch. */
  people(panel: Composition, at: number): number[] {
    const pattern = this.#patternOf(panel);
    if (!pattern) return seatClass(this.group, this.#countsIn(panel), 0);
    const turn = Math.floor(((pattern.passed + at) / pattern.total) * this.#turns);
    return seatClass(this.group, pattern.counts, Math.min(turn, this.#turns - 1));
  }

  pass({ panel, probability }: Weighted): void {
    const pattern = this.#patternOf(panel);
    if (pattern) pattern.passed += probability;
  }
}

/** A class of people who share with nobody: one home, one person. */
const isAlone = ({ types, homes }: HomeClass): boolean => types.length === 1 && homes[0]?.[0]?.length === 1;

/** The stretches of one panel, cut where a class of shared homes changes turn, with its shared homes seated. */
const cutPanel = (rotations: readonly Rotation[], weighted: Weighted, people: number): Stretch[] => {
  const inner = rotations.flatMap((rotation) => rotation.changes(weighted)).sort((a, b) => a - b);
  const marks = [0, ...inner.filter((at, i) => at - (inner[i - 1] ?? 0) > 1e-12), weighted.probability];
  const stretches = marks.slice(1).map((end, i): Stretch => {
    const start = marks[i] ?? 0;
    const seated = new Uint8Array(people);
    for (const rotation of rotations)
      for (const person of rotation.people(weighted.panel, (start + end) / 2)) seated[person] = 1;
    return { length: end - start, panel: weighted.panel, seated };
  });
  for (const rotation of rotations) rotation.pass(weighted);
  return stretches;
};

/**
 * Names the people: cuts a lottery between compositions into slices with people in them, so that everybody of a
 * type is drawn for exactly as long. Classes of shared homes take turns: where compositions repeat a class's
 * counts, its turns run on from one to the next. People alone are then evened out type by type. Both add about as
 * many slices as there are people.
 */
export const seatPeople = (
  shape: Shape,
  panels: readonly Composition[],
  probabilities: readonly number[],
): Slice[] => {
  const people = shape.types.reduce((sum, type) => sum + type.people.length, 0);
  const weighted = panels.map((panel, at): Weighted => ({ panel, probability: probabilities[at] ?? 0 }));
  const rotations = shape.classes
    .filter((group) => !isAlone(group))
    .map((group) => new Rotation(group, weighted));
  const stretches = weighted.flatMap((entry) => cutPanel(rotations, entry, people));
  for (const { types } of shape.classes.filter(isAlone))
    for (const type of types) seatEvenly(stretches, shape.types[type]?.people ?? [], type);
  return stretches.map(({ length, seated }) => ({
    length,
    people: [...seated.keys()].filter((person) => seated[person] === 1),
  }));
};
