import type { Highs } from 'highs';
import { finderOf, type Finder } from './branching.ts';
import { approach, keep, reached, seedPanels, type Mixture, type Stock } from './mixture.ts';
import { relaxedNash } from './nash.ts';
import { relaxedLeximin, type Chances, type Cut } from './relaxed.ts';
import type { Shape } from './shape.ts';

/** What "as equal as can be" means: see `docs/sortition.md`. */
export type Objective = 'leximin' | 'maximin' | 'nash';

/** Where the work stands. `shortfall`: what the chance furthest under its target lacks. */
export interface Progress {
  readonly stage: 'cover' | 'seed' | 'approach';
  readonly done: number;
  readonly of: number | null;
  readonly shortfall: number | null;
}

export interface FairMixture {
  readonly mixture: Mixture;
  /** Chances, by type, that no lottery beats; 0 for types that no panel holds. */
  readonly target: Chances;
  /** What the chance furthest under its target lacks. */
  readonly shortfall: number;
  readonly cuts: number;
}

type Tell = (progress: Progress) => void;

const coverNodes = 20_000;
const roundsOfApproach = 400;
const mostCuts = 300;

/**
 * Panels until each type is in one, or is shown to be in none: those are kept out of all that follows. A type
 * whose search was cut short counts as possible; the target then decides.
 */
const coverTypes = (shape: Shape, finder: Finder, stock: Stock, tell: Tell): boolean[] => {
  const count = shape.types.length;
  const costs = new Float64Array(count).fill(1);
  const impossible = new Array<boolean>(count).fill(false);
  let left = count;
  const settle = (type: number) => {
    if (costs[type] === 0) return;
    costs[type] = 0;
    left--;
  };
  while (left > 0) {
    const panel = finder.best(costs, 0.5, coverNodes, 1).panels.at(-1);
    if (panel) {
      keep(stock, [panel]);
      for (const [type, held] of panel.entries()) if (held > 0) settle(type);
    } else {
      const type = costs.findIndex((cost) => cost > 0);
      const only = new Float64Array(count);
      only[type] = 1;
      const { panels, bound } = finder.best(only, 0.5, coverNodes, 1);
      keep(stock, panels);
      impossible[type] = panels.length === 0 && bound < 1 - 1e-6;
      settle(type);
    }
    tell({ stage: 'cover', done: count - left, of: count, shortfall: null });
  }
  return impossible;
};

const targetOf = (highs: Highs, shape: Shape, objective: Objective, cuts: readonly Cut[]): Chances | null => {
  if (objective === 'nash') return relaxedNash(highs, shape, cuts);
  return relaxedLeximin(highs, shape, cuts, objective === 'maximin' ? 1 : Infinity);
};

/** The shape without the types that no panel holds: their cap is 0, and they are not raised. */
const without = (shape: Shape, impossible: readonly boolean[]): Shape => ({
  ...shape,
  types: shape.types.map((type, at) => (impossible[at] ? { ...type, cap: 0 } : type)),
});

/**
 * The fairest lottery between compositions. Aims at the best chances of the relaxation, which nothing beats; where
 * panels cannot give them, adds the inequality that forbids it and aims again: each aim is a bound, and the one
 * reached is the optimum. Deterministic. Null where the solver finds the relaxation empty.
 */
export const fairMixture = (
  highs: Highs,
  shape: Shape,
  objective: Objective,
  tell: Tell,
): FairMixture | null => {
  const stock: Stock = new Map();
  const impossible = coverTypes(shape, finderOf(shape), stock, tell);
  const possible = without(shape, impossible);
  const finder = finderOf(possible);
  const cuts: Cut[] = [];
  let best: FairMixture | null = null;
  while (cuts.length <= mostCuts) {
    const target = targetOf(highs, possible, objective, cuts);
    if (!target) return best;
    if (cuts.length === 0)
      seedPanels(possible, finder, stock, target, (done, of) =>
        tell({ stage: 'seed', done, of, shortfall: null }),
      );
    const { mixture, shortfall, cut } = approach(
      highs,
      possible,
      finder,
      stock,
      target,
      roundsOfApproach,
      (lacking) => tell({ stage: 'approach', done: cuts.length, of: null, shortfall: lacking }),
    );
    best = { mixture, target, shortfall, cuts: cuts.length };
    if (!cut || shortfall <= reached) return best;
    cuts.push(cut);
  }
  return best;
};
