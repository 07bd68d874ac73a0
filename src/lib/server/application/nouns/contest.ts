import { derivedId } from '../derived.ts';

/** The case of a contest, and the subject that the group hears: one for each decision that is contested. */
export const contestId = (decision: string): string => derivedId(`contest:${decision}`);
