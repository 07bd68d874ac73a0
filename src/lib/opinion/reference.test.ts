import { expect, test } from 'vitest';
import { conversation } from './samples.ts';
import { gather, type Vote } from './gathering.ts';
import { opinionMap } from './map.ts';
import { numbers } from './numbers.ts';
import { centre, principalAxes } from './principal.ts';
import { adjustedRand } from './rand-index.ts';

/** Eigenvectors of a symmetric matrix by Jacobi's rotations, largest eigenvalue first. */
const jacobi = (source: readonly (readonly number[])[]): number[][] => {
  const a = source.map((row) => [...row]);
  const n = a.length;
  const v = a.map((_, i) => a.map((_row, j) => Number(i === j)));
  const at = (m: number[][], i: number, j: number): number => m[i]?.[j] ?? 0;
  const put = (m: number[][], i: number, j: number, x: number): void => void m[i]?.splice(j, 1, x);
  for (let sweep = 0; sweep < 30; sweep++)
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(at(a, p, q)) < 1e-14) continue;
        const angle = Math.atan2(2 * at(a, p, q), at(a, q, q) - at(a, p, p)) / 2;
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        for (const m of [a, v])
          for (let k = 0; k < n; k++) {
            const [x, y] = [at(m, k, p), at(m, k, q)];
            put(m, k, p, c * x - s * y);
            put(m, k, q, s * x + c * y);
          }
        for (let k = 0; k < n; k++) {
          const [x, y] = [at(a, p, k), at(a, q, k)];
          put(a, p, k, c * x - s * y);
          put(a, q, k, s * x + c * y);
        }
      }
  const order = [...a.keys()].sort((i, j) => at(a, j, j) - at(a, i, i));
  return order.map((column) => v.map((row) => row[column] ?? 0));
};

/** Covariance of the table written out, missing answers at their statement's mean. */
const denseCovariance = (votes: readonly Vote[], people: number, size: number): number[][] => {
  const given = Array.from({ length: people }, () => new Array<number | null>(size).fill(null));
  for (const { participant, statement, vote } of votes)
    given[Number(participant)]?.splice(Number(statement), 1, vote);
  const means = Array.from({ length: size }, (_, i) => {
    const column = given.flatMap((row) => row[i] ?? []);
    return column.reduce((sum, x) => sum + x, 0) / Math.max(1, column.length);
  });
  const table = given.map((row) => row.map((x, i) => (x ?? means[i] ?? 0) - (means[i] ?? 0)));
  return means.map((_, i) =>
    means.map((_mean, j) => table.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0)),
  );
};

test.each([
  ['a full table', 80, 12, 3, 1, 0.3],
  ['a sparse table', 120, 25, 3, 0.3, 0.3],
  ['a table of chance', 60, 30, 60, 0.5, 0],
  ['fewer people than statements', 15, 40, 2, 0.9, 0.2],
])(
  'the two axes of %s are those of a dense reference, to 1e-6',
  (_name, people, size, groups, density, noise) => {
    const votes = conversation(people, size, groups, density, noise, 5);
    const { answers } = gather(votes);
    const { axes } = principalAxes(centre(answers, size));
    const expected = jacobi(denseCovariance(votes, people, size));
    for (const [index, axis] of axes.entries()) {
      const product = axis.reduce((sum, x, i) => sum + x * (expected[index]?.[i] ?? 0), 0);
      for (const [i, x] of axis.entries())
        expect(Math.abs(x - Math.sign(product) * (expected[index]?.[i] ?? 0))).toBeLessThan(1e-6);
    }
  },
);

