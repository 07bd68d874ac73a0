import { folded } from '#lib/kernel/folded.ts';
import type { Result } from '#lib/kernel/result.ts';
import type { Sentence } from '#lib/kernel/sentence.ts';

/** One answer of a ballot: a rank, a grade, points or a word; null or an empty text where nothing was said. */
export type Cell = string | number | null;

/** One person's answers, in the order of the options. */
export type Ballot = readonly Cell[];

/** What a ballot box is asked about. Whoever may answer was settled outside. */
export interface Question {
  /** Names of the options, in the order of each ballot's answers. */
  readonly options: readonly string[];
  /** Scale of grades, worst first (majority judgment, gradients of agreement). */
  readonly grades?: readonly string[];
  /** A grade left empty: set aside, or counted as the worst. Said again in the result. */
  readonly missing?: 'excluded' | 'worst';
  /** An option left without rank: tied behind all ranked ones, or not compared at all. */
  readonly unranked?: 'last' | 'ignored';
  /** Seats to fill (single transferable vote). */
  readonly seats?: number;
  /**
   * Every option once, in the order that a lot gave them, for ties that nothing else parts; without it, a count
   * that needs one stops and says which is to be drawn.
   */
  readonly lot?: readonly string[];
  /** How many identical papers each ballot stands for: whole numbers from 1. One each without it. */
  readonly weights?: readonly number[];
  /** Refuses a ranking that skips a rank or gives one twice, instead of reading it as far as it goes. */
  readonly strict?: boolean;
  /** What a majority vote asks for; `qualified` needs `threshold`. */
  readonly majority?: 'simple' | 'absolute' | 'qualified';
  /** Share of the expressed votes that must at least be reached: numerator, denominator. */
  readonly threshold?: readonly [number, number];
  /** Points that each person may at most spread (dots). */
  readonly budget?: number;
  /** Highest score that may be given, the lowest being 0. */
  readonly maximum?: number;
  /** Ballots needed for the answer to count. */
  readonly quorum?: number;
}

/** A ballot that cannot be counted: which one (from 1; 0 for the question itself), under which option, and why. */
export interface BallotFault {
  readonly row: number;
  readonly column: string;
  readonly reason: Sentence;
}

/** Options best first; those that nothing parts stand together. */
export type Order = readonly (readonly string[])[];

export type Counted<T> = Result<T, BallotFault>;

export const isEmpty = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');

/** Answers folded so that « Vert foncé » and « vert fonce » are one word. */
export const plain = (cell: Cell | undefined): string => folded(String(cell ?? ''));

/** How many papers a ballot stands for. */
export const weightOf = ({ weights }: Question, index: number): number => weights?.[index] ?? 1;

/** A whole number written in a cell, or null. */
export const wholeNumber = (cell: Cell | undefined): number | null => {
  if (typeof cell === 'number') return Number.isSafeInteger(cell) ? cell : null;
  return cell && /^-?\d{1,15}$/.test(cell.trim()) ? Number(cell) : null;
};
