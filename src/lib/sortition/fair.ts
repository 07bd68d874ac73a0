import type { Highs } from 'highs';
import { finderOf, type Composition } from './branching.ts';
import { finderOnFace } from './face.ts';
import { approach, keep, nearEnough, reached, type Mixture, type Stock } from './mixture.ts';
import { nearestMixture } from './nearest.ts';
import { seeded } from './random.ts';
import { relaxedNash } from './nash.ts';
import { relaxedLeximin, type Chances, type Cut } from './relaxed.ts';
import type { Shape } from './shape.ts';

/** What "as equal as can be" means: see `docs/sortition.md`. */
export type Objective = 'leximin' | 'maximin' | 'nash';

/** Where the work stands. `shortfall`: what the chance furthest under its target lacks. */
export interface Progress {
  readonly stage: 'near' | 'cover' | 'approach';
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

/**
 * Above this many types, linear programs over the panels take minutes: a lottery this near the bound is given as
 * it is, and its certificate says how near.
 */
const manyTypes = 600;
const honestGap = 2e-5;

const coverNodes = 5_000;
const roundsOfApproach = 400;
const mostCuts = 300;

/**
 * Looks for a panel with each type that the stock lacks; answers those shown to be in none. A type whose search
 * was cut short counts as possible: the target then decides.
 */
const impossibleTypes = (shape: Shape, stock: Stock, tell: Tell): number[] => {
  const met = new Set<number>();
  const meet = (panel: Composition) => {
    for (const [type, held] of panel.entries()) if (held > 0) met.add(type);
  };
  for (const panel of stock.values()) meet(panel);
  const finder = finderOf(shape);
  const random = seeded(1);
  const impossible: number[] = [];
  for (const [type, { cap }] of shape.types.entries()) {
    if (met.has(type) || cap === 0) continue;
    finder.restrict(type, 1, cap);
    const costs = Float64Array.from(shape.types, (_, at) => (met.has(at) ? 0 : 1) + random() / 10);
    const { panels, bound } = finder.best(costs, -Infinity, coverNodes, 1);
    finder.restrict(type, 0, cap);
    keep(stock, panels);
    panels.forEach(meet);
    if (panels.length === 0 && bound === -Infinity) impossible.push(type);
    tell({ stage: 'cover', done: type, of: shape.types.length, shortfall: null });
  }
  return impossible;
};

const targetOf = (highs: Highs, shape: Shape, objective: Objective, cuts: readonly Cut[]): Chances | null => {
  if (objective === 'nash') return relaxedNash(highs, shape, cuts);
  return relaxedLeximin(highs, shape, cuts, objective === 'maximin' ? 1 : Infinity);
};

/** Aims, approaches by column generation, cuts, and aims again. */
const cutAndAim = (
  highs: Highs,
  shape: Shape,
  objective: Objective,
  stock: Stock,
  first: FairMixture,
  tell: Tell,
): FairMixture => {
  const finder = finderOf(shape);
  const cuts: Cut[] = [];
  let best = first;
  while (cuts.length <= mostCuts) {
    const target = targetOf(highs, shape, objective, cuts);
    if (!target) return best;
    const { mixture, shortfall, cut } = approach(
      highs,
      shape,
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

/** The shape without the types that no panel holds: their cap is 0, and they are not raised. */
const without = (shape: Shape, impossible: readonly number[]): Shape => ({
  ...shape,
  types: shape.types.map((type, at) => (impossible.includes(at) ? { ...type, cap: 0 } : type)),
});

/**
 * The fairest lottery between compositions. Aims at the best chances of the relaxation, which nothing beats; where
 * panels cannot give them, adds the inequality that forbids it and aims again: each aim is a bound, and the one
 * reached is the optimum. Deterministic. Null where the solver finds the relaxation empty.
 */
export const fairMixture = (
  highs: Highs,
  whole: Shape,
  objective: Objective,
  tell: Tell,
): FairMixture | null => {
  const stock: Stock = new Map();
  const target = targetOf(highs, whole, objective, []);
  if (!target) return null;
  const near = nearestMixture(whole, finderOnFace(whole, target), stock, target, (done, of, shortfall) =>
    tell({ stage: 'near', done, of, shortfall }),
  );
  const enough = whole.types.length > manyTypes ? honestGap : nearEnough;
  if (near.shortfall <= enough) return { ...near, target, cuts: 0 };
  const impossible = impossibleTypes(whole, stock, tell);
  const first: FairMixture = { ...near, target, cuts: 0 };
  return cutAndAim(highs, without(whole, impossible), objective, stock, first, tell);
};
