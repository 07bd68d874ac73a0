interface Eigen {
  /** In no order. */
  readonly values: Float64Array;
  /** Component `i` of vector `j` stands at `i * size + j`. */
  readonly vectors: Float64Array;
}

/** Turns rows of vectors by one rotation in the plane of columns `at` and `at + 1`. */
const turn = (vectors: Float64Array, size: number, at: number, sine: number, cosine: number): void => {
  for (let row = 0; row < size; row++) {
    const place = row * size + at;
    const [x, y] = [vectors[place] ?? 0, vectors[place + 1] ?? 0];
    vectors[place + 1] = sine * x + cosine * y;
    vectors[place] = cosine * x - sine * y;
  }
};

/** First place from `low` on whose neighbour below the diagonal is negligible: the block ends there. */
const blockEnd = (d: Float64Array, e: Float64Array, low: number): number => {
  let end = low;
  while (end + 1 < d.length) {
    const scale = Math.abs(d[end] ?? 0) + Math.abs(d[end + 1] ?? 0);
    if (Math.abs(e[end] ?? 0) <= Number.EPSILON * scale) break;
    end++;
  }
  return end;
};

/** One implicit QL step with Wilkinson's shift on the block from `low` to `end`. */
const step = (d: Float64Array, e: Float64Array, vectors: Float64Array, low: number, end: number): void => {
  const edge = e[low] ?? 0;
  const half = ((d[low + 1] ?? 0) - (d[low] ?? 0)) / (2 * edge);
  const root = Math.hypot(half, 1);
  let g = (d[end] ?? 0) - (d[low] ?? 0) + edge / (half + (half < 0 ? -root : root));
  let [sine, cosine, moved] = [1, 1, 0];
  for (let i = end - 1; i >= low; i--) {
    const f = sine * (e[i] ?? 0);
    const b = cosine * (e[i] ?? 0);
    const length = Math.hypot(f, g);
    e[i + 1] = length;
    if (length === 0) {
      d[i + 1] = (d[i + 1] ?? 0) - moved;
      e[end] = 0;
      return;
    }
    sine = f / length;
    cosine = g / length;
    const rest = (d[i + 1] ?? 0) - moved;
    const spread = ((d[i] ?? 0) - rest) * sine + 2 * cosine * b;
    moved = sine * spread;
    d[i + 1] = rest + moved;
    g = cosine * spread - b;
    turn(vectors, d.length, i, sine, cosine);
  }
  d[low] = (d[low] ?? 0) - moved;
  e[low] = g;
  e[end] = 0;
};

/**
 * Eigenvalues and vectors of a symmetric tridiagonal matrix, by the implicit QL method (Dubrulle, Martin and
 * Wilkinson, Numerische Mathematik 12, 1968). `beside` holds the places next to the diagonal. O(size³).
 */
export const tridiagonalEigen = (diagonal: readonly number[], beside: readonly number[]): Eigen => {
  const size = diagonal.length;
  const d = Float64Array.from(diagonal);
  const e = new Float64Array(size);
  e.set(beside.slice(0, size - 1));
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  for (let low = 0; low < size; low++) {
    let end = blockEnd(d, e, low);
    for (let round = 0; end > low && round < 60; round++) {
      step(d, e, vectors, low, end);
      end = blockEnd(d, e, low);
    }
  }
  return { values: d, vectors };
};
