import type { Ballot } from './ballot.ts';

/** A source of numbers in [0, 1) that always gives the same ones for the same seed (Lehmer's generator). */
export const seededNumbers = (seed: number): (() => number) => {
  let state = (seed % 2_147_483_646) + 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
};

/** Tallies of random profiles: `options` rows of `judges` grades among `grades`, many of them nearly tied. */
export const sampleTallies = (options: number, grades: number, judges: number, seed: number): number[][] => {
  const next = seededNumbers(seed);
  return Array.from({ length: options }, () => {
    const counts = new Array<number>(grades).fill(0);
    for (let judge = 0; judge < judges; judge++) {
      const grade = Math.floor(next() * grades);
      counts[grade] = (counts[grade] ?? 0) + 1;
    }
    return counts;
  });
};

/** Ballots of ranks around a shared taste, with ties and options left out. */
export const sampleRankings = (ballots: number, options: number, seed: number): Ballot[] => {
  const next = seededNumbers(seed);
  return Array.from({ length: ballots }, () => {
    const tastes = Array.from({ length: options }, (_, option) => Math.floor(option / 2 + next() * options));
    const levels = [...new Set(tastes)].sort((a, b) => a - b);
    return tastes.map((taste) =>
      next() < 0.1 && taste === levels.at(-1) ? null : levels.indexOf(taste) + 1,
    );
  });
};
