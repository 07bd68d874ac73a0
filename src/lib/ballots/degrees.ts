import { ok } from '#lib/kernel/result.ts';
import { wholeNumber, type Ballot, type Cell, type Counted, type Order, type Question } from './ballot.ts';
import { countAnswers, total } from './counts.ts';
import { gradeReader, majorityJudgment } from './majority-judgment.ts';
import { largerFraction, orderBy } from './order.ts';

/** Eight degrees from refusal to enthusiasm, worst first, after S. Kaner's scale. */
export const agreementGradients = [
  'Veto',
  'Désaccord fort',
  'Pas d’accord mais je suivrai',
  'Il faut en parler encore',
  'Sans avis',
  'Accord avec réserves',
  'Accord sur l’essentiel',
  'Plein accord',
] as const;

export interface GradientRow {
  readonly option: string;
  /** Worst first. */
  readonly counts: readonly number[];
  readonly silent: number;
  /** Answers in the lowest degree. */
  readonly vetoes: number;
  /** Share of answers in the upper half of the scale, null without answers. */
  readonly support: number | null;
  readonly median: string | null;
}

export interface Gradients {
  readonly method: 'gradients';
  readonly grades: readonly string[];
  readonly options: readonly GradientRow[];
  readonly order: Order;
}

/**
 * Gradients of agreement; a degree is given by its name or by its number, 1 being full agreement on the
 * default scale as facilitators print it. Ordered by majority judgment, since degrees are no numbers.
 * Source: S. Kaner, Facilitator's Guide to Participatory Decision-Making, 1996.
 */
export const gradients = (ballots: readonly Ballot[], question: Question): Counted<Gradients> => {
  const grades = question.grades ?? agreementGradients;
  const read = gradeReader(grades);
  const named = (cell: Cell): Cell => {
    const number = wholeNumber(cell);
    return number === null ? cell : (grades[grades.length - number] ?? cell);
  };
  const translated = ballots.map((ballot) =>
    ballot.map((cell) => (read(cell) === null || wholeNumber(cell) !== null ? named(cell) : cell)),
  );
  const judged = majorityJudgment(translated, { ...question, grades, missing: 'excluded' });
  if (!judged.ok) return judged;
  const upper = Math.ceil(grades.length / 2);
  const options = judged.value.options.map(({ option, counts, missing, judges, grade }): GradientRow => {
    const support = judges ? total(counts.slice(upper)) / judges : null;
    return { option, counts, silent: missing, vetoes: counts[0] ?? 0, support, median: grade };
  });
  return ok({ method: 'gradients', grades, options, order: judged.value.order });
};

export interface FistRow {
  readonly option: string;
  /** Hands showing 0 (fist) to 5 fingers. */
  readonly counts: readonly number[];
  readonly silent: number;
  readonly sum: number;
  readonly expressed: number;
  readonly mean: number | null;
  /** A fist blocks; one or two fingers ask to talk again; three and more let it pass. */
  readonly verdict: 'blocked' | 'discuss' | 'passes' | 'unanswered';
}

export interface FistToFive {
  readonly method: 'fist-to-five';
  readonly options: readonly FistRow[];
  readonly order: Order;
}

const verdictOf = (counts: readonly number[], expressed: number): FistRow['verdict'] => {
  if (expressed === 0) return 'unanswered';
  if (counts[0]) return 'blocked';
  return counts[1] || counts[2] ? 'discuss' : 'passes';
};

/** Fist to five: 0 to 5 fingers, ordered by mean. */
export const fistToFive = (ballots: readonly Ballot[], question: Question): Counted<FistToFive> => {
  const fingers = (cell: Cell): number | null => {
    const number = wholeNumber(cell);
    return number !== null && number >= 0 && number <= 5 ? number : null;
  };
  const counted = countAnswers(ballots, question, 6, fingers, {
    fr: 'un nombre de doigts de 0 à 5',
    en: 'a number of fingers from 0 to 5',
  });
  if (!counted.ok) return counted;
  const options = counted.value.map(({ option, counts, empty }): FistRow => {
    const expressed = total(counts);
    const sum = counts.reduce((points, n, index) => points + n * index, 0);
    const mean = expressed ? sum / expressed : null;
    return { option, counts, silent: empty, sum, expressed, mean, verdict: verdictOf(counts, expressed) };
  });
  const order = orderBy(options, (a, b) => largerFraction(a.sum, a.expressed, b.sum, b.expressed));
  return ok({ method: 'fist-to-five', options, order });
};
