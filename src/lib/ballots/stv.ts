import { ok, refuse } from '#lib/kernel/result.ts';
import type { Ballot, Counted, Order, Question } from './ballot.ts';
import { lotNeeded, readLot } from './lot.ts';
import { readPapers, unit, type Papers } from './stv-papers.ts';

export interface TransferStage {
  /** What the stage did: counted first preferences, passed on a surplus, excluded someone, or filled the last seats. */
  readonly action: 'first-preferences' | 'surplus' | 'exclusion' | 'last-seats';
  readonly option: string | null;
  /** Votes of each option after the stage, with five decimals. */
  readonly votes: Readonly<Record<string, number>>;
  /** Votes that no next preference could take, or lost to truncation. */
  readonly exhausted: number;
  readonly elected: readonly string[];
  /** Those whom only the lot parted; empty when it was not needed. */
  readonly tied: readonly string[];
}

export interface TransferableVote {
  readonly method: 'stv';
  readonly seats: number;
  readonly valid: number;
  /** Papers with no first preference, or several. */
  readonly spoilt: number;
  /** Valid papers that count only up to a rank skipped, or given twice. */
  readonly shortened: number;
  readonly quota: number;
  /** The order that the lot gave, if one was drawn, needed or not. */
  readonly lot: readonly string[] | null;
  readonly stages: readonly TransferStage[];
  readonly elected: readonly string[];
  readonly order: Order;
}

interface Picked {
  readonly option: number;
  readonly tied: readonly number[];
}

class Count {
  readonly #options: readonly string[];
  readonly #lot: readonly number[] | null;
  readonly #seats: number;
  readonly #quota: number;
  readonly #piles: Papers[][];
  readonly #history: number[][] = [];
  readonly #continuing: Set<number>;
  readonly #surpluses = new Set<number>();
  readonly #total: number;
  readonly elected: number[] = [];
  readonly excluded: number[] = [];
  readonly stages: TransferStage[] = [];
  #votes: number[];

  constructor(
    papers: readonly Papers[],
    valid: number,
    options: readonly string[],
    lot: readonly number[] | null,
    seats: number,
  ) {
    this.#options = options;
    this.#lot = lot;
    this.#seats = seats;
    this.#total = valid * unit;
    this.#quota = (Math.floor(valid / (seats + 1)) + 1) * unit;
    this.#piles = options.map(() => []);
    this.#votes = options.map(() => 0);
    this.#continuing = new Set(options.keys());
    for (const paper of papers) this.#give(paper);
    this.#close('first-preferences');
  }

  /** Hands papers to their next preference that is still in the race. */
  #give(papers: Papers): void {
    const { preferences } = papers;
    while (papers.position < preferences.length && !this.#continuing.has(preferences[papers.position] ?? -1))
      papers.position++;
    const option = preferences[papers.position];
    if (option === undefined || papers.value === 0) return;
    this.#piles[option]?.push(papers);
    this.#votes[option] = (this.#votes[option] ?? 0) + papers.value * papers.count;
  }

