import { expect, test } from 'vitest';
import { isBlank, seen } from './seen.ts';

test('what nobody sees is no text', () => {
  for (const nothing of [
    '',
    '  \n',
    '\u200B\u200B\u200B',
    '\u2060\uFEFF',
    '\u00AD',
    '\u3164\u115F',
    '\u2800',
    '\u0000\u0007',
  ])
    expect(isBlank(nothing), JSON.stringify(nothing)).toBe(true);
  expect(seen(' a\u200Bb\nc ')).toBe('ab\nc');
  expect(isBlank('👩‍🌾')).toBe(false);
});
