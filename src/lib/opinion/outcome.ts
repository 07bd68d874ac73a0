import type { Words } from '#lib/kernel/answer.ts';
import type { SetAside } from './aside.ts';
import type { OpinionMap } from './map.ts';
import type { SignsFound } from './signs.ts';
import type { SmallBody } from './small-body.ts';
import type { Texts } from './words.ts';

/** A map as it is told, with all that its files let one say of it. */
export interface Outcome {
  readonly map: OpinionMap;
  readonly body: SmallBody | null;
  /** Groups were found but are not shown, since the counts of a small body stand beside. */
  readonly withheld: boolean;
  readonly texts: Texts;
  readonly aside: SetAside;
  readonly signs: SignsFound;
  /** Beside the groups that Polis wrote in the file: people compared, and the adjusted Rand index. */
  readonly polis: { readonly compared: number; readonly index: number } | null;
  /** Answers needed to be placed, and those on which what is said of a group rests. */
  readonly minimum: number;
  readonly fewest: number;
  readonly notes: readonly Words[];
}

/** Whether a map is drawn and its groups told first. */
export const saysSomething = ({ noise, groups }: OpinionMap): boolean =>
  (noise === null || noise === 'blurred') && groups.length > 0;
