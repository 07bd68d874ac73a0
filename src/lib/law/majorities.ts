/** The smallest whole number above half of `members`. */
export const moreThanHalf = (members: number): number => Math.floor(members / 2) + 1;

/** The smallest whole number that reaches one `part`-th of `members`, at least 1. */
export const fractionOf = (members: number, part: number): number => Math.max(1, Math.ceil(members / part));
