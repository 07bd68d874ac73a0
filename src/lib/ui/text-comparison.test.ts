import { expect, test } from 'vitest';
import fc from 'fast-check';
import { comparison } from './text-comparison.ts';
import type { DiffSegment } from './text-diff.ts';

const side = (segments: readonly DiffSegment[], left: 'added' | 'removed'): string =>
  segments.flatMap(({ kind, text }) => (kind === left ? [] : [text])).join('');

test('words with accents are compared whole', () => {
  expect(comparison('L’éclairage est éteint à 23 h.', 'L’éclairage reste éteint à 23 h.')).toEqual([
    { kind: 'same', text: 'L’éclairage ' },
    { kind: 'removed', text: 'est' },
    { kind: 'added', text: 'reste' },
    { kind: 'same', text: ' éteint à 23 h.' },
  ]);
});

test('whatever the two wordings, both can be read back from their comparison', () => {
  const wording = fc
    .array(fc.constantFrom('la ', 'rue', ' école', '\n', '1 h 30', ', ', 'été '))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(wording, wording, (before, after) => {
      const segments = comparison(before, after);
      expect(side(segments, 'added')).toBe(before);
      expect(side(segments, 'removed')).toBe(after);
    }),
  );
});

test('two long texts that share nothing are shown one after the other', () => {
  const text = (word: string) => Array.from({ length: 3_000 }, (_, index) => `${word}${index}`).join(' ');
  expect(comparison(text('avant'), text('après')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
});
