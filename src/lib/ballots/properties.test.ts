import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Ballot } from './ballot.ts';
import { orderOfTallies } from './majority-judgment.ts';
import { tally } from './tally.ts';

/** Balinski and Laraki's majority value: lower medians, taken out one after the other. */
const majorityValue = (counts: readonly number[]): number[] => {
  const grades = counts.flatMap((n, grade) => new Array<number>(n).fill(grade));
  const value: number[] = [];
  while (grades.length) value.push(...grades.splice(Math.floor((grades.length - 1) / 2), 1));
  return value;
};

const byDefinition = (a: readonly number[], b: readonly number[]): number => {
  const [x, y] = [majorityValue(a), majorityValue(b)];
  const at = x.findIndex((grade, index) => grade !== y[index]);
  return at < 0 ? 0 : Math.sign((y[at] ?? 0) - (x[at] ?? 0));
};

const pair = fc
  .tuple(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 1, max: 24 }))
  .chain(([grades, judges]) => {
    const profile = fc.array(fc.nat(grades - 1), { minLength: judges, maxLength: judges });
    const counts = profile.map((given) =>
      Array.from({ length: grades }, (_, grade) => given.filter((one) => one === grade).length),
    );
    return fc.tuple(counts, counts);
  });

test('majority judgment orders as the majority value does', () => {
  fc.assert(
    fc.property(pair, ([a, b]) => {
      const order = orderOfTallies({ a, b });
      const found = order.length === 1 ? 0 : order[0]?.[0] === 'a' ? -1 : 1;
      expect(found).toBe(byDefinition(a, b));
    }),
    { numRuns: 20_000, seed: 2007 },
  );
});

const letters = 'ABCDEFGH';

/** Strict rankings of 2 to 6 options by up to 15 people. */
const strict = fc.integer({ min: 2, max: 6 }).chain((size) => {
  const indices = Array.from({ length: size }, (_, index) => index + 1);
  const ballot = fc.shuffledSubarray(indices, { minLength: size, maxLength: size });
  return fc.array(ballot, { minLength: 1, maxLength: 15 });
});

const ranked = (ballots: readonly Ballot[], options: readonly string[]) => {
  const result = tally('schulze', ballots, { options });
  if (!result.ok) throw new Error(result.error.reason.en);
  return result.value;
};

test('Schulze puts a Condorcet winner alone in front', () => {
  fc.assert(
    fc.property(strict, (ballots) => {
      const options = [...letters].slice(0, ballots[0]?.length);
      const beats = (i: number, j: number): boolean =>
        2 * ballots.filter((ballot) => (ballot[i] ?? 0) < (ballot[j] ?? 0)).length > ballots.length;
      const winner = options.find((_, i) => options.every((_o, j) => i === j || beats(i, j)));
      const result = ranked(ballots, options);
      expect(result.condorcetWinner).toBe(winner ?? null);
      if (winner) expect(result.order[0]).toEqual([winner]);
    }),
    { numRuns: 2000, seed: 1 },
  );
});

test('Schulze does not mind the order of ballots nor of options', () => {
  fc.assert(
    fc.property(strict, fc.nat(), (ballots, turn) => {
      const options = [...letters].slice(0, ballots[0]?.length);
      const shift = turn % options.length;
      const turned = <T>(list: readonly T[]): T[] => [...list.slice(shift), ...list.slice(0, shift)];
      const sorted = (order: readonly (readonly string[])[]) => order.map((group) => [...group].sort());
      const again = ranked(turned(ballots).map(turned), turned(options));
      expect(sorted(again.order)).toEqual(sorted(ranked(ballots, options).order));
    }),
    { numRuns: 2000, seed: 2 },
  );
});

test('a clone of an option changes no other option’s chance to win', () => {
  fc.assert(
    fc.property(
      strict,
      fc.nat(),
      fc.array(fc.boolean(), { minLength: 15, maxLength: 15 }),
      (ballots, pick, sides) => {
        const options = [...letters].slice(0, ballots[0]?.length);
        const cloned = pick % options.length;
        const wider = ballots.map((ballot, index) => {
          const rank = ballot[cloned] ?? 0;
          const moved = ballot.map((other) => (other > rank ? other + 1 : other));
          moved[cloned] = sides[index] ? rank : rank + 1;
          return [...moved, sides[index] ? rank + 1 : rank];
        });
        const name = options[cloned] ?? '';
        const before = ranked(ballots, options).order[0] ?? [];
        const after = ranked(wider, [...options, 'clone']).order[0] ?? [];
        const winners = new Set(after.map((winner) => (winner === 'clone' ? name : winner)));
        expect([...winners].sort()).toEqual([...before].sort());
      },
    ),
    { numRuns: 2000, seed: 3 },
  );
});

test('ranks follow one another or are sporting, and the first one jumped over is named', () => {
  const named = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(named, (ranks) => {
      const better = (rank: number): number => ranks.filter((other) => other < rank).length;
      const dense = (rank: number): number => new Set(ranks.filter((other) => other < rank)).size;
      const whole = ranks.every((rank) => rank === dense(rank) + 1);
      const sporting = ranks.every((rank) => rank === better(rank) + 1);
      const result = tally('schulze', [ranks], { options: [...letters].slice(0, 6), strict: true });
      expect(result.ok).toBe(whole || sporting);
      const missing = [1, 2, 3, 4, 5, 6].find((rank) => !ranks.includes(rank));
      if (!result.ok) expect(result.error.reason.fr).toBe(`le classement saute le rang ${missing}`);
    }),
    { numRuns: 5000, seed: 4 },
  );
});
