import type { Vote } from './gathering.ts';
import { numbers } from './numbers.ts';

/**
 * A made-up conversation of known groups: person p belongs to group p mod `groups`, each group has its own
 * answer to each statement, and each person differs from it in `noise` of the cases. `density` is the share
 * of statements answered. The same seed gives the same votes.
 */
export const conversation = (
  people: number,
  statements: number,
  groups: number,
  density: number,
  noise: number,
  seed: number,
): Vote[] => {
  const next = numbers(seed);
  const answer = (): Vote['vote'] => (next() < 0.1 ? 0 : next() < 0.5 ? 1 : -1);
  const views = Array.from({ length: groups }, () => Array.from({ length: statements }, answer));
  const votes: Vote[] = [];
  for (let person = 0; person < people; person++)
    for (let statement = 0; statement < statements; statement++) {
      if (next() >= density) continue;
      const own = views[person % groups]?.[statement] ?? 0;
      const vote = next() < noise ? answer() : own;
      votes.push({ participant: `${person}`, statement: `${statement}`, vote });
    }
  return votes;
};
