import { diffWordsWithSpace } from 'diff';
import type { DiffSegment } from './text-diff.ts';

/** Past this many changed words, two texts are two texts: word by word they would only be confetti, slow to find. */
const mostChanges = 1_200;

/** What changed from one wording to the next, word by word; the whole of each where nearly all is new. */
export const comparison = (before: string, after: string): DiffSegment[] => {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: mostChanges });
  if (!changes)
    return [
      { kind: 'removed', text: `${before}\n` },
      { kind: 'added', text: after },
    ];
  return changes.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
};
