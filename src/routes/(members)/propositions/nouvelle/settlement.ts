import type { SubjectView } from '#lib/server/application/subjects/subject.ts';

/** What the group's text says of a case: of what was done without it, or of a matter that two bodies claim. */
export const settlementOf = ({
  right,
  arbitrates,
}: Pick<SubjectView, 'right' | 'arbitrates'>): 'done' | 'claimed' | null => {
  if (arbitrates && right !== null) return 'claimed';
  return right === null || right === 'referral' || right === 'petition' ? null : 'done';
};
