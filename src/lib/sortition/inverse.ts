/** Rows of a square matrix. */
export type Square = Float64Array[];

export const squareOf = (m: number): Square => Array.from({ length: m }, () => new Float64Array(m));

/** target ← target − factor × source, on one row. */
export const subtract = (target: Float64Array, factor: number, source: Float64Array): void => {
  for (let k = 0; k < target.length; k++) target[k] = (target[k] ?? 0) - factor * (source[k] ?? 0);
};

export const stretch = (row: Float64Array, factor: number): void => {
  for (let k = 0; k < row.length; k++) row[k] = (row[k] ?? 0) * factor;
};

/** Writes the inverse of `matrix` (which is lost) into `target`, by Gauss and Jordan; false if singular. */
export const invert = (matrix: Square, target: Square): boolean => {
  const m = matrix.length;
  for (const [i, row] of target.entries()) row.fill(0)[i] = 1;
  for (let c = 0; c < m; c++) {
    let pivot = c;
    for (let i = c + 1; i < m; i++)
      if (Math.abs(matrix[i]?.[c] ?? 0) > Math.abs(matrix[pivot]?.[c] ?? 0)) pivot = i;
    for (const square of [matrix, target]) {
      const [here, there] = [square[c], square[pivot]];
      if (!here || !there) return false;
      square[c] = there;
      square[pivot] = here;
    }
    const [row, image] = [matrix[c], target[c]];
    const head = row?.[c] ?? 0;
    if (!row || !image || Math.abs(head) < 1e-11) return false;
    stretch(row, 1 / head);
    stretch(image, 1 / head);
    for (let i = 0; i < m; i++) {
      const [other, otherImage] = [matrix[i], target[i]];
      const factor = other?.[c] ?? 0;
      if (i === c || factor === 0 || !other || !otherImage) continue;
      subtract(other, factor, row);
      subtract(otherImage, factor, image);
    }
  }
  return true;
};
