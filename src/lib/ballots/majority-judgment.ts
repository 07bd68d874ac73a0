import { ok, refuse } from '#lib/kernel/result.ts';
import {
  plain,
  wholeNumber,
  type Ballot,
  type Cell,
  type Counted,
  type Order,
  type Question,
} from './ballot.ts';
import { countAnswers, total, type Counts } from './counts.ts';
import { largerFraction, orderBy } from './order.ts';

/** One round: the lower median, and how many stand above and below it. */
interface Round {
  readonly grade: number;
  readonly above: number;
  readonly below: number;
}

interface Judged {
  readonly option: string;
  readonly counts: readonly number[];
  readonly judges: number;
  readonly rounds: readonly Round[];
}

export interface JudgedOption extends Judged {
  readonly missing: number;
  /** The majority grade; null when nobody judged the option. */
  readonly grade: string | null;
  /** `+` when more stand above the majority grade than below, otherwise `-`. */
  readonly sign: '+' | '-';
  /** Percentages above and below the majority grade, with two decimals. */
  readonly gauge: { readonly above: number; readonly below: number };
}

export interface MajorityJudgment {
  readonly method: 'majority-judgment';
  readonly grades: readonly string[];
  readonly missing: 'excluded' | 'worst';
  readonly options: readonly JudgedOption[];
  readonly order: Order;
}

/**
 * The rounds that part options. In each: the lower median, then the larger of the two groups outside it
 * (the lower one on equality); the median group then joins that larger group's nearest grade.
 * `docs/ballots.md` shows why this gives the order of Balinski and Laraki's majority value.
 */
const roundsOf = (counts: readonly number[], judges: number): Round[] => {
  const left = [...counts];
  const rounds: Round[] = [];
  for (let round = 0; judges > 0 && round < counts.length; round++) {
    let grade = 0;
    let below = 0;
    while (2 * (below + (left[grade] ?? 0)) < judges) below += left[grade++] ?? 0;
    const here = left[grade] ?? 0;
    const above = judges - below - here;
    rounds.push({ grade, above, below });
    if (above === 0 && below === 0) break;
    const step = above > below ? 1 : -1;
    let next = grade + step;
    while (!left[next]) next += step;
    left[next] = (left[next] ?? 0) + here;
    left[grade] = 0;
  }
  return rounds;
};

/** Negative when `a` is judged better. Groups are compared as shares, so that numbers of judges may differ. */
const better = (a: Judged, b: Judged): number => {
  if (!a.judges || !b.judges) return Number(!a.judges) - Number(!b.judges);
  for (let index = 0; index < Math.max(a.rounds.length, b.rounds.length); index++) {
    const x = a.rounds[index];
    const y = b.rounds[index];
    if (!x || !y) return 0;
    if (x.grade !== y.grade) return y.grade - x.grade;
    const mine = x.above > x.below ? x.above : -x.below;
    const theirs = y.above > y.below ? y.above : -y.below;
    const difference = largerFraction(mine, a.judges, theirs, b.judges);
    if (difference !== 0) return difference;
  }
  return 0;
};

const judge = (option: string, counts: readonly number[]): Judged => {
  const judges = total(counts);
  return { option, counts, judges, rounds: roundsOf(counts, judges) };
};

/**
 * Orders options by majority judgment from their tallies (numbers of each grade, worst first).
 * O(options × grades² + options log options).
 * Source: M. Balinski, R. Laraki, Majority Judgment, MIT Press, 2011.
 */
export const orderOfTallies = (tallies: Readonly<Record<string, readonly number[]>>): Order =>
  orderBy(
    Object.entries(tallies).map(([option, counts]) => judge(option, counts)),
    better,
  );

const percent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100;

const present = (row: Counts, grades: readonly string[], missing: 'excluded' | 'worst'): JudgedOption => {
  const counts = row.counts.map((n, index) => n + (index === 0 && missing === 'worst' ? row.empty : 0));
  const judged = judge(row.option, counts);
  const first = judged.rounds[0] ?? { grade: 0, above: 0, below: 0 };
  return {
    ...judged,
    missing: row.empty,
    grade: judged.judges ? (grades[first.grade] ?? null) : null,
    sign: first.above > first.below ? '+' : '-',
    gauge: { above: percent(first.above, judged.judges), below: percent(first.below, judged.judges) },
  };
};

/** Reads a grade by its name, or by its rank from 0 (worst) where the names are not numbers. */
export const gradeReader = (grades: readonly string[]): ((cell: Cell) => number | null) => {
  const byName = new Map(grades.map((grade, index) => [plain(grade), index]));
  const numbered = grades.some((grade) => wholeNumber(grade) !== null);
  return (cell) => {
    const named = byName.get(plain(cell));
    if (named !== undefined) return named;
    const number = numbered ? null : wholeNumber(cell);
    return number !== null && number >= 0 && number < grades.length ? number : null;
  };
};

/** Majority judgment of ballots whose answers are grades. Refuses fewer than two grades or an unknown grade. */
export const majorityJudgment = (
  ballots: readonly Ballot[],
  question: Question,
): Counted<MajorityJudgment> => {
  const grades = question.grades ?? [];
  if (grades.length < 2 || new Set(grades.map(plain)).size < grades.length) {
    const reason = {
      fr: 'l’échelle de mentions (--grades) doit en compter au moins deux, toutes différentes',
      en: 'the scale of grades (--grades) must have two at least, all different',
    };
    return refuse({ row: 0, column: '', reason });
  }
  const missing = question.missing ?? 'excluded';
  const counted = countAnswers(ballots, question, grades.length, gradeReader(grades), {
    fr: `une mention de l’échelle (${grades.join(', ')})`,
    en: `a grade of the scale (${grades.join(', ')})`,
  });
  if (!counted.ok) return counted;
  const options = counted.value.map((row) => present(row, grades, missing));
  return ok({ method: 'majority-judgment', grades, missing, options, order: orderBy(options, better) });
};
