import { derivedId } from '#lib/kernel/derived-id.ts';

/**
 * The case of a contest, and the subject that the group hears: one for each decision, or solicitation of advice,
 * that is contested. Anybody can work it out beforehand, so it is written as no other id is (RFC 9562: version 8,
 * the `b` of its variant).
 */
export const contestId = (contested: string): string => {
  const id = derivedId(`contest:${contested}`);
  return `${id.slice(0, 19)}b${id.slice(20)}`;
};

/** The case of a contest of what was written down of somebody's voice (I-26). */
export const changeContestId = (change: number): string => contestId(`change ${change}`);

/** Whether an id is one that only a contest has. */
export const isContestId = (id: string): boolean => /^.{14}8.{4}b/.test(id);
