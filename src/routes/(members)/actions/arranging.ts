import type { ActionLineView } from '#lib/server/application/actions/actions.ts';

/** A part of the list: mine, then what each body or each decision asks for. */
export interface Group {
  /** Null for the reader's own. */
  heading: { id: string; name: string } | null;
  lines: ActionLineView[];
}

/** Mine first; the others in their groups, in which each keeps the order of dates. */
export const groupsOf = (
  lines: readonly ActionLineView[],
  viewer: string,
  by: 'body' | 'decision',
): Group[] => {
  const mine = lines.filter(({ owner }) => owner.id === viewer);
  const others = Map.groupBy(
    lines.filter(({ owner }) => owner.id !== viewer),
    (line) => (by === 'body' ? line.body.id : line.decision.id),
  );
  const groups = [...others].map(([id, held]): Group => {
    const [first] = held;
    const name = by === 'body' ? first?.body.name : first?.decision.title;
    return { heading: { id, name: name ?? '' }, lines: held };
  });
  return [...(mine.length > 0 ? [{ heading: null, lines: mine }] : []), ...groups];
};

/** Enough to see what was done of late; the list holds the rest. */
const doneShown = 12;

export interface Board {
  open: ActionLineView[];
  inProgress: ActionLineView[];
  done: ActionLineView[];
  /** How many more are done than the board shows. */
  doneBefore: number;
}

export const boardOf = (lines: readonly ActionLineView[]): Board => {
  const of = (status: ActionLineView['status']) => lines.filter((line) => line.status === status);
  const done = of('done');
  return {
    open: of('open'),
    inProgress: of('inProgress'),
    done: done.slice(0, doneShown),
    doneBefore: Math.max(0, done.length - doneShown),
  };
};
