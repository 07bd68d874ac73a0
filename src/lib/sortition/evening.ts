import type { Composition } from './branching.ts';

/** A stretch of the lottery while it is being filled: `seated[person]` is 1 for who is drawn in it. */
export interface Stretch {
  length: number;
  /** How many of each type it draws. */
  readonly panel: Composition;
  readonly seated: Uint8Array;
}

const tiny = 1e-13;

/** Seats people of a type in each stretch, those seated least so far; answers for how long each is. */
const seatLeast = (
  stretches: readonly Stretch[],
  people: readonly number[],
  type: number,
): Map<number, number> => {
  const served = new Map(people.map((person) => [person, 0]));
  for (const { length, panel, seated } of stretches) {
    const count = panel[type] ?? 0;
    if (count === 0) continue;
    const byNeed = people.toSorted((a, b) => (served.get(a) ?? 0) - (served.get(b) ?? 0));
    for (const person of byNeed.slice(0, count)) {
      seated[person] = 1;
      served.set(person, (served.get(person) ?? 0) + length);
    }
  }
  return served;
};

/** Gives `amount` of a's time to b, where a is seated and b is not; cuts at most one stretch in two. */
const hand = (stretches: Stretch[], a: number, b: number, amount: number): void => {
  let left = amount;
  for (let at = 0; left > tiny && at < stretches.length; at++) {
    const stretch = stretches[at];
    if (!stretch || stretch.seated[a] !== 1 || stretch.seated[b] !== 0) continue;
    let given = stretch;
    if (stretch.length > left + tiny) {
      given = { ...stretch, length: left, seated: stretch.seated.slice() };
      stretch.length -= left;
      stretches.push(given);
    }
    left -= given.length;
    given.seated[a] = 0;
    given.seated[b] = 1;
  }
};

/**
 * Seats the people of a type, who share with nobody, so that all are seated equally long. First those seated least; then whoever has too much hands the excess to whoever lacks: each hand settles
 * one of the two, so that no more stretches are cut than there are people.
 */
export const seatEvenly = (stretches: Stretch[], people: readonly number[], type: number): void => {
  const served = seatLeast(stretches, people, type);
  const fair = [...served.values()].reduce((sum, time) => sum + time, 0) / people.length;
  const excess = people.map((person) => ({ person, more: (served.get(person) ?? 0) - fair }));
  const over = excess.filter(({ more }) => more > tiny).sort((a, b) => b.more - a.more);
  const under = excess.filter(({ more }) => more < -tiny).sort((a, b) => a.more - b.more);
  let [from, to] = [over.pop(), under.pop()];
  while (from && to) {
    const amount = Math.min(from.more, -to.more);
    hand(stretches, from.person, to.person, amount);
    from.more -= amount;
    to.more += amount;
    if (from.more <= tiny) from = over.pop();
    if (to.more >= -tiny) to = under.pop();
  }
};
