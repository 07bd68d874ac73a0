/**
 * Lower triangle L of a symmetric positive matrix L·Lᵀ that grows by a row and loses any row, each in the square of
 * its size.
 */
export class Triangle {
  readonly #rows: Float64Array[] = [];

  get size(): number {
    return this.#rows.length;
  }

  /** Adds a row; false, and nothing added, if it depends on the others. `products` are with them, in order. */
  add(products: Float64Array, own: number): boolean {
    const row = new Float64Array(this.size + 1);
    let rest = own;
    for (const [i, other] of this.#rows.entries()) {
      let sum = products[i] ?? 0;
      for (let k = 0; k < i; k++) sum -= (row[k] ?? 0) * (other[k] ?? 0);
      const value = sum / (other[i] ?? 1);
      row[i] = value;
      rest -= value * value;
    }
    if (rest <= 1e-10 * own) return false;
    row[this.size] = Math.sqrt(rest);
    this.#rows.push(row);
    return true;
  }

  /** Takes a row out, and turns the rows after it back into a triangle. */
  remove(at: number): void {
    this.#rows.splice(at, 1);
    const tail = this.#rows.slice(at);
    const freed = Float64Array.from(tail, (row) => row[at] ?? 0);
    for (const [i, row] of tail.entries()) {
      row.copyWithin(at, at + 1);
      this.#rows[at + i] = row.subarray(0, row.length - 1);
    }
    for (let j = at; j < this.size; j++) {
      const head = this.#rows[j]?.[j] ?? 1;
      const out = freed[j - at] ?? 0;
      const length = Math.hypot(head, out);
      const [cosine, sine] = [length / head, out / head];
      for (let i = j; i < this.size; i++) {
        const row = this.#rows[i];
        if (!row) continue;
        const value = i === j ? length : ((row[j] ?? 0) + sine * (freed[i - at] ?? 0)) / cosine;
        row[j] = value;
        freed[i - at] = cosine * (freed[i - at] ?? 0) - sine * value;
      }
    }
  }

  /** x with L·Lᵀ·x = 1 in each place. */
  solveOnes(): Float64Array {
    const x = new Float64Array(this.size);
    for (let i = 0; i < this.size; i++) {
      const row = this.#rows[i] ?? x;
      let sum = 1;
      for (let k = 0; k < i; k++) sum -= (row[k] ?? 0) * (x[k] ?? 0);
      x[i] = sum / (row[i] ?? 1);
    }
    for (let i = this.size - 1; i >= 0; i--) {
      const row = this.#rows[i] ?? x;
      const value = (x[i] ?? 0) / (row[i] ?? 1);
      x[i] = value;
      for (let k = 0; k < i; k++) x[k] = (x[k] ?? 0) - value * (row[k] ?? 0);
    }
    return x;
  }
}
