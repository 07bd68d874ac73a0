import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gather, type Vote } from './gathering.ts';
import { smallestShown } from './groups.ts';
import { opinionMap, type OpinionMap } from './map.ts';
import { conversation } from './samples.ts';
import type { StatementTally } from './tallies.ts';

const own = (list: readonly StatementTally[], id: string): StatementTally =>
  list.find(({ statement }) => statement === id) ?? { statement: id, agree: 0, disagree: 0, pass: 0 };

/** What remains of the totals once every group shown is taken out: an attacker's first try. */
const remainder = (map: OpinionMap): number[] =>
  map.statements.flatMap(({ statement, agree, disagree, pass }) => {
    const groups = map.groups.map((group) => own(group.statements, statement));
    const sum = (side: 'agree' | 'disagree' | 'pass') => groups.reduce((all, tally) => all + tally[side], 0);
    return [agree - sum('agree'), disagree - sum('disagree'), pass - sum('pass')];
  });

/** Two camps, `odd` people who disagree with both on everything, and `shy` people who answered three times. */
const withOutsiders = (camp: number, odd: number, shy: number): Vote[] => {
  const camps = conversation(2 * camp, 24, 2, 1, 0.05, 6);
  const others = Array.from({ length: odd }, (_, person) =>
    Array.from({ length: 24 }, (_s, statement): Vote => {
      const [a, b] = [camps[statement]?.vote ?? 0, camps[24 + statement]?.vote ?? 0];
      return {
        participant: `odd${person}`,
        statement: `${statement}`,
        vote: a === b ? (-a as Vote['vote']) : 0,
      };
    }),
  ).flat();
  const quiet = Array.from({ length: shy * 3 }, (_, at): Vote => ({
    participant: `shy${at % shy}`,
    statement: `${at}`,
    vote: 1,
  }));
  return [...camps, ...others, ...quiet];
};

test('nothing told lets one work out the answers of one to four people outside the groups', () => {
  const sizes = fc.record({
    camp: fc.integer({ min: 6, max: 20 }),
    odd: fc.integer({ min: 0, max: 7 }),
    shy: fc.integer({ min: 0, max: 7 }),
    groups: fc.constantFrom(2, 3),
  });
  fc.assert(
    fc.property(sizes, ({ camp, odd, shy, groups }) => {
      const map = opinionMap(gather(withOutsiders(camp, odd, shy)), { groups });
      for (const { size } of map.groups) expect(size).toBeGreaterThanOrEqual(smallestShown);
      const inside = map.groups.reduce((sum, { size }) => sum + size, 0);
      if (inside === 0) return;
      const outside = map.participants - inside;
      if (outside < smallestShown) {
        expect(map.counted).toBe(inside);
        expect(remainder(map).every((count) => count === 0)).toBe(true);
      } else expect(map.counted).toBe(map.participants);
    }),
    { numRuns: 60 },
  );
});

test('a hidden group leaves no trace in what is compared or multiplied between groups', () => {
  const map = opinionMap(gather(withOutsiders(15, 3, 0)), { groups: 3 });
  expect(map.groups.map(({ size }) => size)).toEqual([15, 15]);
  expect(map.placed.filter(({ group }) => group === null)).toHaveLength(3);
  for (const { statement, score } of map.consensus) {
    const product = map.groups.reduce((sofar, group) => {
      const { agree, disagree, pass } = own(group.statements, statement);
      return (sofar * (agree + 1)) / (agree + disagree + pass + 2);
    }, 1);
    expect(score).toBeCloseTo(product, 12);
  }
  const [a, b] = map.groups;
  for (const one of a?.representative ?? []) {
    const other = own(b?.statements ?? [], one.statement);
    const share = (other[one.side] + 1) / (other.agree + other.disagree + other.pass + 2);
    expect(one.ratio).toBeCloseTo(one.share / share, 12);
  }
});
