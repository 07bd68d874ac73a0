import { ok } from '#lib/kernel/result.ts';
import { plain, type Ballot, type Counted, type Order, type Question } from './ballot.ts';
import { countAnswers } from './counts.ts';
import { orderBy } from './order.ts';

const positions: Readonly<Record<string, number>> = {
  consentement: 0,
  consent: 0,
  reserve: 1,
  concern: 1,
  objection: 2,
  abstention: 3,
};

export interface ConsentRow {
  readonly option: string;
  readonly consents: number;
  readonly concerns: number;
  readonly objections: number;
  readonly abstentions: number;
  readonly silent: number;
  /** Ballots that object, from 1. */
  readonly objectors: readonly number[];
  /** Silence is no consent: while someone has not answered and nobody objects, nothing is settled. */
  readonly verdict: 'consented' | 'objected' | 'incomplete';
}

export interface ConsentVerdict {
  readonly method: 'consent';
  readonly options: readonly ConsentRow[];
  readonly order: Order;
}

const verdictOf = (given: number, objections: number, silent: number): ConsentRow['verdict'] => {
  if (objections > 0) return 'objected';
  return silent > 0 || given === 0 ? 'incomplete' : 'consented';
};

const rank = { consented: 0, incomplete: 1, objected: 2 } as const;

/** The verdict of a round of consent, one objection being enough; the procedure around it is not the count's. */
export const consentVerdict = (ballots: readonly Ballot[], question: Question): Counted<ConsentVerdict> => {
  const counted = countAnswers(ballots, question, 4, (cell) => positions[plain(cell)] ?? null, {
    fr: 'consentement, réserve, objection ou abstention',
    en: 'consent, concern, objection or abstention',
  });
  if (!counted.ok) return counted;
  const options = counted.value.map(({ option, counts, empty }, column): ConsentRow => {
    const [consents = 0, concerns = 0, objections = 0, abstentions = 0] = counts;
    const verdict = verdictOf(consents + concerns, objections, empty);
    const objectors = ballots.flatMap((ballot, row) =>
      positions[plain(ballot[column])] === 2 ? [row + 1] : [],
    );
    return { option, consents, concerns, objections, abstentions, silent: empty, objectors, verdict };
  });
  const order = orderBy(options, (a, b) => rank[a.verdict] - rank[b.verdict] || a.objections - b.objections);
  return ok({ method: 'consent', options, order });
};
