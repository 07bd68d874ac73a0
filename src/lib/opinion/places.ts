import { spreadsByChance } from './chance.ts';
import type { Conversation } from './gathering.ts';
import type { Point } from './grouping.ts';
import { centre, principalAxes, type Centred, type Components } from './principal.ts';

/** How a statement weighs in the axes of a map: the two that are drawn, then further ones where groups need them. */
export interface Weight {
  readonly statement: string;
  readonly weights: Point;
}

/** People on the axes of their answers. */
export interface Places {
  readonly spread: number;
  /** The spread that the same answers would show by chance. */
  readonly chance: number;
  readonly axes: readonly Weight[];
  /** Of each person of the conversation, in its order. */
  readonly positions: readonly Point[];
}

/** The conversation without the statements that moderation set aside. */
export const withoutModerated = (
  { people, statements, answers }: Conversation,
  moderated: ReadonlySet<string>,
): Conversation => {
  if (!statements.some((id) => moderated.has(id))) return { people, statements, answers };
  const kept = statements.filter((id) => !moderated.has(id));
  const places = new Map(kept.map((id, index) => [id, index]));
  const moved = Int32Array.from(statements, (id) => places.get(id) ?? -1);
  const starts = new Int32Array(answers.starts.length);
  const columns = new Int32Array(answers.statements.length);
  const values = new Int8Array(answers.values.length);
  let size = 0;
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let at = answers.starts[row] ?? 0; at < (answers.starts[row + 1] ?? 0); at++) {
      const column = moved[answers.statements[at] ?? 0] ?? -1;
      if (column < 0) continue;
      columns[size] = column;
      values[size++] = answers.values[at] ?? 0;
    }
    starts[row + 1] = size;
  }
  return {
    people,
    statements: kept,
    answers: { starts, statements: columns.subarray(0, size), values: values.subarray(0, size) },
  };
};

const along = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** As the previous map's axis points; without one, the largest weight (the first of equals) is positive. */
const oriented = (axis: Float64Array, before: Float64Array): Float64Array => {
  const same = along(axis, before);
  let largest = 0;
  for (let i = 1; i < axis.length; i++)
    if (Math.abs(axis[i] ?? 0) > Math.abs(axis[largest] ?? 0) + 1e-9) largest = i;
  const backwards = same === 0 ? (axis[largest] ?? 0) < 0 : same < 0;
  return backwards ? axis.map((x) => -x) : axis;
};

/** An earlier map's axes over today's statements: a new statement weighs nothing in them yet. */
const axesBefore = (statements: readonly string[], previous: readonly Weight[]): Float64Array[] => {
  const known = new Map(previous.map(({ statement, weights }) => [statement, weights]));
  return (previous[0]?.weights ?? []).map((_, axis) =>
    Float64Array.from(statements, (id) => known.get(id)?.[axis] ?? 0),
  );
};

const positionsOn = (centred: Centred, axes: Components['axes'], zeroed: number): Point[] =>
  Array.from({ length: centred.starts.length - 1 }, (_, row): Point => {
    const [from, to] = [centred.starts[row] ?? 0, centred.starts[row + 1] ?? 0];
    const stretch = Math.sqrt((centred.size + zeroed) / Math.max(1, to - from + zeroed));
    return axes.map((axis) => {
      let along = 0;
      for (let at = from; at < to; at++)
        along += (centred.values[at] ?? 0) * (axis[centred.statements[at] ?? 0] ?? 0);
      return along * stretch;
    });
  });

/** Four axes hold five groups, whatever their views: more are never looked for. */
const mostAxes = 4;

/**
 * Places people on the principal axes of their answers, stretched by √(statements / answered): two axes, and up
 * to four of those that spread people more than chance does. `zeroed` statements were set aside by moderation: as
 * in Polis, their columns count as answered by everybody with 0, so they weigh in the stretch and nowhere else.
 */
export const placesOf = (conversation: Conversation, zeroed: number, previous: readonly Weight[]): Places => {
  const { statements, answers } = conversation;
  const centred = centre(answers, statements.length);
  const before = axesBefore(statements, previous);
  const start = new Float64Array(statements.length).map((_, i) =>
    before.reduce((sum, axis) => sum + (axis[i] ?? 0), 0),
  );
  const chance = spreadsByChance(centred, mostAxes);
  const found = principalAxes(centred, start, { floors: chance });
  const axes = found.axes.map((axis, at) => oriented(axis, before[at] ?? new Float64Array(axis.length)));
  return {
    spread: found.spreads[0] ?? 0,
    chance: chance[0] ?? 0,
    axes: statements.map((statement, i) => ({ statement, weights: axes.map((axis) => axis[i] ?? 0) })),
    positions: positionsOn(centred, axes, zeroed),
  };
};

/**
 * Points of an earlier map on the axes of today's. Axes that spread people alike turn from one map to the next,
 * together and without reason: the plane stays, the coordinates do not.
 */
export const carriedOver = (
  points: readonly Point[],
  before: readonly Weight[],
  after: readonly Weight[],
): Point[] => {
  const known = new Map(before.map(({ statement, weights }) => [statement, weights]));
  const size = after[0]?.weights.length ?? 0;
  return points.map((point) => {
    const moved = new Array<number>(size).fill(0);
    for (const { statement, weights } of after) {
      const old = known.get(statement) ?? [];
      const along = point.reduce((sum, coordinate, axis) => sum + coordinate * (old[axis] ?? 0), 0);
      for (const [axis, weight] of weights.entries()) moved[axis] = (moved[axis] ?? 0) + along * weight;
    }
    return moved;
  });
};
