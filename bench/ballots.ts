/** Ballots: our counts beside plain textbook ones, on the same boxes, in the same run. */
import { orderOfTallies } from '../src/lib/ballots/majority-judgment.ts';
import { sampleRankings, sampleTallies } from '../src/lib/ballots/samples.ts';
import { tally, type Ballot } from '../src/lib/ballots/index.ts';

const seconds = (work: () => unknown): number => {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    work();
    return (performance.now() - start) / 1000;
  });
  return times.sort((a, b) => a - b)[1] ?? 0;
};

const report = (what: string, ours: number, reference: number, limit: number): void => {
  const ratio = (ours / reference).toFixed(3);
  const figures = `ours ${ours.toFixed(3)} s, textbook ${reference.toFixed(3)} s, ratio ${ratio}`;
  console.log(`${what}: ${figures}, limit ${limit} s ${ours <= limit ? 'kept' : 'MISSED'}`);
};

/** Majority values written out, then compared grade by grade. */
const textbookJudgment = (tallies: readonly (readonly number[])[]): number[][] =>
  tallies
    .map((counts) => {
      const grades = counts.flatMap((n, grade) => new Array<number>(n).fill(grade));
      const value: number[] = [];
      while (grades.length) value.push(...grades.splice((grades.length - 1) >> 1, 1));
      return value;
    })
    .sort((a, b) => {
      const at = a.findIndex((grade, index) => grade !== b[index]);
      return (b[at] ?? 0) - (a[at] ?? 0);
    });

const textbookSchulze = (ballots: readonly Ballot[], size: number): Float64Array => {
  const wins = new Float64Array(size * size);
  const at = (matrix: Float64Array, i: number, j: number): number => matrix[i * size + j] ?? 0;
  for (const ballot of ballots)
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++)
        if (Number(ballot[i] ?? Infinity) < Number(ballot[j] ?? Infinity))
          wins[i * size + j] = at(wins, i, j) + 1;
  const paths = wins.slice();
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) if (at(wins, i, j) <= at(wins, j, i)) paths[i * size + j] = 0;
  for (let k = 0; k < size; k++)
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++)
        paths[i * size + j] = Math.max(at(paths, i, j), Math.min(at(paths, i, k), at(paths, k, j)));
  return paths;
};

for (const profiles of [2_000, 20_000]) {
  const tallies = sampleTallies(profiles, 6, 100, 7);
  const named = Object.fromEntries(tallies.map((counts, index) => [`o${index}`, counts]));
  const ours = seconds(() => orderOfTallies(named));
  report(
    `majority judgment, ${profiles} profiles of 100 judges`,
    ours,
    seconds(() => textbookJudgment(tallies)),
    0.2,
  );
}

for (const [ballots, size] of [
  [1_000, 50],
  [10_000, 10],
  [10_000, 50],
] as const) {
  const box = sampleRankings(ballots, size, 11);
  const options = Array.from({ length: size }, (_, index) => `o${index}`);
  const ours = seconds(() => tally('schulze', box, { options }));
  report(
    `Schulze, ${ballots} ballots × ${size} options`,
    ours,
    seconds(() => textbookSchulze(box, size)),
    0.3,
  );
}
