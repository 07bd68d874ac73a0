import type { Highs } from 'highs';
import { worth, type Composition, type Finder } from './branching.ts';
import type { Chances, Cut } from './relaxed.ts';
import { seeded } from './random.ts';
import type { Shape } from './shape.ts';
import { createProgram, type Program } from './solver.ts';

/** A lottery between compositions: one is drawn with its probability. */
export interface Mixture {
  readonly panels: readonly Composition[];
  readonly probabilities: readonly number[];
}

export interface Approach {
  readonly mixture: Mixture;
  /** What the chance furthest under the target lacks. */
  readonly shortfall: number;
  /** Where the target cannot be reached, an inequality that every panel keeps and the target breaks. */
  readonly cut: Cut | null;
}

/** Every composition found so far; they serve again when the target changes. */
export type Stock = Map<string, Composition>;

export const keep = (stock: Stock, panels: readonly Composition[]): number => {
  const before = stock.size;
  for (const panel of panels) stock.set(panel.join(), panel);
  return stock.size - before;
};

/** A target is worked at until no chance lacks more than this. */
export const reached = 1e-7;

/** Where that would take too long, lacking less than this still counts as the optimum. */
export const nearEnough = 1e-6;

/** How many people of each type a draw holds on average. */
export const headcounts = (shape: Shape, chances: Chances): Float64Array =>
  chances.map((chance, type) => chance * (shape.types[type]?.people.length ?? 0));

const nearNodes = 100;
const pricingNodes = [300, 3_000, 30_000];

/** min ε with Σ λ·panel + people·ε ≥ target in each type, Σ λ = 1: the nearest mixture of the stock. */
class Master {
  readonly #shape: Shape;
  readonly #program: Program;
  readonly #panels: Composition[] = [];
  #solved: ReturnType<Program['solve']> | null = null;

  constructor(highs: Highs, shape: Shape, target: Chances) {
    this.#shape = shape;
    this.#program = createProgram(highs, 'linear');
    const people = shape.types.map((type) => type.people.length);
    for (const [type, count] of people.entries())
      this.#program.addRow({ lower: count * (target[type] ?? 0), upper: Infinity, columns: [], values: [] });
    this.#program.addRow({ lower: 1, upper: 1, columns: [], values: [] });
    this.#program.addColumn({ cost: -1, lower: 0, upper: 1, rows: [...people.keys()], values: people });
  }

  add(panels: Iterable<Composition>): void {
    const last = this.#shape.types.length;
    for (const panel of panels) {
      const rows = [...panel.keys()].filter((type) => panel[type] !== 0);
      const values = rows.map((type) => panel[type] ?? 0);
      this.#program.addColumn({ cost: 0, lower: 0, upper: 1, rows: [...rows, last], values: [...values, 1] });
      this.#panels.push(panel);
    }
  }

  /** Shortfall, and what one more person of each type would be worth; null if the solver gave up. */
  solve(from: 'rows' | 'columns'): { shortfall: number; weights: Float64Array } | null {
    const solved = this.#program.solve(from);
    if (solved.status !== 'optimal') return null;
    this.#solved = solved;
    const weights = solved.duals.slice(0, this.#shape.types.length).map((dual) => Math.max(0, -dual));
    return { shortfall: -solved.value, weights };
  }

  mixture(): Mixture {
    const shares = this.#panels.map((_, at) => Math.max(0, this.#solved?.x[at + 1] ?? 0));
    const kept = [...shares.keys()].filter((at) => (shares[at] ?? 0) > 1e-12);
    const sum = kept.reduce((total, at) => total + (shares[at] ?? 0), 0);
    return {
      panels: kept.flatMap((at) => this.#panels[at] ?? []),
      probabilities: kept.map((at) => (shares[at] ?? 0) / sum),
    };
  }

  bestKnown(weights: Float64Array): number {
    return this.#panels.reduce((best, panel) => Math.max(best, worth(weights, panel)), -Infinity);
  }

  dispose(): void {
    this.#program.dispose();
  }
}

/** Panels that the stock lacks and that the weights ask for; several, so that few programs are needed. */
const price = (
  finder: Finder,
  weights: Float64Array,
  above: number,
  random: () => number,
): { panels: Composition[]; bound: number } => {
  const panels: Composition[] = [];
  let bound = Infinity;
  for (const nodes of pricingNodes) {
    const found = finder.best(weights, above, nodes);
    panels.push(...found.panels);
    bound = found.bound;
    const open = bound - above > 1e-12;
    if (panels.length > 0 || !open) break;
  }
  if (panels.length === 0) return { panels, bound };
  const scale = weights.reduce((most, weight) => Math.max(most, weight), 0);
  for (let more = 0; more < 6; more++) {
    const near = weights.map((weight) => weight + scale * 0.05 * random());
    panels.push(...finder.best(near, -Infinity, nearNodes, 1).panels);
  }
  return { panels, bound };
};

/**
 * The mixture of panels nearest to the target, by column generation over the stock. Where the target is out of
 * reach, the weights of the last program give the cut: `docs/sortition.md`. `rounds` bounds the work; without
 * cut and with a shortfall, the work was cut short.
 */
export const approach = (
  highs: Highs,
  shape: Shape,
  finder: Finder,
  stock: Stock,
  target: Chances,
  rounds: number,
  tell: (shortfall: number) => void,
): Approach => {
  const master = new Master(highs, shape, target);
  const random = seeded(stock.size);
  const wanted = headcounts(shape, target);
  let shortfall = 1;
  try {
    master.add(stock.values());
    for (let round = 0; round < rounds; round++) {
      const solved = master.solve(round === 0 ? 'rows' : 'columns') ?? master.solve('rows');
      if (!solved) break;
      shortfall = Math.max(0, solved.shortfall);
      tell(shortfall);
      if (shortfall <= reached) return { mixture: master.mixture(), shortfall, cut: null };
      const known = master.bestKnown(solved.weights);
      const { panels, bound } = price(finder, solved.weights, known + 1e-11, random);
      const fresh = panels.filter((panel) => !stock.has(panel.join()));
      keep(stock, fresh);
      master.add(new Map(fresh.map((panel) => [panel.join(), panel])).values());
      const excess = worth(solved.weights, wanted) - bound;
      // Proved out of reach, by at least half of what lacks: no need to come nearer before cutting it off.
      if (excess > Math.max(reached, shortfall) / 2)
        return { mixture: master.mixture(), shortfall, cut: { weights: solved.weights, limit: bound } };
      if (fresh.length === 0) break;
    }
    return { mixture: master.mixture(), shortfall, cut: null };
  } finally {
    master.dispose();
  }
};
