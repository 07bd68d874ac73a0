import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import type { Sentence } from '#lib/kernel/sentence.ts';
import { finderOf } from './branching.ts';
import { equalPanels } from './equal.ts';
import { fairMixture, type Objective, type Progress } from './fair.ts';
import { checkQuotas, type Infeasible } from './feasibility.ts';
import { nearEnough, reached } from './mixture.ts';
import { seatPeople, type Slice } from './people.ts';
import { poolFault, type Pool } from './pool.ts';
import { shapeOf } from './shape.ts';
import { loadSolver } from './solver.ts';

export interface DrawRequest {
  readonly pool: Pool;
  /** Persons in the panel. */
  readonly size: number;
  readonly objective: Objective;
  /** Panels of equal probability to prepare for a lottery in public (1 000: three digits); 0 for none. */
  readonly equalPanels?: number;
}

/** How fair the lottery is, and how sure that is. */
export interface Certificate {
  /** The chances are those of the objective's optimum, to 1e-6 at most (`shortfall` says how nearly). */
  readonly optimal: boolean;
  /** No lottery gives the least chance more than this. People that no panel holds are not counted. */
  readonly bound: number;
  /** `bound` less the least chance given. */
  readonly gap: number;
  /** Most that anybody's chance lies under the aim; 0 where the optimum is reached. */
  readonly shortfall: number;
  /** Inequalities that had to be added because the relaxation promised what no panels give. */
  readonly cuts: number;
}

/** The fair lottery over a pool. Chances and probabilities in [0, 1]. */
export interface Draw {
  readonly objective: Objective;
  readonly size: number;
  readonly probabilities: Readonly<Record<string, number>>;
  readonly portfolio: readonly { readonly panel: readonly string[]; readonly probability: number }[];
  readonly certificate: Certificate;
  /** Panels of equal probability whose chances come near those of the portfolio; null if not asked. */
  readonly lottery: { readonly panels: readonly (readonly string[])[]; readonly minimum: number } | null;
  /** People that no panel keeping the quotas holds. */
  readonly excluded: readonly string[];
  readonly minimum: number;
  readonly gini: number;
  readonly geometricMean: number;
}

export type DrawRefusal =
  { readonly kind: 'fault'; readonly reason: Sentence } | ({ readonly kind: 'infeasible' } & Infeasible);

const noLottery: Sentence = {
  fr: 'le solveur n’a pas trouvé de tirage',
  en: 'the solver found no lottery',
};

/** Gini index of the chances: 0 where all are equal. */
const giniOf = (chances: readonly number[]): number => {
  const sorted = chances.toSorted((a, b) => a - b);
  const total = sorted.reduce((sum, chance) => sum + chance, 0);
  const ranked = sorted.reduce((sum, chance, at) => sum + (at + 1) * chance, 0);
  return (2 * ranked) / (sorted.length * total) - (sorted.length + 1) / sorted.length;
};

const geometricMean = (chances: readonly number[]): number =>
  Math.exp(chances.reduce((sum, chance) => sum + Math.log(chance), 0) / chances.length);

/** The figures that sum chances up; people with none are not counted in the geometric mean. */
export const summaryOfChances = (
  chances: readonly number[],
): Pick<Draw, 'minimum' | 'gini' | 'geometricMean'> => ({
  minimum: leastOf(chances),
  gini: giniOf(chances),
  geometricMean: geometricMean(chances.filter((chance) => chance > 0)),
});

const chancesOf = (pool: Pool, slices: readonly Slice[]): number[] => {
  const chances = new Array<number>(pool.people.length).fill(0);
  for (const { length, people } of slices)
    for (const place of people) chances[place] = (chances[place] ?? 0) + length;
  return chances;
};

const evenly = (panels: readonly (readonly number[])[]): Slice[] =>
  panels.map((people) => ({ people, length: 1 / panels.length }));

/** The least chance among people that some panel holds, that is who have one in `possible`. */
const leastOf = (chances: readonly number[], possible: readonly number[] = chances): number =>
  chances.reduce((least, chance, at) => ((possible[at] ?? 0) > 0 ? Math.min(least, chance) : least), 1);

/**
 * The fairest lottery over panels that keep the quotas: everybody's chance, and the panels with their
 * probabilities. Deterministic. Blocks its thread for its whole length (seconds to a minute): run it through
 * `drawInWorker`. Refuses a request that makes no sense, or quotas that no panel keeps.
 */
export const draw = async (
  { pool, size, objective, equalPanels: equalCount = 0 }: DrawRequest,
  tell: (progress: Progress) => void = () => undefined,
): Promise<Result<Draw, DrawRefusal>> => {
  const fault = poolFault(pool, size);
  if (fault) return refuse({ kind: 'fault', reason: fault });
  const highs = await loadSolver();
  const shape = shapeOf(pool, size);
  const infeasible = checkQuotas(highs, shape, pool.quotas);
  if (infeasible) return refuse({ kind: 'infeasible', ...infeasible });
  const found = fairMixture(highs, shape, objective, tell);
  if (!found) return refuse({ kind: 'fault', reason: noLottery });
  const { mixture, target, shortfall, cuts } = found;
  const slices = seatPeople(shape, mixture.panels, mixture.probabilities);
  const chances = chancesOf(pool, slices);
  const minimum = leastOf(chances);
  const bound = Math.min(...target.filter((chance) => chance > reached));
  const optimal = shortfall <= nearEnough;
  const named = (people: readonly number[]) => people.map((place) => pool.people[place]?.id ?? '');
  const equal = equalCount > 0 ? equalPanels(shape, finderOf(shape), mixture, equalCount) : null;
  return ok({
    objective,
    size,
    probabilities: Object.fromEntries(pool.people.map(({ id }, place) => [id, chances[place] ?? 0])),
    portfolio: slices.map(({ length, people }) => ({ panel: named(people), probability: length })),
    certificate: { optimal, bound, gap: Math.max(0, bound - minimum), shortfall, cuts },
    lottery: equal && {
      panels: equal.map(named),
      minimum: leastOf(chancesOf(pool, evenly(equal)), chances),
    },
    excluded: pool.people.flatMap(({ id }, place) => (chances[place] === 0 ? [id] : [])),
    ...summaryOfChances(chances),
  });
};
