import { addMonths, civilDateOf, type CivilDate, type Instant } from '#lib/kernel/civil.ts';
import type { CommuneState, DateTooFar } from './commune.ts';

/** A council's term is six years (Code électoral, L227); a law that puts elections off adds a year at most. */
const termMonths = 84;

/**
 * The last day that a date of the organisation may name. It never comes nearer than a year: a term that nobody
 * has renewed here yet does not stop the house.
 */
export const horizonOf = (commune: CommuneState, now: Instant): CivilDate => {
  const nextYear = addMonths(civilDateOf(now), 12);
  if (commune.status === 'none') return nextYear;
  const term = addMonths(commune.installedOn, termMonths);
  return term > nextYear ? term : nextYear;
};

/** Null when the date, already known to be one, is no later than `latest`. */
export const tooFar = (date: CivilDate, latest: CivilDate): DateTooFar | null =>
  date > latest ? { code: 'date-too-far', date, latest } : null;
