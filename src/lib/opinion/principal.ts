/** Answers by participant (compressed rows): statement index and value 1 agree, 0 pass, -1 disagree. */
export interface Answers {
  readonly starts: Int32Array;
  readonly statements: Int32Array;
  readonly values: Int8Array;
}

export interface Components {
  readonly means: Float64Array;
  readonly axes: readonly [Float64Array, Float64Array];
}

const meansOf = ({ statements, values }: Answers, size: number): Float64Array => {
  const sums = new Float64Array(size);
  const numbers = new Float64Array(size);
  for (let at = 0; at < values.length; at++) {
    const statement = statements[at] ?? 0;
    sums[statement] = (sums[statement] ?? 0) + (values[at] ?? 0);
    numbers[statement] = (numbers[statement] ?? 0) + 1;
  }
  return sums.map((sum, index) => sum / Math.max(1, numbers[index] ?? 1));
};

/** A missing answer takes its statement's mean, so centred it is 0 and only given answers weigh. */
const covariance = (answers: Answers, means: Float64Array): Float64Array => {
  const size = means.length;
  const matrix = new Float64Array(size * size);
  for (let row = 0; row + 1 < answers.starts.length; row++) {
    const [from, to] = [answers.starts[row] ?? 0, answers.starts[row + 1] ?? 0];
    for (let a = from; a < to; a++) {
      const i = answers.statements[a] ?? 0;
      const x = (answers.values[a] ?? 0) - (means[i] ?? 0);
      if (x === 0) continue;
      for (let b = from; b < to; b++) {
        const at = i * size + (answers.statements[b] ?? 0);
        matrix[at] = (matrix[at] ?? 0) + x * ((answers.values[b] ?? 0) - (means[at - i * size] ?? 0));
      }
    }
  }
  return matrix;
};

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
};

const leadingAxis = (matrix: Float64Array, start: Float64Array, apart: Float64Array | null): Float64Array => {
  const size = start.length;
  let axis = start.slice();
  for (let round = 0; round < 5000; round++) {
    const next = new Float64Array(size);
    for (let i = 0, at = 0; i < size; i++) {
      let sum = 0;
      for (let j = 0; j < size; j++) sum += (matrix[at++] ?? 0) * (axis[j] ?? 0);
      next[i] = sum;
    }
    const shared = apart ? dot(next, apart) : 0;
    if (apart) for (let i = 0; i < size; i++) next[i] = (next[i] ?? 0) - shared * (apart[i] ?? 0);
    const length = Math.sqrt(dot(next, next));
    if (length < 1e-12) return new Float64Array(size);
    for (let i = 0; i < size; i++) next[i] = (next[i] ?? 0) / length;
    const moved = 1 - Math.abs(dot(next, axis));
    axis = next;
    if (round > 10 && moved < 1e-15) break;
  }
  const largest = axis.reduce((best, x, i) => (Math.abs(x) > Math.abs(axis[best] ?? 0) + 1e-9 ? i : best), 0);
  return (axis[largest] ?? 0) < 0 ? axis.map((x) => -x) : axis;
};

/**
 * The two principal axes of the answers, by power iteration on their covariance. The largest weight of an
 * axis is positive, so that a map does not flip. O(Σ answers² + rounds × statements²).
 */
export const principalAxes = (answers: Answers, size: number): Components => {
  const means = meansOf(answers, size);
  const matrix = covariance(answers, means);
  const start = Float64Array.from({ length: size }, (_, i) => 1 + ((i * 7919) % 101) / 101);
  const first = leadingAxis(matrix, start, null);
  return { means, axes: [first, leadingAxis(matrix, start, first)] };
};
