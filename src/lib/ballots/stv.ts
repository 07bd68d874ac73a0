import { ok, refuse } from '#lib/kernel/result.ts';
import type { Ballot, Counted, Order, Question } from './ballot.ts';
import { ranksOf } from './ranks.ts';

/** Votes are kept in hundred-thousandths, as the Scottish rules truncate to five decimals. */
const unit = 100_000;

export interface TransferStage {
  /** What the stage did: counted first preferences, passed on a surplus, excluded someone, or filled the last seats. */
  readonly action: 'first-preferences' | 'surplus' | 'exclusion' | 'last-seats';
  readonly option: string | null;
  /** Votes of each option after the stage, with five decimals. */
  readonly votes: Readonly<Record<string, number>>;
  /** Votes that no next preference could take, or lost to truncation. */
  readonly exhausted: number;
  readonly elected: readonly string[];
  /** True when only the lot parted those concerned. */
  readonly byLot: boolean;
}

export interface TransferableVote {
  readonly method: 'stv';
  readonly seats: number;
  readonly valid: number;
  readonly quota: number;
  readonly stages: readonly TransferStage[];
  readonly elected: readonly string[];
  readonly order: Order;
}

interface Paper {
  readonly preferences: readonly number[];
  value: number;
  position: number;
}

class Count {
  readonly #options: readonly string[];
  readonly #lot: readonly number[];
  readonly #seats: number;
  readonly #quota: number;
  readonly #piles: Paper[][];
  readonly #history: number[][] = [];
  readonly #continuing: Set<number>;
  readonly #surpluses = new Set<number>();
  readonly #total: number;
  readonly elected: number[] = [];
  readonly excluded: number[] = [];
  readonly stages: TransferStage[] = [];
  #votes: number[];

  constructor(papers: readonly Paper[], options: readonly string[], lot: readonly number[], seats: number) {
    this.#options = options;
    this.#lot = lot;
    this.#seats = seats;
    this.#total = papers.length * unit;
    this.#quota = (Math.floor(papers.length / (seats + 1)) + 1) * unit;
    this.#piles = options.map(() => []);
    this.#votes = options.map(() => 0);
    this.#continuing = new Set(options.keys());
    for (const paper of papers) this.#give(paper);
    this.#close('first-preferences', null, false);
  }

  /** Hands a paper to its next preference that is still in the race. */
  #give(paper: Paper): void {
    const { preferences } = paper;
    while (paper.position < preferences.length && !this.#continuing.has(preferences[paper.position] ?? -1))
      paper.position++;
    const option = preferences[paper.position];
    if (option === undefined || paper.value === 0) return;
    this.#piles[option]?.push(paper);
    this.#votes[option] = (this.#votes[option] ?? 0) + paper.value;
  }

  #close(action: TransferStage['action'], option: number | null, byLot: boolean): void {
    const reached = [...this.#continuing].filter((i) => this.#of(i) >= this.#quota);
    reached.sort((a, b) => this.#compare(b, a));
    const places = this.#seats - this.elected.length;
    const elected = action === 'last-seats' ? [...this.#continuing] : reached.slice(0, places);
    elected.sort((a, b) => this.#compare(b, a));
    for (const one of elected) {
      this.elected.push(one);
      this.#continuing.delete(one);
      if (this.#of(one) > this.#quota) this.#surpluses.add(one);
    }
    this.#history.push([...this.#votes]);
    this.stages.push({
      action,
      option: option === null ? null : (this.#options[option] ?? null),
      votes: Object.fromEntries(this.#options.map((name, i) => [name, this.#of(i) / unit])),
      exhausted: (this.#total - this.#votes.reduce((sum, n) => sum + n, 0)) / unit,
      elected: elected.map((i) => this.#options[i] ?? ''),
      byLot,
    });
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

  #compare(a: number, b: number): number {
    return this.#parted(a, b) || this.#lot.indexOf(b) - this.#lot.indexOf(a);
  }

  #pick(among: Iterable<number>, sign: 1 | -1): { option: number; byLot: boolean } {
    const sorted = [...among].sort((a, b) => sign * this.#compare(b, a));
    const option = sorted[0] ?? 0;
    const next = sorted[1];
    return { option, byLot: next !== undefined && this.#parted(option, next) === 0 };
  }

  #passSurplus(): void {
    const { option, byLot } = this.#pick(this.#surpluses, 1);
    const votes = this.#of(option);
    this.#surpluses.delete(option);
    this.#votes[option] = this.#quota;
    for (const paper of this.#piles[option] ?? []) {
      // Product of two integers that can pass 2^53 in large boxes.
      paper.value = Number((BigInt(votes - this.#quota) * BigInt(paper.value)) / BigInt(votes));
      this.#give(paper);
    }
    this.#close('surplus', option, byLot);
  }

  #exclude(): void {
    const { option, byLot } = this.#pick(this.#continuing, -1);
    this.#continuing.delete(option);
    this.excluded.push(option);
    this.#votes[option] = 0;
    for (const paper of this.#piles[option] ?? []) this.#give(paper);
    this.#close('exclusion', option, byLot);
  }

  run(): void {
    while (this.elected.length < this.#seats && this.#continuing.size > 0) {
      if (this.#continuing.size <= this.#seats - this.elected.length) this.#close('last-seats', null, false);
      else if (this.#surpluses.size > 0) this.#passSurplus();
      else this.#exclude();
    }
  }

  order(): Order {
    const left = [...this.#continuing];
    const groups = [...this.elected.map((i) => [i]), left, ...this.excluded.toReversed().map((i) => [i])];
    return groups.filter((group) => group.length).map((group) => group.map((i) => this.#options[i] ?? ''));
  }

  get quota(): number {
    return this.#quota / unit;
  }
}

/**
 * Single transferable vote: Droop quota, surpluses passed on by all papers at a reduced value truncated
 * to five decimals, ties by the latest earlier stage that parts them, then by the lot.
 * Answers are ranks without ties. Refuses seats that are not between 1 and the number of options.
 * Source: The Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1, part III.
 */
export const transferableVote = (
  ballots: readonly Ballot[],
  question: Question,
): Counted<TransferableVote> => {
  const { options, seats = 1 } = question;
  if (!Number.isInteger(seats) || seats < 1 || seats > options.length)
    return refuse({ row: 0, column: '', reason: `le nombre de sièges doit aller de 1 à ${options.length}` });
  const papers: Paper[] = [];
  for (const [index, ballot] of ballots.entries()) {
    const ranks = ranksOf(ballot, options, index + 1);
    if (!ranks.ok) return ranks;
    const preferences = [...options.keys()].filter((i) => ranks.value[i]);
    preferences.sort((a, b) => (ranks.value[a] ?? 0) - (ranks.value[b] ?? 0));
    const tied = preferences.find((i, at) => ranks.value[i] === ranks.value[preferences[at - 1] ?? -1]);
    if (tied !== undefined) {
      const reason = `le rang ${ranks.value[tied]} est donné deux fois, ce que ce mode de scrutin n’admet pas`;
      return refuse({ row: index + 1, column: options[tied] ?? '', reason });
    }
    if (preferences.length) papers.push({ preferences, value: unit, position: 0 });
  }
  const drawn = (question.lot ?? []).map((name) => options.indexOf(name)).filter((i) => i >= 0);
  const lot = [...new Set([...drawn, ...options.keys()])];
  const count = new Count(papers, options, lot, seats);
  count.run();
  return ok({
    method: 'stv',
    seats,
    valid: papers.length,
    quota: count.quota,
    stages: count.stages,
    elected: count.elected.map((i) => options[i] ?? ''),
    order: count.order(),
  });
};
