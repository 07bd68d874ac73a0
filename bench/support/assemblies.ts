import { checkQuotas } from '../../src/lib/sortition/feasibility.ts';
import type { Person, Pool, Quota } from '../../src/lib/sortition/pool.ts';
import { seeded } from '../../src/lib/sortition/random.ts';
import { shapeOf } from '../../src/lib/sortition/shape.ts';
import { loadSolver } from '../../src/lib/sortition/solver.ts';

/**
 * One criterion of a panel. `shares`: of each value in the population. `means`, `place`: how much it goes with two
 * traits that nobody sees (what people own and have studied; where and among whom they live), in [−1, 1]: so
 * criteria go together. `answers`: how much likelier each value is to answer the invitation.
 */
interface Criterion {
  readonly name: string;
  readonly shares: readonly number[];
  readonly means: number;
  readonly place: number;
  readonly answers: readonly number[];
}

/** A citizens' assembly: people who answered, seats, criteria. */
export interface Assembly {
  readonly people: number;
  readonly size: number;
  readonly criteria: readonly Criterion[];
  /** Each value has its number of seats, and not one more or less. */
  readonly exact: boolean;
  readonly seed: number;
}

const invited = 30_000;

/** A number of the normal law (Box and Muller). */
const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** The value of each person of the population: scores in order, cut where the shares say. */
const cut = (scores: readonly number[], shares: readonly number[]): Uint8Array => {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const values = new Uint8Array(scores.length);
  const order = [...scores.keys()].sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  let [value, end] = [0, (shares[0] ?? 0) / total];
  for (const [rank, person] of order.entries()) {
    while (rank >= end * scores.length - 1e-9 && value < shares.length - 1)
      end += (shares[++value] ?? 0) / total;
    values[person] = value;
  }
  return values;
};

/** Everybody invited, by criterion; who answers comes first: a lottery weighted by how likely each is to. */
const population = ({ criteria }: Assembly, random: () => number) => {
  const traits = Array.from({ length: invited }, () => [normal(random), normal(random)] as const);
  const values = criteria.map(({ shares, means, place }) => {
    const own = Math.sqrt(Math.max(0, 1 - means ** 2 - place ** 2));
    return cut(
      traits.map(([first, second]) => means * first + place * second + own * normal(random)),
      shares,
    );
  });
  const keys = traits.map((_, person) => {
    const rate = criteria.reduce(
      (product, { answers }, at) => product * (answers[values[at]?.[person] ?? 0] ?? 1),
      1,
    );
    return -Math.log(1 - random()) / rate;
  });
  const order = [...keys.keys()].sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
  return { values, order };
};

/** Seats of each value: the population's shares, rounded both ways or, where quotas are exact, by largest remainders. */
const quotasOf = ({ criteria, size, exact }: Assembly): Quota[] =>
  criteria.flatMap(({ name, shares }) => {
    const total = shares.reduce((sum, share) => sum + share, 0);
    const seats = shares.map((share) => (share / total) * size);
    const missing = size - seats.reduce((sum, count) => sum + Math.floor(count), 0);
    const byRest = [...seats.keys()].sort((a, b) => ((seats[b] ?? 0) % 1) - ((seats[a] ?? 0) % 1));
    return seats.map((count, value): Quota => {
      const nearest = Math.floor(count) + (byRest.indexOf(value) < missing ? 1 : 0);
      const [min, max] = exact ? [nearest, nearest] : [Math.floor(count), Math.ceil(count)];
      return { feature: name, value: String(value), min, max };
    });
  });

/**
 * The pool of people who answered, and quotas as organisers set them: the population's shares rounded both ways,
 * then given on as little as lets a panel exist (what `checkQuotas` proposes). Same assembly, same pool.
 */
export const assemblyPool = async (assembly: Assembly): Promise<Pool> => {
  const { values, order } = population(assembly, seeded(assembly.seed));
  const people = order.slice(0, assembly.people).map((person, at): Person => ({
    id: `p${at + 1}`,
    values: values.map((own) => String(own[person])),
    household: null,
  }));
  const features = assembly.criteria.map(({ name }) => name);
  const pool = { features, quotas: quotasOf(assembly), people };
  const clash = checkQuotas(await loadSolver(), shapeOf(pool, assembly.size), pool.quotas);
  const changed = (quota: Quota): Quota => {
    const change = clash?.changes?.find(
      ({ feature, value }) => feature === quota.feature && value === quota.value,
    );
    return { ...quota, ...change };
  };
  return { ...pool, quotas: pool.quotas.map(changed) };
};

