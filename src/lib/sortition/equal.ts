import type { Composition, Finder } from './branching.ts';
import type { Mixture } from './mixture.ts';
import { seeded } from './random.ts';
import type { HomeClass, Shape } from './shape.ts';

/** Compositions and how many of the equal panels each one is. */
interface Tallied {
  readonly panels: Composition[];
  readonly times: number[];
}

/** Recasts in a row that help nobody, after which the search ends; and those it ever makes. */
const mostIdle = 120;
const mostRecasts = 600;
const recastSize = 8;
/** So many times more counts what the worst off lack, where something must: LEXIMIN's order, as far as panels allow. */
const worstOff = 6;

/** Whole numbers of panels that sum to `count`, by largest remainders. */
const rounded = ({ panels, probabilities }: Mixture, count: number): Tallied => {
  const times = probabilities.map((probability) => Math.floor(probability * count));
  const byRest = [...times.keys()].sort(
    (a, b) =>
      (probabilities[b] ?? 0) * count - (times[b] ?? 0) - ((probabilities[a] ?? 0) * count - (times[a] ?? 0)),
  );
  const missing = count - times.reduce((sum, n) => sum + n, 0);
  for (const at of byRest.slice(0, missing)) times[at] = (times[at] ?? 0) + 1;
  return { panels: [...panels], times };
};

/** What lacks, type by type, for everybody to be drawn as often as the mixture says, rounded down. */
class Lack {
  /** Persons of each type. */
  readonly #people: readonly number[];
  readonly #needed: Float64Array;
  /** How much a lack counts. */
  readonly #gravity: Float64Array;
  /** Types that could bring the least chance down by more than one draw. */
  readonly #worstOff: readonly number[];
  readonly #served: Float64Array;

  constructor(shape: Shape, mixture: Mixture, tallied: Tallied, count: number) {
    this.#people = shape.types.map(({ people }) => people.length);
    this.#needed = new Float64Array(shape.types.length);
    this.#served = new Float64Array(shape.types.length);
    this.#gravity = new Float64Array(shape.types.length).fill(1);
    const chances = shape.types.map(({ people }, type) => {
      const held = mixture.panels.reduce(
        (sum, panel, at) => sum + (panel[type] ?? 0) * (mixture.probabilities[at] ?? 0),
        0,
      );
      return held / people.length;
    });
    const low = Math.min(...chances.filter((chance) => chance > 1e-9)) + 1 / count;
    for (const [type, { people }] of shape.types.entries()) {
      const chance = chances[type] ?? 0;
      this.#needed[type] = people.length * Math.floor(chance * count + 1e-6);
    }
    this.#worstOff = [...chances.keys()].filter((type) => (chances[type] ?? 0) < low);
    for (const [at, panel] of tallied.panels.entries()) this.move(panel, tallied.times[at] ?? 0);
  }

