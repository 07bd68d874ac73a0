import { expect, test } from 'vitest';
import { bridges, divides, groupAware, majorities } from './common-ground.ts';
import { proportionTest, twoProportionsTest } from './proportions.ts';
import { representatives } from './representative.ts';
import type { StatementTally } from './tallies.ts';

const tally = (statement: string, agree: number, disagree: number, pass = 0): StatementTally => ({
  statement,
  agree,
  disagree,
  pass,
});

test('the two tests are those of Polis, worked by hand', () => {
  expect(proportionTest(10, 10)).toBeCloseTo(2 * Math.sqrt(11) * 0.5, 12);
  expect(proportionTest(0, 0)).toBe(1);
  expect(proportionTest(3, 8)).toBeCloseTo(2 * 3 * (4 / 9 - 1 / 2), 12);
  expect(twoProportionsTest([9, 9], [0, 9])).toBeCloseTo(0.9 / Math.sqrt((11 / 20) * (9 / 20) * 0.2), 12);
  expect(twoProportionsTest([9, 9], [9, 9])).toBe(0);
});

const left = [tally('park', 12, 1), tally('road', 1, 11, 1), tally('school', 12, 0, 1), tally('tax', 6, 6)];
const right = [tally('park', 2, 10, 1), tally('road', 11, 1), tally('school', 11, 1), tally('tax', 5, 6)];

test('a group is represented by what it answers otherwise than the others, on its side', () => {
  const [ofLeft = [], ofRight = []] = representatives([left, right], 5);
  expect(ofLeft.map(({ statement, side, best }) => [statement, side, best])).toEqual([
    ['park', 'agree', true],
    ['road', 'disagree', false],
  ]);
  expect(ofRight.map(({ statement, side, best }) => [statement, side, best])).toEqual([
    ['road', 'agree', true],
    ['park', 'disagree', false],
  ]);
  expect(ofLeft[0]).toMatchObject({ count: 12, answered: 13, share: 13 / 15 });
  expect(ofLeft[0]?.ratio).toBeCloseTo(13 / 15 / (3 / 15), 12);
});

test('where no test is passed one statement still stands, the best agreed on or the nearest', () => {
  const even = [tally('a', 5, 5), tally('b', 6, 5)];
  expect(representatives([even, [tally('a', 5, 5), tally('b', 5, 6)]], 5)[0]).toMatchObject([
    { statement: 'b', side: 'agree' },
  ]);
  const [grim = []] = representatives([[tally('a', 0, 6, 5)], [tally('a', 5, 5)]], 5);
  expect(grim).toMatchObject([{ statement: 'a', side: 'disagree', best: false }]);
});

test('at most five statements, and none for a lone group', () => {
  const many = Array.from({ length: 9 }, (_, i) => tally(`${i}`, 20 - i, i));
  const against = many.map(({ statement }) => tally(statement, 0, 20));
  expect(representatives([many, against], 5)[0]).toHaveLength(5);
  expect(representatives([left], 5)).toEqual([[]]);
});

test('majorities, divides and group-aware consensus', () => {
  const all = [tally('park', 14, 11, 1), tally('road', 2, 22), tally('school', 23, 1, 1)];
  expect(majorities(all)).toMatchObject({
    agree: [{ statement: 'school', count: 23, answered: 25 }],
    disagree: [{ statement: 'road', count: 22, answered: 24 }],
  });
  const found = divides([left, right], 5);
  expect(found.map(({ statement, most, least }) => [statement, most, least])).toEqual([
    ['road', 1, 0],
    ['park', 0, 1],
  ]);
  expect(found[1]?.gap).toBeCloseTo(13 / 15 - 3 / 15, 12);
  expect(groupAware([left, right])[0]).toEqual({ statement: 'school', score: ((13 / 15) * 12) / 14 });
});

test('a bridge has a clear majority on the same side in every group; one in doubt, or few answers, and it is none', () => {
  expect(bridges([left, right], 5)).toEqual([
    {
      statement: 'school',
      side: 'agree',
      score: ((13 / 15) * 12) / 14,
      groups: [
        { count: 12, answered: 13 },
        { count: 11, answered: 12 },
      ],
    },
  ]);
  expect(bridges([left, right], 13)).toEqual([]);
  expect(bridges([left, [...right.slice(0, 2), tally('school', 6, 6), tally('tax', 5, 6)]], 5)).toEqual([]);
  expect(bridges([[tally('road', 1, 11)], [tally('road', 0, 9)]], 5)).toMatchObject([
    { statement: 'road', side: 'disagree' },
  ]);
  expect(bridges([left], 5)).toEqual([]);
});

test('nothing represents or divides groups on fewer answers than the number stated', () => {
  const own = [tally('lone', 1, 0), tally('park', 12, 1)];
  const rest = [tally('lone', 0, 40), tally('park', 2, 10)];
  const told = (fewest: number) => representatives([own, rest], fewest)[0]?.map(({ statement }) => statement);
  expect(told(1)).toEqual(['lone', 'park']);
  expect(told(5)).toEqual(['park']);
  expect(told(14)).toEqual([]);
  expect(divides([own, rest], 1).map(({ statement }) => statement)).toContain('lone');
  expect(divides([own, rest], 5).map(({ statement }) => statement)).toEqual(['park']);
});