test.each([
  [240, 60, 2, 0.4],
  [240, 60, 3, 0.4],
  [240, 60, 3, 0.8],
  [600, 80, 2, 0.2],
  [600, 80, 3, 0.3],
  [240, 60, 4, 0.4],
  [240, 60, 4, 0.8],
  [240, 60, 5, 0.4],
  [600, 80, 4, 0.3],
  [600, 80, 5, 0.3],
])(
  'in %i people and %i statements, recovers %i known groups at density %f',
  (people, size, groups, density) => {
    for (const seed of [3, 11, 29, 97, 1, 2]) {
      const map = opinionMap(gather(conversation(people, size, groups, density, 0.15, seed)));
      const truth = map.placed.map(({ participant }) => Number(participant) % groups);
      const found = map.placed.map(({ group }) => group ?? -1);
      expect(adjustedRand(truth, found)).toBeGreaterThanOrEqual(0.95);
    }
  },
);

test('people who answer at random do not blur the groups of the others', () => {
  const votes = conversation(200, 50, 2, 0.6, 0.15, 7);
  const trolls = conversation(12, 50, 12, 1, 0, 8).map((vote) => ({
    ...vote,
    participant: `t${vote.participant}`,
  }));
  const map = opinionMap(gather([...votes, ...trolls]));
  const honest = map.placed.filter(({ participant }) => !participant.startsWith('t'));
  const truth = honest.map(({ participant }) => Number(participant) % 2);
  expect(
    adjustedRand(
      truth,
      honest.map(({ group }) => group ?? -1),
    ),
  ).toBeGreaterThanOrEqual(0.95);
});

/** Opinions that shade into one another along some lines, in two camps or none: answers follow where one stands. */
const shaded = (people: number, statements: number, lines: number, camps: number, seed: number): Vote[] => {
  const next = numbers(seed);
  const bell = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const weights = Array.from({ length: statements }, () => Array.from({ length: lines }, bell));
  return Array.from({ length: people }, (_, person) => {
    const stand = Array.from(
      { length: lines },
      (_one, line) => bell() + (line ? 0 : person % 2 ? camps : -camps),
    );
    return weights.flatMap((weight, statement): Vote[] => {
      if (next() > 0.5) return [];
      const leaning = weight.reduce((sum, one, line) => sum + one * (stand[line] ?? 0), bell());
      return [{ participant: `${person}`, statement: `${statement}`, vote: leaning > 0 ? 1 : -1 }];
    });
  }).flat();
};

test.each([
  [1, 0],
  [3, 0],
  [4, 0],
  [3, 2],
  [4, 2],
])(
  'of opinions that shade along %i lines (camps %f) the map stays on the plane, as Polis’s',
  (lines, camps) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { groups, axes } = opinionMap(gather(shaded(300, 80, lines, camps, seed)));
      expect(groups[0]?.centre).toHaveLength(2);
      expect(axes[0]?.weights).toHaveLength(2);
      if (camps > 0) expect(groups).toHaveLength(2);
    }
  },
);

test('on the plane alone, as Polis, five groups of unrelated views fall together', () => {
  const conversations = [7, 14, 21, 28, 35].map((seed) => gather(conversation(240, 60, 5, 0.4, 0.15, seed)));
  for (const gathered of conversations) expect(opinionMap(gathered).groups).toHaveLength(5);
  const planes = conversations.map((gathered) => opinionMap(gathered, { plane: true }).groups);
  expect(planes.filter((groups) => groups.length < 5).length).toBeGreaterThan(2);
  for (const [first] of planes) expect(first?.centre).toHaveLength(2);
});

test('the adjusted Rand index is Hubert and Arabie’s, worked by hand', () => {
  // Pairs alike: 3 on each side, 1 on both; 3 × 3 / 6 expected, of 3 at most: (1 − 1.5) / (3 − 1.5).
  expect(adjustedRand(['a', 'a', 'a', 'b'], [1, 1, 2, 1])).toBeCloseTo(-1 / 3, 12);
  expect(adjustedRand([1, 1, 2, 2], ['b', 'b', 'a', 'a'])).toBe(1);
  expect(adjustedRand([1, 1, 2, 2], [1, 2, 1, 2])).toBeCloseTo(-0.5, 12);
  expect(adjustedRand([1, 1], [1, 1])).toBe(1);
});