  /** From now on, what the worst off lack counts more. */
  favourWorstOff(): void {
    for (const type of this.#worstOff) this.#gravity[type] = worstOff;
  }

  #at(type: number, more: number): number {
    const lacking = Math.max(0, (this.#needed[type] ?? 0) - (this.#served[type] ?? 0) - more);
    return (this.#gravity[type] ?? 1) * lacking ** 2;
  }

  /** What the lack becomes less what it is, with the panel drawn `by` more times. */
  change(panel: Composition, by: number): number {
    let sum = 0;
    for (let type = 0; type < panel.length; type++) {
      const held = panel[type] ?? 0;
      if (held !== 0) sum += this.#at(type, held * by) - this.#at(type, 0);
    }
    return sum;
  }

  move(panel: Composition, by: number): void {
    for (let type = 0; type < panel.length; type++)
      this.#served[type] = (this.#served[type] ?? 0) + (panel[type] ?? 0) * by;
  }

  /** The fewest times that anybody is drawn, of those whom the mixture draws. */
  least(): number {
    return this.#people.reduce(
      (fewest, people, type) =>
        (this.#needed[type] ?? 0) > 0
          ? Math.min(fewest, Math.floor((this.#served[type] ?? 0) / people))
          : fewest,
      Infinity,
    );
  }

  total(): number {
    return this.#needed.reduce((sum, _, type) => sum + this.#at(type, 0), 0);
  }

  /** What one more person of each type is worth: much where some lack, a little less where more are to spare. */
  weights(): Float64Array {
    return this.#needed.map((needed, type) => {
      const lacking = needed - (this.#served[type] ?? 0);
      return lacking > 0 ? (this.#gravity[type] ?? 1) * (1 + lacking / 10) : Math.max(lacking, -5) / 50;
    });
  }
}

const least = (count: number, changeOf: (at: number) => number): number => {
  let best = -1;
  let lowest = Infinity;
  for (let at = 0; at < count; at++) {
    const change = changeOf(at);
    if (change < lowest) [lowest, best] = [change, at];
  }
  return best;
};

/** Replaces one panel by another as long as fewer people lack; false when no exchange helps. */
const improve = ({ panels, times }: Tallied, lack: Lack): boolean => {
  const added = least(panels.length, (at) => lack.change(panels[at] ?? new Int32Array(), 1));
  const more = panels[added];
  if (!more) return false;
  const gain = lack.change(more, 1);
  lack.move(more, 1);
  const removed = least(panels.length, (at) =>
    (times[at] ?? 0) > 0 && at !== added ? lack.change(panels[at] ?? more, -1) : Infinity,
  );
  const less = panels[removed];
  if (!less || gain + lack.change(less, -1) >= -1e-9) {
    lack.move(more, -1);
    return false;
  }
  lack.move(less, -1);
  times[added] = (times[added] ?? 0) + 1;
  times[removed] = (times[removed] ?? 0) - 1;
  return true;
};

/** Takes some panels out at random and puts as many back, each the best for those who lack most; keeps it if better. */
const recast = (tallied: Tallied, lack: Lack, finder: Finder, random: () => number): void => {
  const { panels, times } = tallied;
  const before = lack.total();
  const moved: [at: number, by: number][] = [];
  const move = (at: number, by: number): void => {
    times[at] = (times[at] ?? 0) + by;
    lack.move(panels[at] ?? new Int32Array(), by);
    moved.push([at, by]);
  };
  for (let out = 0; out < recastSize; out++) {
    const held = [...times.keys()].filter((at) => (times[at] ?? 0) > 0);
    move(held[Math.floor(random() * held.length)] ?? 0, -1);
  }
  for (let back = 0; back < recastSize; back++) {
    const panel = finder.best(lack.weights(), -Infinity, 100, 1).panels.at(-1);
    if (panel) [panels[panels.length], times[times.length]] = [panel, 0];
    move(panel ? panels.length - 1 : (moved[back]?.[0] ?? 0), 1);
  }
  if (lack.total() <= before) return;
  for (const [at, by] of moved.splice(0)) move(at, -by);
};

/** Exchanges and recasts until nothing lacks, or nothing helps any more. */
const search = (tallied: Tallied, lack: Lack, finder: Finder, random: () => number): void => {
  let [lowest, idle] = [Infinity, 0];
  for (let cast = 0; cast < mostRecasts && idle < mostIdle; cast++) {
    while (improve(tallied, lack));
    const total = lack.total();
    if (total === 0) return;
    idle = total < lowest ? 0 : idle + 1;
    lowest = Math.min(lowest, total);
    recast(tallied, lack, finder, random);
  }
};

const tally = (shape: Shape, finder: Finder, mixture: Mixture, count: number): Tallied => {
  const attempt = (favour: boolean): { tallied: Tallied; lack: Lack } => {
    const tallied = rounded(mixture, count);
    const lack = new Lack(shape, mixture, tallied, count);
    if (favour) lack.favourWorstOff();
    search(tallied, lack, finder, seeded(count));
    return { tallied, lack };
  };
  const even = attempt(false);
  if (even.lack.total() === 0) return even.tallied;
  const favouring = attempt(true);
  return favouring.lack.least() > even.lack.least() ? favouring.tallied : even.tallied;
};

/** People of one class for one panel: homes not yet in it, and members, drawn the fewest times so far. */
const seatFewest = (group: HomeClass, panel: Composition, drawn: Uint32Array): number[] => {
  const used = new Set<number>();
  return group.types.flatMap((type, index) =>
    Array.from({ length: panel[type] ?? 0 }, () => {
      let [person, home] = [-1, -1];
      for (const [at, members] of group.homes.entries()) {
        if (used.has(at)) continue;
        for (const member of members[index] ?? [])
          if (person < 0 || (drawn[member] ?? 0) < (drawn[person] ?? 0)) [person, home] = [member, at];
      }
      used.add(home);
      if (person >= 0) drawn[person] = (drawn[person] ?? 0) + 1;
      return person;
    }),
  );
};

/**
 * `count` panels, to be drawn with equal probability, in which everybody sits about as often as the mixture says:
 * no less than the chance × count rounded down, save where no panels give it. Places in the pool. A local search,
 * in the spirit of the roundings of Flanigan, Kehne and Procaccia (NeurIPS 2021).
 */
export const equalPanels = (shape: Shape, finder: Finder, mixture: Mixture, count: number): number[][] => {
  const { panels, times } = tally(shape, finder, mixture, count);
  const drawn = new Uint32Array(shape.types.reduce((sum, { people }) => sum + people.length, 0));
  return panels.flatMap((panel, at) =>
    Array.from({ length: times[at] ?? 0 }, () =>
      shape.classes.flatMap((group) => seatFewest(group, panel, drawn)).sort((a, b) => a - b),
    ),
  );
};
