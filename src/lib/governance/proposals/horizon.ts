import { addMonths, civilDateOf, type CivilDate, type Instant } from '#lib/kernel/civil.ts';

/** Months of a council's mandate (Code électoral, L227). */
const mandate = 72;

/** The last day that a text may name: what nobody of this council sees the end of is not decided for a time. */
export const latestDay = (now: Instant): CivilDate => addMonths(civilDateOf(now), mandate);

export const isTooFar = (date: CivilDate, now: Instant): boolean => date > latestDay(now);
