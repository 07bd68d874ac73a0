import { ok, refuse } from '#lib/kernel/result.ts';
import type { Sentence } from '#lib/kernel/sentence.ts';
import { plain, type Ballot, type Counted, type Order, type Question } from './ballot.ts';
import { countAnswers } from './counts.ts';
import { largerFraction, orderBy } from './order.ts';

const words: Readonly<Record<string, number>> = {
  pour: 0,
  oui: 0,
  for: 0,
  yes: 0,
  contre: 1,
  non: 1,
  against: 1,
  no: 1,
  abstention: 2,
  blanc: 3,
  blank: 3,
  nul: 4,
  spoilt: 4,
};

export interface MajorityRow {
  readonly option: string;
  readonly for: number;
  readonly against: number;
  readonly abstentions: number;
  readonly blank: number;
  readonly spoilt: number;
  readonly silent: number;
  /** For and against: the only votes that count. */
  readonly expressed: number;
  /** Least number of votes for that adopts. */
  readonly needed: number;
  readonly adopted: boolean;
}

export interface MajorityVote {
  readonly method: 'majority';
  readonly rule: 'simple' | 'absolute' | 'qualified';
  readonly threshold: readonly [number, number] | null;
  readonly options: readonly MajorityRow[];
  readonly order: Order;
}

const noShare = (part: number, whole: number): Sentence => ({
  fr: `le seuil ${part}/${whole} n’est pas une part de 0 à 1`,
  en: `the threshold ${part}/${whole} is no share from 0 to 1`,
});

/**
 * A vote for or against each option. Simple: more for than against; absolute: more than half of the
 * expressed votes; qualified: at least the threshold's share of them, compared as whole numbers.
 * Abstentions, blank and spoilt votes are not expressed (article L2121-20 of the French CGCT).
 */
export const majorityVote = (ballots: readonly Ballot[], question: Question): Counted<MajorityVote> => {
  const rule = question.majority ?? 'simple';
  const threshold = rule === 'qualified' ? (question.threshold ?? [2, 3]) : null;
  const [part, whole] = threshold ?? [1, 2];
  if (!(Number.isInteger(part) && Number.isInteger(whole) && part > 0 && part <= whole))
    return refuse({ row: 0, column: '', reason: noShare(part, whole) });
  const read = (cell: string | number | null): number | null => words[plain(cell)] ?? null;
  const counted = countAnswers(ballots, question, 5, read, {
    fr: 'pour, contre, abstention, blanc ou nul',
    en: 'for, against, abstention, blank or spoilt',
  });
  if (!counted.ok) return counted;
  const options = counted.value.map(({ option, counts, empty }): MajorityRow => {
    const [agree = 0, against = 0, abstentions = 0, blank = 0, spoilt = 0] = counts;
    const expressed = agree + against;
    const half = Math.floor(expressed / 2) + 1;
    const needed = threshold ? Math.max(1, Math.ceil((expressed * part) / whole)) : half;
    const adopted = agree >= needed;
    return {
      option,
      for: agree,
      against,
      abstentions,
      blank,
      spoilt,
      silent: empty,
      expressed,
      needed,
      adopted,
    };
  });
  const order = orderBy(options, (a, b) => largerFraction(a.for, a.expressed, b.for, b.expressed));
  return ok({ method: 'majority', rule, threshold, options, order });
};
