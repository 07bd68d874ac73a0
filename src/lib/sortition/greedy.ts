import type { Pool } from './pool.ts';

/** A quota while a panel is being filled. */
interface Need {
  readonly feature: number;
  readonly value: string;
  readonly min: number;
  readonly max: number;
  chosen: number;
  /** People of that value who may still be chosen. */
  left: number;
}

/** One panel being filled: who is left, and what each quota still needs. */
class Filling {
  readonly #pool: Pool;
  readonly #needs: readonly Need[];
  readonly #left: Set<number>;
  readonly panel: number[] = [];

  constructor(pool: Pool) {
    this.#pool = pool;
    this.#left = new Set(pool.people.keys());
    this.#needs = pool.quotas.map(({ feature, value, min, max }) => ({
      feature: pool.features.indexOf(feature),
      value,
      min,
      max,
      chosen: 0,
      left: 0,
    }));
    for (const need of this.#needs) need.left = this.#having(need).length;
  }

  #has(place: number, { feature, value }: Need): boolean {
    return this.#pool.people[place]?.values[feature] === value;
  }

  #having(need: Need): number[] {
    return [...this.#left].filter((place) => this.#has(place, need));
  }

  #withdraw(place: number): void {
    if (!this.#left.delete(place)) return;
    for (const need of this.#needs) if (this.#has(place, need)) need.left--;
  }

  /** Whether every minimum can still be reached. */
  possible(): boolean {
    return this.#needs.every(({ min, chosen, left }) => chosen + left >= min);
  }

  keepsMinima(): boolean {
    return this.#needs.every(({ min, chosen }) => chosen >= min);
  }

  /** Those of the value that lacks most for those who are left; everybody where no minimum lacks anybody. */
  candidates(): number[] {
    let most: Need | null = null;
    let urgency = 0;
    for (const need of this.#needs) {
      const share = (need.min - need.chosen) / Math.max(1, need.left);
      if (share > urgency) [most, urgency] = [need, share];
    }
    return most ? this.#having(most) : [...this.#left];
  }

  /** Seats somebody; their home, and everybody of a value that is now full, may no longer be chosen. */
  seat(place: number): void {
    this.panel.push(place);
    this.#withdraw(place);
    const home = this.#pool.people[place]?.household ?? null;
    for (const other of this.#left)
      if (home !== null && this.#pool.people[other]?.household === home) this.#withdraw(other);
    for (const need of this.#needs) {
      if (!this.#has(place, need)) continue;
      need.chosen++;
      if (need.chosen === need.max) for (const other of this.#having(need)) this.#withdraw(other);
    }
  }
}

/**
 * A panel as most practitioners draw it, for comparison only: somebody at random among the value most lacking for
 * those left, again and again (« LEGACY » in Flanigan et al., Nature 596, 2021, Methods). Places in the pool; null
 * where it got stuck and has to start again. Nothing bounds anybody's chance. O(size × people).
 */
export const greedyPanel = (pool: Pool, size: number, random: () => number): number[] | null => {
  const filling = new Filling(pool);
  while (filling.panel.length < size) {
    const candidates = filling.candidates();
    const chosen = candidates[Math.floor(random() * candidates.length)];
    if (chosen === undefined || !filling.possible()) return null;
    filling.seat(chosen);
  }
  return filling.keepsMinima() ? filling.panel : null;
};
