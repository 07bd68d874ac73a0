import { invert, squareOf, stretch, subtract, type Square } from './inverse.ts';
import type { Shape } from './shape.ts';

const tolerance = 1e-9;
const refactorEvery = 80;
/** Summing the bound costs as much as a pivot: it is looked at now and then. */
const boundEvery = 6;

/** What each variable does: sits at a bound, or is held by the basis. */
const atLower = 0;
const atUpper = 1;
const basic = 2;

/**
 * The linear relaxation of a shape, maximised again and again from wherever the last solve ended. Bounded dual
 * simplex with bound flips (Maros, *Computational Techniques of the Simplex Method*, Kluwer, 2003, ch. 10): every
 * variable has two finite bounds, so any basis is dual feasible once each nonbasic variable sits at its better
 * bound, and a change of costs or of bounds alike needs no other method. A dense inverse suits the few dozen rows
 * of a draw, on which a general solver spends longer starting than solving.
 *
 * Variables are the types, then one activity per row, with A·types − activities = 0.
 */
export class Relaxation {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly x: Float64Array;
  readonly types: number;
  readonly #m: number;
  /** Rows of type j: `entries` from `starts[j]` to `starts[j + 1]`. */
  readonly #entries: Int32Array;
  readonly #starts: Int32Array;
  readonly #status: Uint8Array;
  readonly #basis: Int32Array;
  #inverse: Square;
  readonly #matrix: Square;
  readonly #basicX: Float64Array;
  readonly #reduced: Float64Array;
  readonly #alpha: Float64Array;
  readonly #multipliers: Float64Array;
  readonly #load: Float64Array;
  readonly #step: Float64Array;
  readonly #candidates: Int32Array;
  readonly #loaded: Int32Array;
  readonly #ratios: Float64Array;
  #pivots = 0;

  constructor(shape: Shape) {
    const types = shape.types.length;
    const m = shape.rows.length;
    this.types = types;
    this.#m = m;
    this.lower = new Float64Array(types + m);
    this.upper = new Float64Array(types + m);
    const rowsOf: number[][] = Array.from({ length: types }, () => []);
    for (const [type, { cap }] of shape.types.entries()) this.upper[type] = cap;
    for (const [row, { types: held, lower, upper }] of shape.rows.entries()) {
      this.lower[types + row] = lower;
      this.upper[types + row] = upper;
      for (const type of held) rowsOf[type]?.push(row);
    }
    this.#entries = Int32Array.from(rowsOf.flat());
    this.#starts = new Int32Array(types + 1);
    for (const [type, rows] of rowsOf.entries())
      this.#starts[type + 1] = (this.#starts[type] ?? 0) + rows.length;
    this.x = new Float64Array(types);
    this.#status = new Uint8Array(types + m);
    this.#basis = new Int32Array(m);
    this.#inverse = squareOf(m);
    this.#matrix = squareOf(m);
    this.#basicX = new Float64Array(m);
    this.#reduced = new Float64Array(types + m);
    this.#alpha = new Float64Array(types + m);
    this.#multipliers = new Float64Array(m);
    this.#load = new Float64Array(m);
    this.#step = new Float64Array(m);
    this.#candidates = new Int32Array(types + m);
    this.#loaded = new Int32Array(m);
    this.#ratios = new Float64Array(types + m);
    this.#reset();
  }

  /**
   * Looks for the best point under the present bounds. `cutoff`: no point is worth more than `atLeast`, the
   * search stopped there. After `optimal`, `x` holds the point.
   */
  maximise(costs: Float64Array, atLeast = -Infinity): 'optimal' | 'infeasible' | 'cutoff' {
    this.#price(costs);
    this.#place();
    for (let round = 0; round < 50_000; round++) {
      if (this.#pivots >= refactorEvery) {
        this.#refactor();
        this.#price(costs);
        this.#place();
      }
      const leaving = this.#worstRow();
      if (leaving < 0) return this.#readPoint();
      if (round % boundEvery === 0 && this.bound() <= atLeast) return 'cutoff';
      if (!this.#pivot(leaving)) {
        if (this.#pivots === 0) return 'infeasible';
        // Only a fresh inverse may say that nothing fits.
        this.#pivots = refactorEvery;
      }
    }
    this.#reset();
    return 'infeasible';
  }

  /**
   * A bound on every point of the relaxation, whatever the arithmetic did: for any multipliers π, the maximum is
   * at most Σ max over its bounds of (reduced cost × variable).
   */
  bound(): number {
    let sum = 0;
    const { lower, upper } = this;
    for (let j = 0; j < lower.length; j++) {
      const d = this.#reduced[j] ?? 0;
      sum += d * ((d > 0 ? upper[j] : lower[j]) ?? 0);
    }
    return sum;
  }

  #rowsOf(variable: number): Int32Array {
    if (variable >= this.types) return this.#entries.subarray(0, 0);
    return this.#entries.subarray(this.#starts[variable] ?? 0, this.#starts[variable + 1] ?? 0);
  }

