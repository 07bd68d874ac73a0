import { expect, test } from 'vitest';
import { conversation } from './samples.ts';
import { gather } from './gathering.ts';
import { opinionMap } from './map.ts';
import { centre, principalAxes } from './principal.ts';

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

test('the two axes are those of a dense reference, to 1e-6', () => {
  const size = 12;
  const people = 80;
  const table = Array.from({ length: people }, () => new Array<number>(size).fill(0));
  for (const { participant, statement, vote } of conversation(people, size, 3, 1, 0.3, 5))
    table[Number(participant)]?.splice(Number(statement), 1, vote);
  const mean = (i: number): number => table.reduce((sum, row) => sum + (row[i] ?? 0), 0) / people;
  const means = Array.from({ length: size }, (_, i) => mean(i));
  const covariance = means.map((mi, i) =>
    means.map((mj, j) => table.reduce((sum, row) => sum + ((row[i] ?? 0) - mi) * ((row[j] ?? 0) - mj), 0)),
  );
  const { answers } = gather(conversation(people, size, 3, 1, 0.3, 5));
  const { axes } = principalAxes(centre(answers, size));
  const expected = jacobi(covariance);
  for (const [index, axis] of axes.entries()) {
    const product = axis.reduce((sum, x, i) => sum + x * (expected[index]?.[i] ?? 0), 0);
    for (const [i, x] of axis.entries())
      expect(Math.abs(x - Math.sign(product) * (expected[index]?.[i] ?? 0))).toBeLessThan(1e-6);
  }
});

const pairs = (n: number): number => (n * (n - 1)) / 2;

/** Hubert and Arabie's adjusted Rand index of two labellings. */
const adjustedRand = (a: readonly number[], b: readonly number[]): number => {
  const sizes = (labels: readonly (number | string)[]): number =>
    [...new Set(labels)].reduce<number>((sum, one) => sum + pairs(labels.filter((x) => x === one).length), 0);
  const both = sizes(a.map((x, i) => `${x}/${b[i]}`));
  const expected = (sizes(a) * sizes(b)) / pairs(a.length);
  return (both - expected) / ((sizes(a) + sizes(b)) / 2 - expected);
};

test.each([
  [2, 0.6],
  [3, 0.6],
])('recovers %i known groups of a sparse conversation', (groups, density) => {
  const map = opinionMap(gather(conversation(240, 60, groups, density, 0.2, 3)));
  const truth = map.placed.map(({ participant }) => Number(participant) % groups);
  const found = map.placed.map(({ group }) => group ?? -1);
  expect(adjustedRand(truth, found)).toBeGreaterThanOrEqual(0.95);
});
