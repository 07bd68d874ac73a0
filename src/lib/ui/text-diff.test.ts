import { describe, expect, it } from 'vitest';
import { paragraphsOf } from './text-diff.ts';

const note = (id: string) => ({ id, author: 'Josiane Tréhard', quote: 'Trop long.', criterion: 'mandat' });

describe('a text with its changes, cut into paragraphs', () => {
  it('keeps the kind of each part of a paragraph', () => {
    const [first, second] = paragraphsOf(
      [
        { kind: 'same', text: 'Une convention ' },
        { kind: 'added', text: 'de huit mois' },
        { kind: 'same', text: '.\n\nHuit lampes.' },
      ],
      [],
    );
    expect(first?.segments.map((segment) => segment.kind)).toEqual(['same', 'added', 'same']);
    expect(second?.segments).toEqual([{ kind: 'same', text: 'Huit lampes.' }]);
  });

  it('puts a note once, beside the first change that answers it', () => {
    const paragraphs = paragraphsOf(
      [
        { kind: 'added', text: 'Un.\n', answers: ['a'] },
        { kind: 'removed', text: 'Deux.', answers: ['a', 'b'] },
      ],
      [note('a'), note('b')],
    );
    expect(paragraphs.map((paragraph) => paragraph.notes.map(({ id }) => id))).toEqual([['a'], ['b']]);
  });

  it('never loses a note that no change names', () => {
    const paragraphs = paragraphsOf([{ kind: 'same', text: 'Un.\nDeux.' }], [note('a')]);
    expect(paragraphs.at(-1)?.notes.map(({ id }) => id)).toEqual(['a']);
  });
});
