import { Relaxation } from './simplex.ts';
import type { Shape } from './shape.ts';

/** A feasible panel, as the number of people of each type. */
export type Composition = Int32Array;

export interface Found {
  /** Compositions worth more than was asked, each better than the one before. */
  readonly panels: readonly Composition[];
  /** No panel is worth more than this. Proved, up to the rounding of one sum of doubles. */
  readonly bound: number;
}

export interface Finder {
  /**
   * Looks for the panel of greatest worth, Σ costs·composition, among those worth more than `above`. Stops after
   * `nodes` linear programs, or `enough` panels: `bound` then lies above the best one by the gap left open.
   */
  best(costs: Float64Array, above: number, nodes: number, enough?: number): Found;
  /** Whether the panel must, may or cannot hold people of a type: bounds for the searches that follow. */
  restrict(type: number, lower: number, upper: number): void;
}

export const worth = (costs: ArrayLike<number>, panel: ArrayLike<number>): number => {
  let sum = 0;
  for (let type = 0; type < costs.length; type++) sum += (costs[type] ?? 0) * (panel[type] ?? 0);
  return sum;
};

const fractionTolerance = 1e-7;

/** The type whose share is farthest from whole, or -1. */
const mostDivided = (x: Float64Array): number => {
  let found = -1;
  let farthest = fractionTolerance;
  for (let type = 0; type < x.length; type++) {
    const value = x[type] ?? 0;
    const distance = Math.abs(value - Math.round(value));
    if (distance > farthest) [farthest, found] = [distance, type];
  }
  return found;
};

/** Whether a composition keeps every row and cap: arithmetic in doubles is never taken at its word. */
export const isFeasible = (shape: Shape, panel: ArrayLike<number>): boolean =>
  shape.types.every(({ cap }, type) => (panel[type] ?? 0) >= 0 && (panel[type] ?? 0) <= cap) &&
  shape.rows.every(({ types, lower, upper }) => {
    let sum = 0;
    for (const type of types) sum += panel[type] ?? 0;
    return sum >= lower && sum <= upper;
  });

/** Depth first, nearest whole value first: few open nodes, and panels early. */
class Search {
  readonly panels: Composition[] = [];
  bound = -Infinity;
  readonly #shape: Shape;
  readonly #relaxation: Relaxation;
  readonly #costs: Float64Array;
  readonly #slack: number;
  #above: number;
  #nodes: number;
  #enough: number;

  constructor(
    shape: Shape,
    relaxation: Relaxation,
    costs: Float64Array,
    above: number,
    nodes: number,
    enough: number,
  ) {
    this.#shape = shape;
    this.#relaxation = relaxation;
    this.#costs = costs;
    this.#above = above;
    this.#nodes = nodes;
    this.#enough = enough;
    this.#slack = 1e-11 * costs.reduce((sum, cost) => Math.max(sum, Math.abs(cost)), 1e-300);
  }

  visit(parentBound: number): void {
    const relaxation = this.#relaxation;
    if (this.panels.length >= this.#enough || this.#nodes-- <= 0) {
      this.bound = Math.max(this.bound, parentBound);
      return;
    }
    const ended = relaxation.maximise(this.#costs, this.#above + this.#slack);
    if (ended === 'infeasible') return;
    const bound = Math.min(parentBound, relaxation.bound());
    if (ended === 'cutoff' || bound <= this.#above + this.#slack) {
      this.bound = Math.max(this.bound, Math.min(bound, this.#above + this.#slack));
      return;
    }
    const type = mostDivided(relaxation.x);
    if (type < 0) this.#keep(bound);
    else this.#branch(type, relaxation.x[type] ?? 0, bound);
  }

  #keep(bound: number): void {
    const panel = Int32Array.from(this.#relaxation.x, Math.round);
    const value = worth(this.#costs, panel);
    this.bound = Math.max(this.bound, bound);
    if (value <= this.#above || !isFeasible(this.#shape, panel)) return;
    this.#above = value;
    this.panels.push(panel);
  }

  #branch(type: number, value: number, bound: number): void {
    const { lower, upper } = this.#relaxation;
    const [low, high] = [lower[type] ?? 0, upper[type] ?? 0];
    const floor = Math.floor(value);
    const sides = value - floor < 0.5 ? [true, false] : [false, true];
    for (const down of sides) {
      if (down) upper[type] = floor;
      else lower[type] = floor + 1;
      this.visit(bound);
      [lower[type], upper[type]] = [low, high];
    }
  }
}

/** A finder of panels over a shape, which keeps its linear program from one search to the next. */
export const finderOf = (shape: Shape): Finder => {
  const relaxation = new Relaxation(shape);
  return {
    best(costs, above, nodes, enough = Infinity) {
      const search = new Search(shape, relaxation, costs, above, nodes, enough);
      search.visit(Infinity);
      return { panels: search.panels, bound: Math.max(search.bound, above) };
    },
    restrict(type, lower, upper) {
      relaxation.lower[type] = lower;
      relaxation.upper[type] = upper;
    },
  };
};
