import { isSignificant, proportionTest, twoProportionsTest } from './proportions.ts';
import { answered, share, sumOf, type StatementTally } from './tallies.ts';

export type Side = 'agree' | 'disagree';

/** A statement that a group answers otherwise than the others do, with the figures to redo the tests. */
export interface Representative {
  readonly statement: string;
  readonly side: Side;
  /** People of the group who answered on that side, and all of them who answered. */
  readonly count: number;
  readonly answered: number;
  /** (count + 1) / (answered + 2), and whether it is more than a half, as a normal deviate. */
  readonly share: number;
  readonly shareTest: number;
  /** How many times the share of the other groups, and whether it is larger, as a normal deviate. */
  readonly ratio: number;
  readonly ratioTest: number;
  /** True for the statement that the group best agrees on, shown first even where no test is passed. */
  readonly best: boolean;
}

const most = 5;

const figures = (own: StatementTally, rest: StatementTally, side: Side): Representative => ({
  statement: own.statement,
  side,
  count: own[side],
  answered: answered(own),
  share: share(own, side),
  shareTest: proportionTest(own[side], answered(own)),
  ratio: share(own, side) / share(rest, side),
  ratioTest: twoProportionsTest([own[side], answered(own)], [rest[side], answered(rest)]),
  best: false,
});

const worth = (one: Representative): number => one.ratio * one.ratioTest * one.share * one.shareTest;

interface Compared {
  readonly agree: Representative;
  readonly disagree: Representative;
}

/** Whether a statement truly sets a group apart: both tests at 90 %. */
export const passes = ({ ratioTest, shareTest }: Representative): boolean =>
  isSignificant(ratioTest) && isSignificant(shareTest);

const sideOf = ({ agree, disagree }: Compared): Representative =>
  agree.ratioTest > disagree.ratioTest ? agree : disagree;

/** Whether agreement on a statement represents a group better than the best found so far. */
const agreesBetter = ({ agree, disagree }: Compared, best: Representative | null): boolean => {
  if (agree.count === 0 && disagree.count === 0) return false;
  if (!best) return isSignificant(agree.shareTest) || (agree.ratio > 1 && agree.share > 0.5);
  if (best.ratio > 1) return worth(agree) > worth(best);
  return agree.share * agree.shareTest > best.share * best.shareTest;
};

const representativeOf = (
  own: readonly StatementTally[],
  rest: readonly StatementTally[],
  fewest: number,
): Representative[] => {
  const compared = own.flatMap((tally, index): Compared[] => {
    const other = rest[index];
    return other && answered(tally) >= fewest && answered(other) >= fewest
      ? [{ agree: figures(tally, other, 'agree'), disagree: figures(tally, other, 'disagree') }]
      : [];
  });
  let best: Representative | null = null;
  for (const one of compared) if (agreesBetter(one, best)) best = one.agree;
  const sufficient = compared
    .filter(({ agree, disagree }) => passes(agree) || passes(disagree))
    .map(sideOf)
    .filter((one) => one.statement !== best?.statement)
    .sort((a, b) => worth(b) - worth(a));
  const nearest = compared
    .map(sideOf)
    .reduce<Representative | null>((a, b) => (a && a.ratioTest >= b.ratioTest ? a : b), null);
  const head = best ? [{ ...best, best: true }] : sufficient.length === 0 && nearest ? [nearest] : [];
  const chosen = [...head, ...sufficient].slice(0, most);
  return [...chosen.filter(({ side }) => side === 'agree'), ...chosen.filter(({ side }) => side !== 'agree')];
};

/**
 * For each group, at most five statements that set it apart from the other groups, as Polis chooses them
 * (C. Small et al., Recerca 26, 2021; `repness.clj`): a share above a half and above the others', both at
 * 90 %, on the side where it differs more; sorted by ratio × test × share × test, agreements first. The
 * statement best agreed on always stands; where nothing passes, the one that comes nearest does. Nothing
 * for a lone group: there are no others. A statement that fewer than `fewest` people answered, in the group or
 * in the others together, is never chosen (Polis has no such floor).
 */
export const representatives = (
  groups: readonly (readonly StatementTally[])[],
  fewest: number,
): readonly (readonly Representative[])[] =>
  groups.map((own) => {
    const others = groups.filter((one) => one !== own);
    return others.length === 0 ? [] : representativeOf(own, sumOf(others), fewest);
  });
