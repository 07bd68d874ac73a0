import { worth, type Composition, type Finder } from './branching.ts';
import { Triangle } from './cholesky.ts';
import { headcounts, keep, reached, type Mixture, type Stock } from './mixture.ts';
import type { Chances } from './relaxed.ts';
import type { Shape } from './shape.ts';

const quickNodes = 100;
const patientNodes = 2_000;

/** A panel in use, with the types it holds, once for each of their people. */
interface Held {
  readonly panel: Composition;
  readonly seats: Int32Array;
  readonly withTarget: number;
  share: number;
}

const seatsOf = (panel: Composition): Int32Array =>
  Int32Array.from([...panel.keys()].flatMap((type) => new Array<number>(panel[type] ?? 0).fill(type)));

/** Σ panel·other, the other being given by its seats. */
const met = (panel: Composition, seats: Int32Array): number => {
  let sum = 0;
  for (let k = 0; k < seats.length; k++) sum += panel[seats[k] ?? 0] ?? 0;
  return sum;
};

/** The mixture of panels in use that is nearest to the target, kept as panels come and go. */
class Nearest {
  readonly #target: Float64Array;
  readonly #square: number;
  readonly #triangle = new Triangle();
  #held: Held[] = [];

  constructor(target: Float64Array) {
    this.#target = target;
    this.#square = worth(target, target);
  }

  /** Takes a panel in, then leaves out those of which the nearest mixture has no use; false if it adds nothing. */
  take(panel: Composition): boolean {
    const seats = seatsOf(panel);
    const withTarget = worth(this.#target, panel);
    // Products of differences to the target, plus 1: Wolfe's way to keep the shares' sum at 1.
    const productWith = (other: Held): number =>
      met(other.panel, seats) - withTarget - other.withTarget + this.#square + 1;
    const entry: Held = { panel, seats, withTarget, share: this.#held.length === 0 ? 1 : 0 };
    if (!this.#triangle.add(Float64Array.from(this.#held, productWith), productWith(entry))) return false;
    this.#held.push(entry);
    this.#settle();
    return true;
  }

  /** Moves towards the nearest point of the panels' whole plane until it lies among them. */
  #settle(): void {
    for (;;) {
      const raw = this.#triangle.solveOnes();
      const sum = raw.reduce((total, value) => total + value, 0);
      const wanted = raw.map((value) => value / sum);
      let step = 1;
      for (const [at, { share }] of this.#held.entries()) {
        const aim = wanted[at] ?? 0;
        if (aim < 1e-12) step = Math.min(step, share / (share - aim));
      }
      for (const [at, entry] of this.#held.entries())
        entry.share += Math.max(0, step) * ((wanted[at] ?? 0) - entry.share);
      if (step >= 1) return;
      for (let at = this.#held.length - 1; at >= 0; at--) {
        const entry = this.#held[at];
        if (!entry || entry.share > 1e-12) continue;
        this.#triangle.remove(at);
        this.#held.splice(at, 1);
      }
    }
  }

  /** What the mixture still lacks (or has too much of), in people of each type. */
  lack(): Float64Array {
    const lack = this.#target.slice();
    for (const { seats, share } of this.#held)
      for (let k = 0; k < seats.length; k++) {
        const type = seats[k] ?? 0;
        lack[type] = (lack[type] ?? 0) - share;
      }
    return lack;
  }

  mixture(): Mixture {
    const held = this.#held.filter(({ share }) => share > 1e-12);
    const sum = held.reduce((total, { share }) => total + share, 0);
    return {
      panels: held.map(({ panel }) => panel),
      probabilities: held.map(({ share }) => share / sum),
    };
  }
}

/** A panel on the other side of the mixture, seen from the target: patience is spent only when needed. */
const panelTowards = (finder: Finder, lack: Float64Array, level: number): Composition[] => {
  const quick = finder.best(lack, level, quickNodes, 1).panels;
  return quick.length > 0 ? [...quick] : [...finder.best(lack, level, patientNodes, 1).panels];
};

/**
 * The mixture of panels nearest to the target, by Wolfe's method (*Finding the nearest point in a polytope*,
 * Mathematical Programming 11, 1976): take in the panel furthest towards what lacks, recompute the shares, leave
 * out useless panels, again. Reaches a target inside the panels' hull after about as many panels as there are
 * types, far sooner than linear programs over the same panels. All panels met go to the stock.
 */
export const nearestMixture = (
  shape: Shape,
  finder: Finder,
  stock: Stock,
  target: Chances,
  tell: (done: number, of: number, shortfall: number) => void,
): { mixture: Mixture; shortfall: number } => {
  const wanted = headcounts(shape, target);
  const nearest = new Nearest(wanted);
  const rounds = shape.types.length * 3 + 50;
  let lack = wanted;
  let shortfall = 1;
  for (let round = 0; round < rounds; round++) {
    // The mixture's own level in the direction of what lacks: a panel must pass it to help.
    const level = round === 0 ? -Infinity : worth(lack, wanted) - worth(lack, lack);
    const found = panelTowards(finder, lack, level + 1e-12);
    keep(stock, found);
    const panel = found.at(-1);
    if (!panel || !nearest.take(panel)) break;
    lack = nearest.lack();
    shortfall = lack.reduce(
      (most, missing, type) => Math.max(most, missing / (shape.types[type]?.people.length ?? 1)),
      0,
    );
    if (round % 10 === 0) tell(round, rounds, shortfall);
    if (shortfall <= reached / 2) break;
  }
  return { mixture: nearest.mixture(), shortfall };
};