  #reset(): void {
    this.#status.fill(atLower);
    for (let i = 0; i < this.#m; i++) {
      this.#basis[i] = this.types + i;
      this.#status[this.types + i] = basic;
    }
    this.#refactor();
  }

  #refactor(): void {
    for (const row of this.#matrix) row.fill(0);
    for (const [at, variable] of this.#basis.entries()) {
      for (const row of this.#rowsOf(variable)) (this.#matrix[row] ?? this.#load)[at] = 1;
      if (variable >= this.types) (this.#matrix[variable - this.types] ?? this.#load)[at] = -1;
    }
    this.#pivots = 0;
    if (!invert(this.#matrix, this.#inverse)) this.#reset();
  }

  /** Multipliers and reduced costs of the present basis. */
  #price(costs: Float64Array): void {
    this.#multipliers.fill(0);
    for (const [at, variable] of this.#basis.entries()) {
      const cost = costs[variable] ?? 0;
      const row = this.#inverse[at];
      if (cost !== 0 && row) subtract(this.#multipliers, -cost, row);
    }
    for (let j = 0; j < this.types; j++) {
      let d = costs[j] ?? 0;
      const end = this.#starts[j + 1] ?? 0;
      for (let k = this.#starts[j] ?? 0; k < end; k++) d -= this.#multipliers[this.#entries[k] ?? 0] ?? 0;
      this.#reduced[j] = d;
    }
    for (let i = 0; i < this.#m; i++) this.#reduced[this.types + i] = this.#multipliers[i] ?? 0;
    for (const variable of this.#basis) this.#reduced[variable] = 0;
  }

  #valueOf(variable: number): number {
    return (this.#status[variable] === atUpper ? this.upper[variable] : this.lower[variable]) ?? 0;
  }

  /** Moves each nonbasic variable to its better bound, and computes the basic ones. */
  #place(): void {
    this.#load.fill(0);
    for (let j = 0; j < this.#status.length; j++) {
      if (this.#status[j] === basic) continue;
      const d = this.#reduced[j] ?? 0;
      if (d > 0) this.#status[j] = atUpper;
      else if (d < 0) this.#status[j] = atLower;
      this.#addTo(this.#load, j, this.#valueOf(j));
    }
    const image = this.#image();
    for (let i = 0; i < this.#m; i++) this.#basicX[i] = -(image[i] ?? 0);
  }

  #addTo(load: Float64Array, variable: number, amount: number): void {
    if (amount === 0) return;
    if (variable >= this.types) {
      load[variable - this.types] = (load[variable - this.types] ?? 0) - amount;
      return;
    }
    const end = this.#starts[variable + 1] ?? 0;
    for (let k = this.#starts[variable] ?? 0; k < end; k++) {
      const row = this.#entries[k] ?? 0;
      load[row] = (load[row] ?? 0) + amount;
    }
  }

  /** The step ← inverse · load, reading only the few places of the load that are not 0. */
  #image(): Float64Array {
    let count = 0;
    for (let k = 0; k < this.#m; k++) if (this.#load[k] !== 0) this.#loaded[count++] = k;
    for (let i = 0; i < this.#m; i++) {
      const row = this.#inverse[i] ?? this.#load;
      let sum = 0;
      for (let k = 0; k < count; k++) {
        const at = this.#loaded[k] ?? 0;
        sum += (row[at] ?? 0) * (this.#load[at] ?? 0);
      }
      this.#step[i] = sum;
    }
    return this.#step;
  }

  /** How far the basic variable of a row is under (negative) or over (positive) its bounds. */
  #violation(row: number): number {
    const variable = this.#basis[row] ?? 0;
    const value = this.#basicX[row] ?? 0;
    const [low, high] = [this.lower[variable] ?? 0, this.upper[variable] ?? 0];
    if (value < low - tolerance) return value - low;
    return value > high + tolerance ? value - high : 0;
  }

  #worstRow(): number {
    let worst = 0;
    let found = -1;
    for (let i = 0; i < this.#m; i++) {
      const violation = Math.abs(this.#violation(i));
      if (violation > worst) [worst, found] = [violation, i];
    }
    return found;
  }

  #readPoint(): 'optimal' {
    for (let j = 0; j < this.types; j++) this.x[j] = this.#valueOf(j);
    for (const [at, variable] of this.#basis.entries())
      if (variable < this.types) this.x[variable] = this.#basicX[at] ?? 0;
    return 'optimal';
  }

  /** Row of the tableau: what each nonbasic variable weighs in the leaving one. */
  #weigh(leaving: number): void {
    const inverse = this.#inverse[leaving] ?? this.#load;
    const [alphas, status, starts, entries] = [this.#alpha, this.#status, this.#starts, this.#entries];
    for (let j = 0; j < this.types; j++) {
      let alpha = 0;
      if (status[j] !== basic) {
        const end = starts[j + 1] ?? 0;
        for (let k = starts[j] ?? 0; k < end; k++) alpha += inverse[entries[k] ?? 0] ?? 0;
      }
      alphas[j] = alpha;
    }
    for (let i = 0; i < this.#m; i++)
      alphas[this.types + i] = status[this.types + i] === basic ? 0 : -(inverse[i] ?? 0);
  }

  /** Gathers the variables that may enter, with their ratios, and says how many they are. */
  #gather(violation: number): number {
    const { lower, upper } = this;
    const [alphas, statuses, reduced] = [this.#alpha, this.#status, this.#reduced];
    const rises = violation < 0;
    let count = 0;
    for (let j = 0; j < statuses.length; j++) {
      const alpha = alphas[j] ?? 0;
      const status = statuses[j] ?? basic;
      if (status === basic || (alpha < tolerance && alpha > -tolerance)) continue;
      // A basic variable that must rise needs a nonbasic one whose move takes weight off it.
      if ((status === atLower) !== (rises === alpha < 0)) continue;
      if ((upper[j] ?? 0) - (lower[j] ?? 0) < tolerance) continue;
      this.#candidates[count] = j;
      this.#ratios[count++] = Math.abs((reduced[j] ?? 0) / alpha);
    }
    return count;
  }

  #weight(candidate: number): number {
    return Math.abs(this.#alpha[this.#candidates[candidate] ?? 0] ?? 0);
  }

  /** Of two candidates, the one of lesser ratio comes first; of larger weight, among equals. */
  #comesFirst(a: number, b: number): boolean {
    const ahead = (this.#ratios[a] ?? 0) - (this.#ratios[b] ?? 0);
    return ahead < 0 || (ahead === 0 && this.#weight(a) > this.#weight(b));
  }

  #swap(a: number, b: number): void {
    const [variable, ratio] = [this.#candidates[a] ?? 0, this.#ratios[a] ?? 0];
    this.#candidates[a] = this.#candidates[b] ?? 0;
    this.#ratios[a] = this.#ratios[b] ?? 0;
    this.#candidates[b] = variable;
    this.#ratios[b] = ratio;
  }

  /** Keeps the first `count` candidates a heap, from place `at` down: few of many are ever taken out. */
  #sink(at: number, count: number): void {
    for (let place = at; ;) {
      let first = place;
      for (let child = 2 * place + 1; child <= 2 * place + 2; child++)
        if (child < count && this.#comesFirst(child, first)) first = child;
      if (first === place) return;
      this.#swap(place, first);
      place = first;
    }
  }

  /** One dual step out of row `leaving`; false if no variable can bring it within its bounds. */
  #pivot(leaving: number): boolean {
    const violation = this.#violation(leaving);
    this.#weigh(leaving);
    let count = this.#gather(violation);
    for (let at = (count >> 1) - 1; at >= 0; at--) this.#sink(at, count);
    let slope = Math.abs(violation);
    const flips: number[] = [];
    while (count > 0) {
      const variable = this.#candidates[0] ?? 0;
      slope -= this.#weight(0) * ((this.upper[variable] ?? 0) - (this.lower[variable] ?? 0));
      if (slope <= tolerance) {
        this.#flip(flips);
        this.#exchange(leaving, variable, violation < 0);
        return true;
      }
      flips.push(variable);
      this.#swap(0, --count);
      this.#sink(0, count);
    }
    return false;
  }

  #flip(variables: readonly number[]): void {
    if (variables.length === 0) return;
    this.#load.fill(0);
    for (const variable of variables) {
      const before = this.#valueOf(variable);
      this.#status[variable] = this.#status[variable] === atLower ? atUpper : atLower;
      this.#addTo(this.#load, variable, this.#valueOf(variable) - before);
    }
    subtract(this.#basicX, 1, this.#image());
  }

  #exchange(leaving: number, entering: number, toLower: boolean): void {
    const out = this.#basis[leaving] ?? 0;
    this.#load.fill(0);
    this.#addTo(this.#load, entering, 1);
    this.#image();
    const weight = this.#step[leaving] ?? 1;
    const target = (toLower ? this.lower[out] : this.upper[out]) ?? 0;
    const move = ((this.#basicX[leaving] ?? 0) - target) / weight;
    const start = this.#valueOf(entering);
    const theta = (this.#reduced[entering] ?? 0) / weight;
    for (let j = 0; j < this.#status.length; j++)
      if (this.#status[j] !== basic)
        this.#reduced[j] = (this.#reduced[j] ?? 0) - theta * (this.#alpha[j] ?? 0);
    this.#reduced[entering] = 0;
    this.#reduced[out] = -theta;
    const pivotRow = this.#inverse[leaving] ?? this.#load;
    stretch(pivotRow, 1 / weight);
    for (let i = 0; i < this.#m; i++) {
      const factor = this.#step[i] ?? 0;
      this.#basicX[i] = (this.#basicX[i] ?? 0) - factor * move;
      const row = this.#inverse[i];
      if (i !== leaving && factor !== 0 && row) subtract(row, factor, pivotRow);
    }
    this.#basicX[leaving] = start + move;
    this.#status[out] = toLower ? atLower : atUpper;
    this.#status[entering] = basic;
    this.#basis[leaving] = entering;
    this.#pivots++;
  }
}
