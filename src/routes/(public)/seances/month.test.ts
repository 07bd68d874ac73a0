import { expect, test } from 'vitest';
import { monthAfter, weeksOf } from './month.ts';

test('a month is told in whole weeks, Monday first, over a change of clocks and a leap day', () => {
  expect(weeksOf('2026-03').map((week) => week[0])).toEqual([
    '2026-02-23',
    '2026-03-02',
    '2026-03-09',
    '2026-03-16',
    '2026-03-23',
    '2026-03-30',
  ]);
  expect(weeksOf('2027-02')).toHaveLength(4);
  expect(weeksOf('2028-02').flat()).toContain('2028-02-29');
  for (const week of weeksOf('2026-10')) expect(new Set(week).size).toBe(7);
});

test('months follow each other over the year', () => {
  expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1), monthAfter('2026-11', 0)]).toEqual([
    '2027-01',
    '2025-12',
    '2026-11',
  ]);
});
