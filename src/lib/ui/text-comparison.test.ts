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
      // Two rewritten texts stand on a line each: that line break is the only one added.
      expect([before, `${before}\n`]).toContain(side(segments, 'added'));
      expect(side(segments, 'removed')).toBe(after);
    }),
  );
});

test('changes that only a blank or a comma parts read as one', () => {
  expect(comparison('Le repas du midi coûte un euro.', 'Le repas de cantine, coûte un euro.')).toEqual([
    { kind: 'same', text: 'Le repas ' },
    { kind: 'removed', text: 'du midi' },
    { kind: 'added', text: 'de cantine,' },
    { kind: 'same', text: ' coûte un euro.' },
  ]);
});

test('a text written anew is shown whole beside the one it replaces', () => {
  expect(comparison('La parcelle est vendue au plus offrant.', 'Ne pas vendre ; étude de portage.')).toEqual([
    { kind: 'removed', text: 'La parcelle est vendue au plus offrant.\n' },
    { kind: 'added', text: 'Ne pas vendre ; étude de portage.' },
  ]);
});

test('two long texts that share nothing are shown one after the other', () => {
  const text = (word: string) => Array.from({ length: 3_000 }, (_, index) => `${word}${index}`).join(' ');
  expect(comparison(text('avant'), text('après')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
});