const criterion = (
  name: string,
  shares: readonly number[],
  means: number,
  place: number,
  answers: readonly number[],
): Criterion => ({ name, shares, means, place, answers });

const gender = criterion('gender', [50, 49, 1], 0, 0, [1.1, 1, 1.4]);
const ages = [0.6, 0.7, 0.8, 0.9, 1, 1, 1.1, 1.3, 1.4, 1.1];
const age = criterion('age', [9, 10, 9, 10, 9, 10, 11, 12, 11, 9], 0.3, 0.3, ages);
const education = criterion('education', [11, 27, 29, 20, 13], 0.7, -0.2, [0.4, 0.6, 0.9, 1.3, 1.9]);
const housing = criterion('housing', [36, 64], 0.6, 0.4, [0.8, 1.1]);
const origin = criterion('origin', [75, 14, 6, 5], -0.2, -0.6, [1.1, 0.8, 0.7, 0.9]);
const opinion = criterion('opinion', [17, 28, 40, 15], 0.3, -0.4, [0.6, 0.8, 1.1, 1.6]);
const districts = [14, 12, 11, 10, 10, 9, 8, 7, 6, 5, 4, 4];
const district = criterion(
  'district',
  districts,
  0.2,
  0.7,
  districts.map((_, at) => [1.2, 0.8, 1][at % 3] ?? 1),
);
const work = criterion('work', [46, 14, 25, 15], 0.5, 0.1, [1, 1.1, 1.2, 0.6]);

/**
 * Assemblies of the measures of published ones (persons, seats, criteria): those of Flanigan and others (Nature 596,
 * 2021), whose pools are not public. Criteria go together, shares are skewed, and who answers differs from the
 * population about as much as there: LEXIMIN's least chance and the Gini index of its chances are alike.
 */
export const assemblies = {
  // Published: least chance 4.7 %, Gini index 0.43.
  'eight tight': {
    people: 321,
    size: 30,
    exact: false,
    seed: 1,
    criteria: [gender, age, education, housing, origin, opinion, district, work],
  },
  'eight exact': {
    people: 321,
    size: 30,
    exact: true,
    seed: 2,
    criteria: [gender, age, education, housing, origin, opinion, district, work],
  },
  // Published: 5.1 %, 0.53.
  'seven exact': {
    people: 239,
    size: 30,
    exact: true,
    seed: 3,
    criteria: [gender, age, education, housing, origin, opinion, work],
  },
  // Published: 2.4 %, 0.68.
  'four skewed': {
    people: 825,
    size: 75,
    exact: true,
    seed: 4,
    criteria: [
      gender,
      age,
      criterion('education', [11, 27, 29, 20, 13], 0.7, -0.2, [0.1, 0.3, 0.8, 1.8, 3.5]),
      criterion(
        'region',
        [...districts, 4],
        0.2,
        0.5,
        [2.5, 1.6, 1, 0.8, 0.6, 0.5, 0.5, 0.4, 0.3, 0.5, 1, 1, 1],
      ),
    ],
  },
  // Published: 2.6 %, 0.51.
  'big seven': {
    people: 1727,
    size: 110,
    exact: false,
    seed: 5,
    criteria: [
      gender,
      criterion('age', [22, 24, 24, 30], 0.3, 0.3, [0.6, 0.8, 1.2, 1.5]),
      criterion('region', districts, 0.1, 0.5, [1.7, 1.3, 1.1, 1, 0.9, 0.9, 0.8, 0.8, 1, 1.2, 0.7, 0.5]),
      criterion('education', [20, 39, 41], 0.6, -0.2, [0.25, 0.6, 1.9]),
      criterion('concern', [25, 46, 22, 5, 2], -0.5, 0.3, [2, 1, 0.5, 0.4, 0.3]),
      criterion('origin', [88, 12], -0.2, -0.5, [1.2, 0.6]),
      criterion('place', [78, 22], 0.1, 0.6, [0.9, 1.4]),
    ],
  },
} satisfies Readonly<Record<string, Assembly>>;
