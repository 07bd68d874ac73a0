import type { NatureCriterion } from '../charter/index.ts';
import type { Nature, NatureGrounds } from './subjects.ts';

/**
 * The charter's grid (I-1). Executive only without a single doubt: every answer is no, no unbudgeted
 * spending above the threshold (euros before tax), and a basis that says what the subject runs or carries out.
 */
export const natureOf = (grounds: NatureGrounds, thresholdEuros: number): Nature =>
  politicalReasons(grounds, thresholdEuros).length === 0 ? 'executive' : 'political';

export type PoliticalReason =
  | {
      readonly kind: 'criterion';
      readonly criterion: NatureCriterion;
      readonly answer: 'yes' | 'unsure';
    }
  | { readonly kind: 'amount'; readonly unbudgetedEuros: number; readonly thresholdEuros: number }
  | { readonly kind: 'noBasis' };

/** Why the grid makes a subject political, each reason to be shown; empty when it is executive. */
export const politicalReasons = (
  { answers, unbudgetedEuros, basis }: NatureGrounds,
  thresholdEuros: number,
): readonly PoliticalReason[] => {
  const reasons: PoliticalReason[] = [];
  for (const [criterion, answer] of Object.entries(answers) as [NatureCriterion, string][]) {
    if (answer !== 'no') {
      reasons.push({ kind: 'criterion', criterion, answer: answer === 'yes' ? 'yes' : 'unsure' });
    }
  }
  if (unbudgetedEuros !== null && !(unbudgetedEuros <= thresholdEuros)) {
    reasons.push({ kind: 'amount', unbudgetedEuros, thresholdEuros });
  }
  if (basis === null) reasons.push({ kind: 'noBasis' });
  return reasons;
};
