import { ok, refuse } from '#lib/kernel/result.ts';
import { weightOf, type Ballot, type Counted, type Question } from './ballot.ts';
import { ranksOf, withoutGap } from './ranks.ts';

/** Votes are kept in hundred-thousandths, as the Scottish rules truncate to five decimals. */
export const unit = 100_000;

/** Identical papers that travel together. */
export interface Papers {
  readonly preferences: readonly number[];
  readonly count: number;
  /** Of each paper, in hundred-thousandths of a vote. */
  value: number;
  position: number;
}

export interface ReadPapers {
  readonly papers: readonly Papers[];
  readonly valid: number;
  /** Papers with no first preference, or several: void (rule 49 of the Order's schedule 1). */
  readonly spoilt: number;
  /** Valid papers that count only up to a rank skipped, or given twice. */
  readonly shortened: number;
}

/** Options from the first preference on, as long as one option alone bears the next rank. */
const preferencesOf = (given: Int32Array): number[] => {
  const preferences: number[] = [];
  for (let rank = 1; ; rank++) {
    const at = given.indexOf(rank);
    if (at < 0 || given.indexOf(rank, at + 1) >= 0) return preferences;
    preferences.push(at);
  }
};

const strictly = (given: Int32Array, options: readonly string[], row: number): Counted<null> => {
  const twice = given.findIndex((rank, at) => rank > 0 && given.indexOf(rank) !== at);
  if (twice < 0) return ok(null);
  const reason = {
    fr: `le rang ${given[twice]} est donné deux fois, ce que ce mode de scrutin n’admet pas`,
    en: `rank ${given[twice]} is given twice, which this way of voting does not admit`,
  };
  return refuse({ row, column: options[twice] ?? '', reason });
};

/** Reads papers as a returning officer does: a paper is valid up to the first rank that is missing or given twice. */
export const readPapers = (ballots: readonly Ballot[], question: Question): Counted<ReadPapers> => {
  const { options, strict } = question;
  const papers: Papers[] = [];
  let [valid, spoilt, shortened] = [0, 0, 0];
  for (const [index, ballot] of ballots.entries()) {
    const ranks = ranksOf(ballot, options, index + 1);
    if (!ranks.ok) return ranks;
    const { given } = ranks.value;
    for (const check of strict
      ? [strictly(given, options, index + 1), withoutGap(ranks.value, options, index + 1)]
      : [])
      if (!check.ok) return check;
    const count = weightOf(question, index);
    const preferences = preferencesOf(given);
    const marks = given.filter((rank) => rank > 0).length;
    if (marks === 0) continue;
    if (preferences.length === 0) spoilt += count;
    else {
      valid += count;
      if (preferences.length < marks) shortened += count;
      papers.push({ preferences, count, value: unit, position: 0 });
    }
  }
  return ok({ papers, valid, spoilt, shortened });
};
