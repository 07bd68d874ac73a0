import { contradiction } from './rule.ts';
import { say, type Sentence } from './said.ts';

/** The smallest whole number above half of `members`. */
export const moreThanHalf = (members: number): number => Math.floor(members / 2) + 1;

/** The smallest whole number that reaches one `part`-th of `members`, at least 1. */
export const fractionOf = (members: number, part: number): number => Math.max(1, Math.ceil(members / part));

/** « plus de la moitié de 15, soit 8 » */
export const half = (members: number): Sentence =>
  say(
    `plus de la moitié de ${members}, soit ${moreThanHalf(members)}`,
    `more than half of ${members}, that is ${moreThanHalf(members)}`,
  );

export const tooMany = (present: number) =>
  contradiction(
    'present',
    `${present} présents : c’est plus que les membres en exercice.`,
    `${present} present: more than the members in office.`,
  );
