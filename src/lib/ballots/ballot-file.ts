import type { Words } from '#lib/kernel/answer.ts';
import type { Ballot } from './ballot.ts';

/** Ballots as a file holds them. */
export interface BallotFile {
  readonly options: readonly string[];
  readonly ballots: readonly Ballot[];
  readonly weights: readonly number[] | null;
  /** The line of the file on which each ballot begins. */
  readonly lines: readonly number[];
  /** What the file itself says, where its format does. */
  readonly seats: number | null;
  readonly title: string | null;
  readonly notes: readonly Words[];
}
