import { diffWordsWithSpace } from 'diff';
import type { DiffSegment } from './text-diff.ts';

/** Past this many changed words, two texts are two texts, and finding what they share would take seconds. */
const mostChanges = 1_200;
/** Where less than this share of the letters is kept, word by word would only be confetti. */
const leastKept = 0.4;

const letters = (segments: readonly DiffSegment[]): number =>
  segments.reduce((sum, { text }) => sum + text.replace(/[^\p{L}\d]/gu, '').length, 0);

const rewritten = (before: string, after: string): DiffSegment[] => [
  { kind: 'removed', text: `${before}\n` },
  { kind: 'added', text: after },
];

/** A lone blank or comma kept between two changes belongs to both: the change then reads as one. */
const joinChanges = (segments: readonly DiffSegment[]): DiffSegment[] => {
  const joined: DiffSegment[] = [];
  let removed = '';
  let added = '';
  const close = (): void => {
    if (removed) joined.push({ kind: 'removed', text: removed });
    if (added) joined.push({ kind: 'added', text: added });
    removed = added = '';
  };
  segments.forEach(({ kind, text }, index) => {
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (removed && added && index < segments.length - 1 && !/[\p{L}\d\n]/u.test(text)) {
      removed += text;
      added += text;
    } else {
      close();
      joined.push({ kind, text });
    }
  });
  close();
  return joined;
};

/** What changed from one wording to the next, word by word; the whole of each where nearly all is new. */
export const comparison = (before: string, after: string): DiffSegment[] => {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: mostChanges });
  if (!changes) return rewritten(before, after);
  const segments = joinChanges(
    changes.map(({ value, added, removed }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value,
    })),
  );
  const kept = letters(segments.filter(({ kind }) => kind === 'same'));
  const whole = Math.max(letters([{ kind: 'same', text: before }]), letters([{ kind: 'same', text: after }]));
  return kept < whole * leastKept ? rewritten(before, after) : segments;
};
