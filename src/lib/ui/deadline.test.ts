import { expect, test } from 'vitest';
import { deadlineInWords, hourOf, isUrgent } from './deadline.ts';

const sunday = '2026-11-22T21:10:00.000Z';

test.each([
  ['2026-11-22T22:00:00.000Z', 'avant ce soir 23 h'],
  ['2026-11-23T17:00:00.000Z', 'avant demain 18 h'],
  ['2026-11-24T17:00:00.000Z', 'avant mardi'],
  ['2026-12-01T18:30:00.000Z', 'avant le 1er décembre'],
  ['2027-01-04T18:30:00.000Z', 'avant le 4 janvier 2027'],
  ['2026-11-22T21:00:00.000Z', 'en retard'],
  ['2026-11-22', 'aujourd’hui'],
  ['2026-11-23', 'demain'],
  ['2026-11-21', 'en retard'],
  ['2026-12-01', 'le 1er décembre'],
])('%s is said « %s »', (until, words) => {
  expect(deadlineInWords(until, sunday)).toBe(words);
});

test('the night of a change of clock counts in days of the calendar', () => {
  expect(deadlineInWords('2026-10-25T22:30:00.000Z', '2026-10-24T22:30:00.000Z')).toBe(
    'avant ce soir 23 h 30',
  );
  expect(isUrgent('2026-10-27T08:00:00.000Z', '2026-10-24T22:30:00.000Z')).toBe(false);
});

test('the morning is not the evening', () => {
  expect(deadlineInWords('2026-11-22T09:00:00.000Z', '2026-11-22T08:00:00.000Z')).toBe(
    'aujourd’hui avant 10 h',
  );
});

test('hours are those of France', () => {
  expect(hourOf(sunday)).toBe(22);
  expect(hourOf('2026-07-01T22:30:00.000Z')).toBe(0);
});
