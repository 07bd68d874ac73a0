import { expect, test } from 'vitest';
import { addDays, civilDateOf, daysBetween, endOf, isCivilDate } from './civil.ts';

test('an instant of the evening belongs to the day in Paris', () => {
  expect(civilDateOf('2026-12-01T23:30:00Z')).toBe('2026-12-02');
  expect(civilDateOf('2026-07-01T21:59:59Z')).toBe('2026-07-01');
});

test('days are counted on the calendar, across the clock change', () => {
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  expect(endOf('2026-03-29')).toBe('2026-03-29T22:00:00.000Z');
});

test('a date that the calendar does not hold is no date', () => {
  expect(isCivilDate('2026-02-29')).toBe(false);
  expect(isCivilDate('2028-02-29')).toBe(true);
  expect(isCivilDate('hier')).toBe(false);
});
