import { expect, test } from 'vitest';
import { dayInWords } from './day.ts';

test('a day is written in the reader’s language, as it is in Paris', () => {
  expect(dayInWords('2026-10-06', 'fr')).toBe('6 octobre 2026');
  expect(dayInWords('2026-10-06', 'en')).toBe('6 October 2026');
  expect(dayInWords('2026-10-31T23:30:00Z', 'fr')).toBe('1er novembre 2026');
});

test('what is no date stays as it was written', () => {
  expect(dayInWords('bientôt', 'fr')).toBe('bientôt');
});
