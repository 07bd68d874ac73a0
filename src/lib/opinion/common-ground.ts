import { isSignificant, proportionTest, twoProportionsTest } from './proportions.ts';
import { answered, share, type StatementTally } from './tallies.ts';

const most = 5;

/** A statement on which a clear majority stands, all groups together. */
export interface Majority {
  readonly statement: string;
  readonly count: number;
  readonly answered: number;
  readonly share: number;
  readonly shareTest: number;
}

/**
 * At most five statements that a majority agrees with, and five that one rejects: share above a half, at
 * 90 %, sorted by share × test. Groups are not looked at: `groupAware` tells what all of them share.
 */
export const majorities = (
  tallies: readonly StatementTally[],
): { readonly agree: readonly Majority[]; readonly disagree: readonly Majority[] } => {
  const on = (side: 'agree' | 'disagree'): Majority[] =>
    tallies
      .map((tally) => ({
        statement: tally.statement,
        count: tally[side],
        answered: answered(tally),
        share: share(tally, side),
        shareTest: proportionTest(tally[side], answered(tally)),
      }))
      .filter((one) => one.share > 0.5 && isSignificant(one.shareTest))
      .sort((a, b) => b.share * b.shareTest - a.share * a.shareTest)
      .slice(0, most);
  return { agree: on('agree'), disagree: on('disagree') };
};

/** A statement that two groups answer differently; groups by their place in the list given. */
export interface Divide {
  readonly statement: string;
  /** The group that agrees most and the one that agrees least. */
  readonly most: number;
  readonly least: number;
  /** The difference of their shares of agreement, from 0 to 1, and its normal deviate. */
  readonly gap: number;
  readonly gapTest: number;
}

/** At most five statements by the largest gap between two groups' shares of agreement, at 90 %. */
export const divides = (groups: readonly (readonly StatementTally[])[]): readonly Divide[] =>
  (groups[0] ?? [])
    .flatMap(({ statement }, index): Divide[] => {
      const sides = groups.flatMap((tallies, group) => {
        const tally = tallies[index];
        return tally ? [{ group, tally, agree: share(tally, 'agree') }] : [];
      });
      const [high, low] = [
        sides.reduce((a, b) => (b.agree > a.agree ? b : a)),
        sides.reduce((a, b) => (b.agree < a.agree ? b : a)),
      ];
      const gapTest = twoProportionsTest(
        [high.tally.agree, answered(high.tally)],
        [low.tally.agree, answered(low.tally)],
      );
      return [{ statement, most: high.group, least: low.group, gap: high.agree - low.agree, gapTest }];
    })
    .filter((one) => isSignificant(one.gapTest))
    .sort((a, b) => b.gap - a.gap)
    .slice(0, most);

/** Group-aware consensus, best first: the product over groups of (agree + 1) / (answered + 2). */
export const groupAware = (
  groups: readonly (readonly StatementTally[])[],
): readonly { readonly statement: string; readonly score: number }[] =>
  (groups[0] ?? [])
    .map(({ statement }, index) => ({
      statement,
      score: groups.reduce((product, tallies) => {
        const tally = tallies[index];
        return tally ? product * share(tally, 'agree') : product;
      }, 1),
    }))
    .sort((a, b) => b.score - a.score);
