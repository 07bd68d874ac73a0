import { comparison } from '#lib/ui/text-comparison.ts';
import type { DiffSegment } from '#lib/ui/text-diff.ts';
import type { ObjectionView, VersionView } from '#lib/server/application/proposals/proposal.ts';

type Integrated = VersionView['integrates'][number];

/** An objection that one of the compared versions answers, and how. */
export interface Answered {
  objection: ObjectionView;
  version: number;
  resolution: Integrated['resolution'];
}

/** Two versions side by side: what changed, and the objections that it answers. */
export interface Compared {
  from: number;
  to: number;
  segments: DiffSegment[];
  answered: Answered[];
  /** Of `answered`, those that no change of the words shows: they changed the terms. */
  beside: string[];
}

/** The first letters of the words that carry meaning: enough to see that two French sentences speak of one thing. */
const stems = (text: string): Set<string> =>
  new Set(
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{Mark}/gu, '')
      .split(/[^\p{L}\d]+/u)
      .filter((word) => word.length > 3)
      .map((word) => word.slice(0, 5)),
  );

const shared = (a: Set<string>, b: Set<string>): number => [...a].filter((stem) => b.has(stem)).length;

/** The lines around each segment, as words: what the change is about. */
const surroundings = (segments: readonly DiffSegment[]): Set<string>[] =>
  segments.map((segment, index) =>
    stems(
      [
        segments[index - 1]?.text.split('\n').at(-1),
        segment.text,
        segments[index + 1]?.text.split('\n')[0],
      ].join(' '),
    ),
  );

/** The change that answers an objection: the one that speaks most of the same thing, else the first; its new words if any. */
const placeOf = ({ objection, resolution }: Answered, segments: readonly DiffSegment[]): number => {
  const words = stems(objection.argument);
  const around = surroundings(segments);
  const changed = segments.flatMap(({ kind }, index) => (kind === 'same' ? [] : [index]));
  const likeness = (index: number) => shared(words, around[index] ?? new Set());
  const best = changed.toSorted((a, b) => likeness(b) - likeness(a) || a - b)[0];
  if (best === undefined) return -1;
  if (resolution.way !== 'amended' && likeness(best) === 0) return -1;
  const replaced = segments[best]?.kind === 'removed' && segments[best + 1]?.kind === 'added';
  return replaced ? best + 1 : best;
};

/**
 * What changed from version `from` to version `to`, each change with the objections that it answers.
 * Numbers out of range are brought back to the last version and the one before it.
 */
export const compared = (
  versions: readonly VersionView[],
  objections: readonly ObjectionView[],
  from: number | null,
  to: number | null,
): Compared => {
  const last = versions.length;
  const within = (number: number | null, other: number) =>
    number !== null && Number.isInteger(number) && number >= 1 && number <= last ? number : other;
  const right = within(to, last);
  const left = within(from, Math.max(1, right - 1));
  const segments = comparison(versions[left - 1]?.text ?? '', versions[right - 1]?.text ?? '');
  const answered = versions
    .filter(({ number }) => number > Math.min(left, right) && number <= Math.max(left, right))
    .flatMap(({ number, integrates }) =>
      integrates.flatMap(({ objection: id, resolution }) => {
        const objection = objections.find((known) => known.id === id);
        return objection ? [{ objection, version: number, resolution }] : [];
      }),
    );
  const places = new Map(answered.map((answer) => [answer.objection.id, placeOf(answer, segments)]));
  return {
    from: left,
    to: right,
    segments: segments.map((segment, index) => {
      const answers = [...places].filter(([, place]) => place === index).map(([id]) => id);
      return answers.length > 0 ? { ...segment, answers } : segment;
    }),
    answered,
    beside: [...places].filter(([, place]) => place === -1).map(([id]) => id),
  };
};