  #close(action: TransferStage['action'], picked?: Picked): void {
    const reached = [...this.#continuing].filter((i) => this.#of(i) >= this.#quota);
    const elected = action === 'last-seats' ? [...this.#continuing] : reached;
    elected.sort((a, b) => this.#shownBefore(a, b));
    for (const one of elected) {
      this.elected.push(one);
      this.#continuing.delete(one);
      if (this.#of(one) > this.#quota) this.#surpluses.add(one);
    }
    this.#history.push([...this.#votes]);
    this.stages.push({
      action,
      option: picked ? this.#name(picked.option) : null,
      votes: Object.fromEntries(this.#options.map((name, i) => [name, this.#of(i) / unit])),
      exhausted: (this.#total - this.#votes.reduce((sum, n) => sum + n, 0)) / unit,
      elected: elected.map((i) => this.#name(i)),
      tied: picked?.tied.map((i) => this.#name(i)) ?? [],
    });
  }

  #name(option: number): string {
    return this.#options[option] ?? '';
  }

  #of(option: number, votes: readonly number[] = this.#votes): number {
    return votes[option] ?? 0;
  }

  /** Now, then at the latest earlier stage where they differed; 0 when only the lot can part them. */
  #parted(a: number, b: number): number {
    for (const votes of [this.#votes, ...this.#history.toReversed()])
      if (this.#of(a, votes) !== this.#of(b, votes)) return this.#of(a, votes) - this.#of(b, votes);
    return 0;
  }

  /** By votes, then by name: the column of an option never tells. */
  #shownBefore(a: number, b: number): number {
    return this.#parted(b, a) || (this.#name(a) < this.#name(b) ? -1 : 1);
  }

  /** The one with most votes, or with fewest; those that nothing parts from it are tied. */
  #pick(among: Iterable<number>, most: boolean): Picked {
    const sorted = [...among].sort((a, b) => (most ? this.#parted(b, a) : this.#parted(a, b)));
    const first = sorted[0] ?? 0;
    const tied = sorted.filter((one) => this.#parted(one, first) === 0);
    if (tied.length === 1) return { option: first, tied: [] };
    const lot = this.#lot ?? [];
    const drawn = tied.toSorted((a, b) => lot.indexOf(a) - lot.indexOf(b));
    tied.sort((a, b) => (this.#name(a) < this.#name(b) ? -1 : 1));
    return { option: (most ? drawn[0] : drawn.at(-1)) ?? first, tied };
  }

  #passSurplus(picked: Picked): void {
    const { option } = picked;
    const votes = this.#of(option);
    this.#surpluses.delete(option);
    this.#votes[option] = this.#quota;
    for (const papers of this.#piles[option] ?? []) {
      // Product of two integers that can pass 2^53 in large boxes.
      papers.value = Number((BigInt(votes - this.#quota) * BigInt(papers.value)) / BigInt(votes));
      this.#give(papers);
    }
    this.#close('surplus', picked);
  }

  #exclude(picked: Picked): void {
    const { option } = picked;
    this.#continuing.delete(option);
    this.excluded.push(option);
    this.#votes[option] = 0;
    for (const papers of this.#piles[option] ?? []) this.#give(papers);
    this.#close('exclusion', picked);
  }

  /** Counts to the end, or to a tie that only a lot could part. */
  run(): Counted<null> {
    while (this.elected.length < this.#seats && this.#continuing.size > 0) {
      if (this.#continuing.size <= this.#seats - this.elected.length) {
        this.#close('last-seats');
        continue;
      }
      const surplus = this.#surpluses.size > 0;
      const picked = this.#pick(surplus ? this.#surpluses : this.#continuing, surplus);
      if (picked.tied.length > 0 && !this.#lot) {
        const names = picked.tied.map((i) => this.#name(i));
        return lotNeeded(names, this.stages.length + 1, surplus ? 'surplus' : 'exclusion');
      }
      if (surplus) this.#passSurplus(picked);
      else this.#exclude(picked);
    }
    return ok(null);
  }

  order(): Order {
    const groups: string[][] = [];
    for (const [at, one] of this.elected.entries()) {
      const before = this.elected[at - 1];
      const together = before !== undefined && this.#parted(before, one) === 0;
      if (together) groups.at(-1)?.push(this.#name(one));
      else groups.push([this.#name(one)]);
    }
    const left = [...this.#continuing].map((i) => this.#name(i)).sort();
    const out = this.excluded.toReversed().map((i) => [this.#name(i)]);
    return [...groups, left, ...out].filter((group) => group.length > 0);
  }

  get quota(): number {
    return this.#quota / unit;
  }
}

/**
 * Single transferable vote: Droop quota, surpluses passed on by all papers at a reduced value truncated to five
 * decimals, ties by the latest earlier stage that parts them, then by the lot, without which the count stops and
 * says which one is to be drawn. Of no valid paper, nobody is elected. Refuses seats that are not between 1 and the
 * number of options.
 * Source: The Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1, part III.
 */
export const transferableVote = (
  ballots: readonly Ballot[],
  question: Question,
): Counted<TransferableVote> => {
  const { options, seats = 1 } = question;
  if (!Number.isInteger(seats) || seats < 1 || seats > options.length) {
    const reason = {
      fr: `le nombre de sièges (--seats) doit aller de 1 à ${options.length}`,
      en: `the number of seats (--seats) must be from 1 to ${options.length}`,
    };
    return refuse({ row: 0, column: '', reason });
  }
  const lot = readLot(question.lot, options);
  if (!lot.ok) return lot;
  const read = readPapers(ballots, question);
  if (!read.ok) return read;
  const { papers, ...counts } = read.value;
  const count = new Count(papers, counts.valid, options, lot.value, seats);
  const done = counts.valid > 0 ? count.run() : ok(null);
  if (!done.ok) return done;
  return ok({
    method: 'stv',
    seats,
    ...counts,
    quota: count.quota,
    lot: lot.value?.map((i) => options[i] ?? '') ?? null,
    stages: count.stages,
    elected: count.elected.map((i) => options[i] ?? ''),
    order: count.order(),
  });
};
