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

/**
 * At most five statements by the largest gap between two groups' shares of agreement, at 90 %; groups in which fewer
 * than `fewest` answered are not compared.
 */
export const divides = (groups: readonly (readonly StatementTally[])[], fewest: number): readonly Divide[] =>
  (groups[0] ?? [])
    .flatMap(({ statement }, index): Divide[] => {
      const sides = groups.flatMap((tallies, group) => {
        const tally = tallies[index];
        return tally && answered(tally) >= fewest ? [{ group, tally, agree: share(tally, 'agree') }] : [];
      });
      if (sides.length < 2) return [];
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

/** A statement on which every group, by itself, has a clear majority on the same side. */
export interface Bridge {
  readonly statement: string;
  readonly side: 'agree' | 'disagree';
  /** The product over groups of the shares on that side, from 0 to 1. */
  readonly score: number;
  /** Of each group, in the order of the list given: people on that side, and all who answered. */
  readonly groups: readonly { readonly count: number; readonly answered: number }[];
}

/**
 * Bridging statements, best first: in each group at least `fewest` answered, and more than a half of them, at 90 %,
 * on the same side. One group against, or in doubt, and a statement is no bridge. None for a lone group.
 */
export const bridges = (groups: readonly (readonly StatementTally[])[], fewest: number): readonly Bridge[] =>
  groups.length < 2
    ? []
    : (groups[0] ?? [])
        .flatMap((_, index) => {
          const tallies = groups.flatMap((list) => list[index] ?? []);
          return (['agree', 'disagree'] as const).flatMap((side): Bridge[] => {
            const clear = (tally: StatementTally): boolean =>
              answered(tally) >= fewest &&
              tally[side] * 2 > answered(tally) &&
              isSignificant(proportionTest(tally[side], answered(tally)));
            if (!tallies.every(clear)) return [];
            return [
              {
                statement: tallies[0]?.statement ?? '',
                side,
                score: tallies.reduce((product, tally) => product * share(tally, side), 1),
                groups: tallies.map((tally) => ({ count: tally[side], answered: answered(tally) })),
              },
            ];
          });
        })
        .sort((a, b) => b.score - a.score);

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
