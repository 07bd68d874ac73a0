/**
 * The Scottish count, written from The Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1,
 * rules 45 to 52, paper by paper, with whole numbers of hundred-thousandths; it shares nothing with the engine.
 */

interface Paper {
  readonly preferences: readonly string[];
  /** In hundred-thousandths of a vote. */
  value: bigint;
}

export interface ScottishCount {
  readonly quota: number;
  /** Those elected, in the order of stages; within a stage by name. */
  readonly elected: readonly string[];
  readonly excluded: readonly string[];
  /** Votes of each candidate after each stage, in hundred-thousandths. */
  readonly stages: readonly Readonly<Record<string, number>>[];
}

const one = 100_000n;

/** `lot`: every candidate once, the first named prevailing where nothing else parts. */
export const scottishCount = (
  ballots: readonly (readonly string[])[],
  candidates: readonly string[],
  seats: number,
  lot: readonly string[],
): ScottishCount => {
  const papers = ballots.filter((preferences) => preferences.length > 0);
  const quota = BigInt(Math.floor(papers.length / (seats + 1)) + 1) * one;
  const holding = new Map(candidates.map((name) => [name, [] as Paper[]]));
  const settled = new Map<string, bigint>();
  const [elected, excluded]: [string[], string[]] = [[], []];
  const waiting: string[] = [];
  const stages: Record<string, number>[] = [];

  const isContinuing = (name: string): boolean => !elected.includes(name) && !excluded.includes(name);
  const continuing = (): string[] => candidates.filter(isContinuing);
  const credited = (name: string): bigint =>
    settled.get(name) ?? (holding.get(name) ?? []).reduce((sum, { value }) => sum + value, 0n);
  const hand = (paper: Paper): void => {
    const next = paper.preferences.find(isContinuing);
    if (next !== undefined) holding.get(next)?.push(paper);
  };
  /** By votes now, then at the latest stage at which they differed; 0 where only a lot parts. */
  const compare = (a: string, b: string): number => {
    const now = credited(a) - credited(b);
    if (now !== 0n) return now > 0n ? 1 : -1;
    for (const votes of stages.toReversed()) {
      const then = (votes[a] ?? 0) - (votes[b] ?? 0);
      if (then !== 0) return then;
    }
    return 0;
  };
  const prevails = (a: string, b: string): number => compare(a, b) || lot.indexOf(b) - lot.indexOf(a);

  const record = (last = false): void => {
    const now = continuing().filter((name) => last || credited(name) >= quota);
    for (const name of now.sort()) elected.push(name);
    for (const name of now) if (credited(name) > quota) waiting.push(name);
    stages.push(Object.fromEntries(candidates.map((name) => [name, Number(credited(name))])));
  };

  for (const preferences of papers) hand({ preferences, value: one });
  record();
  while (papers.length > 0 && elected.length < seats && continuing().length > 0) {
    if (continuing().length <= seats - elected.length) record(true);
    else if (waiting.length > 0) {
      const largest = waiting.sort(prevails).pop() ?? '';
      const votes = credited(largest);
      settled.set(largest, quota);
      for (const paper of holding.get(largest) ?? []) {
        paper.value = ((votes - quota) * paper.value) / votes;
        hand(paper);
      }
      record();
    } else {
      const fewest = continuing().sort(prevails)[0] ?? '';
      excluded.push(fewest);
      settled.set(fewest, 0n);
      for (const paper of holding.get(fewest) ?? []) hand(paper);
      record();
    }
  }
  return { quota: Number(quota / one), elected, excluded, stages };
};
