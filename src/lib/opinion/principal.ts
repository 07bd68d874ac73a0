import type { Answers } from './gathering.ts';
import { tridiagonalEigen } from './tridiagonal.ts';

/** Given answers less their statement's mean: missing answers take the mean, so they are 0 and weigh nothing. */
export interface Centred {
  readonly starts: Int32Array;
  readonly statements: Int32Array;
  readonly values: Float64Array;
  /** Number of statements. */
  readonly size: number;
}

export interface Components {
  /** Two at least; one without any spread is 0. */
  readonly axes: readonly Float64Array[];
  /** Sums of squares along the axes, largest first. */
  readonly spreads: readonly number[];
}

/** Answers less their statement's mean. */
export const centre = ({ starts, statements, values }: Answers, size: number): Centred => {
  const sums = new Float64Array(size);
  const numbers = new Float64Array(size);
  for (let at = 0; at < values.length; at++) {
    const statement = statements[at] ?? 0;
    sums[statement] = (sums[statement] ?? 0) + (values[at] ?? 0);
    numbers[statement] = (numbers[statement] ?? 0) + 1;
  }
  const centred = new Float64Array(values.length);
  for (let at = 0; at < values.length; at++) {
    const statement = statements[at] ?? 0;
    centred[at] = (values[at] ?? 0) - (sums[statement] ?? 0) / (numbers[statement] ?? 1);
  }
  return { starts, statements, values: centred, size };
};

/** The covariance (times the number of people) applied to a vector, without ever writing it out. */
const applied = ({ starts, statements, values, size }: Centred, vector: Float64Array): Float64Array => {
  const result = new Float64Array(size);
  for (let row = 0; row + 1 < starts.length; row++) {
    const from = starts[row] ?? 0;
    const to = starts[row + 1] ?? 0;
    let along = 0;
    for (let at = from; at < to; at++) along += (values[at] ?? 0) * (vector[statements[at] ?? 0] ?? 0);
    for (let at = from; along !== 0 && at < to; at++) {
      const statement = statements[at] ?? 0;
      result[statement] = (result[statement] ?? 0) + along * (values[at] ?? 0);
    }
  }
  return result;
};

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};

const scaled = (vector: Float64Array, by: number): Float64Array => vector.map((x) => x * by);

/** Takes out of a vector what lies along the basis, twice: once leaves rounding errors behind. */
const setApart = (vector: Float64Array, basis: readonly Float64Array[]): number => {
  for (let pass = 0; pass < 2; pass++)
    for (const one of basis) {
      const along = dot(vector, one);
      for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) - along * (one[i] ?? 0);
    }
  return Math.sqrt(dot(vector, vector));
};

/** A direction that nothing chose: the same for a size and a turn, and along no particular statement. */
const anyDirection = (size: number, turn: number): Float64Array =>
  Float64Array.from({ length: size }, (_, i) => 1 + (((i + 1) * 7919 * (turn + 1)) % 101) / 101);

interface Ritz extends Components {
  /** How far, at most, the axes are from being exact, relative to the first spread. */
  readonly error: number;
}

/** Axes looked for: two, and the next ones whose spread stands above the floor of their rank. */
interface Wanted {
  readonly floors: readonly number[];
  /** How exact, relative to the first spread. */
  readonly tolerance: number;
}

/** The best axes within the span of the basis, from the small matrix that Lanczos's process leaves. */
const bestWithin = (
  basis: readonly Float64Array[],
  diagonal: readonly number[],
  beside: readonly number[],
  { floors }: Wanted,
): Ritz => {
  const { values, vectors } = tridiagonalEigen(diagonal, beside);
  const size = values.length;
  const order = [...values.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  const axisOf = (column: number | undefined): Float64Array => {
    const axis = new Float64Array(basis[0]?.length ?? 0);
    if (column === undefined || (values[column] ?? 0) <= 0) return axis;
    for (const [row, one] of basis.entries()) {
      const weight = vectors[row * size + column] ?? 0;
      for (let i = 0; i < axis.length; i++) axis[i] = (axis[i] ?? 0) + weight * (one[i] ?? 0);
    }
    return axis;
  };
  const tail = (column: number | undefined): number =>
    Math.abs(vectors[(size - 1) * size + (column ?? 0)] ?? 0) * (beside.at(-1) ?? 0);
  const further = order
    .slice(2, floors.length)
    .filter((column, at) => (values[column] ?? 0) > (floors[at + 2] ?? 0));
  const columns = [order[0], order[1], ...further];
  const spreads = columns.map((column) => (column === undefined ? 0 : (values[column] ?? 0)));
  const error = Math.max(...columns.map(tail)) / Math.max(spreads[0] ?? 0, Number.MIN_VALUE);
  return { axes: columns.map(axisOf), spreads, error };
};

const longest = 300;

/** One run of Lanczos's process, the basis kept orthogonal, until the axes are as exact as asked. */
const run = (centred: Centred, start: Float64Array, wanted: Wanted): Ritz => {
  const { size } = centred;
  const [basis, diagonal, beside]: [Float64Array[], number[], number[]] = [[], [], []];
  let direction = scaled(start, 1 / Math.sqrt(dot(start, start)));
  for (;;) {
    basis.push(direction);
    let next = applied(centred, direction);
    diagonal.push(dot(next, direction));
    let length = setApart(next, basis);
    const least = 1e-13 * Math.max(...diagonal);
    if (basis.length === size || length <= least) length = 0;
    const nothingLeft = length === 0 && (diagonal.at(-1) ?? 0) <= least;
    const last = nothingLeft || basis.length === size || basis.length === longest;
    beside.push(length);
    if (last || basis.length % 16 === 0) {
      const found = bestWithin(basis, diagonal, beside, wanted);
      if (last || (found.error <= wanted.tolerance && length > 0)) return found;
    }
    if (length === 0) {
      next = anyDirection(size, basis.length);
      length = setApart(next, basis);
    }
    direction = scaled(next, 1 / length);
  }
};

/**
 * The principal axes of centred answers: two, and the next ones whose spread is above the floor of their rank. By
 * process with a basis kept orthogonal; exact to `tolerance` relative to the first spread. `start` is a direction
 * near the axes, such as the sum of an earlier map's. O(answers × rounds), rounds being 30 to 300.
 */
export const principalAxes = (
  centred: Centred,
  start?: Float64Array,
  { floors = [], tolerance = 1e-12 }: Partial<Wanted> = {},
): Components => {
  const { size } = centred;
  if (size === 0) return { axes: [new Float64Array(0), new Float64Array(0)], spreads: [0, 0] };
  const wanted = { floors, tolerance };
  const length = start ? Math.sqrt(dot(start, start)) : 0;
  let from = anyDirection(size, 0);
  if (start && length > 0) from = start.map((x, i) => x / length + 1e-3 * (from[i] ?? 0));
  let found = run(centred, from, wanted);
  for (let again = 0; again < 10 && found.error > tolerance; again++) {
    const sum = new Float64Array(size).map((_, i) =>
      found.axes.reduce((all, axis) => all + (axis[i] ?? 0), 0),
    );
    found = run(centred, sum, wanted);
  }
  return found;
};
