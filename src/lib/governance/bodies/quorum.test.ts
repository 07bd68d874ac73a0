import { expect, test } from 'vitest';
import { body } from '../testing/town.ts';
import { quorumNeeded, smallestQuorum } from './quorum.ts';

const group = (more: object) => body('g', 'majorityGroup', more);

test('I-9: a number of members stays, and is never out of reach once members have left or are recused', () => {
  expect(quorumNeeded(group({ quorum: 13 }), 21, 21)).toBe(13);
  // Eight departures: those who are left decide, all of them.
  expect(quorumNeeded(group({ quorum: 13 }), 12, 12)).toBe(12);
  // A circle of four, of whom two are recused.
  expect(quorumNeeded(body('c', 'circle', { quorum: 3 }), 2, 4)).toBe(2);
});

test('I-9: a share follows the members in function less the recused, rounded up', () => {
  const half = group({ quorumPercent: 50 });
  expect([21, 20, 12, 7].map((n) => quorumNeeded(half, n, n))).toEqual([11, 10, 6, 4]);
  expect(quorumNeeded(half, 9, 21)).toBe(5);
  expect(quorumNeeded(group({}), 12, 12)).toBe(7);
});

test('I-9: never under a third of those who count, nor three, nor two in a body of fewer than six', () => {
  expect([smallestQuorum(21, 21), smallestQuorum(6, 6), smallestQuorum(5, 5), smallestQuorum(1, 4)]).toEqual([
    7, 3, 2, 2,
  ]);
  expect(quorumNeeded(group({ quorum: 1 }), 21, 21)).toBe(7);
  // All but one are recused: nobody decides alone, the group does.
  expect(quorumNeeded(body('c', 'circle', { quorum: 2 }), 1, 4)).toBe(2);
});

test('the council and an assembly keep their own', () => {
  expect(quorumNeeded(body('conseil', 'council'), 19, 19)).toBe(10);
  expect(quorumNeeded(body('a', 'assembly', { quorum: 1 }), 30, 30)).toBe(1);
});
