import { isCivilDate } from '#lib/kernel/civil.ts';
import { isBlank, seen } from '#lib/kernel/seen.ts';
import { todayOf } from '../who.ts';
import type { CaseContext, CaseRefusal } from '../case.ts';

const shortestReason = 10;
const longestReason = 2_000;
export const longestTitle = 160;
export const longestText = 5_000;

/** A reason is for the others: one word tells them nothing. */
export const checkReason = (reason: string): CaseRefusal | null => {
  const words = seen(reason);
  const { length } = reason.trim();
  if (words.length < shortestReason)
    return { code: 'reason-too-short', length: words.length, minimum: shortestReason };
  if (!/\s/.test(words)) return { code: 'reason-one-word' };
  return length > longestReason
    ? { code: 'text-too-long', field: 'reason', length, maximum: longestReason }
    : null;
};

export const checkText = (field: string, text: string, maximum: number): CaseRefusal | null => {
  const { length } = text.trim();
  if (isBlank(text)) return { code: 'text-missing', field };
  return length > maximum ? { code: 'text-too-long', field, length, maximum } : null;
};

/** Something that happened: on a real day, not one to come. */
export const checkPast = (date: string, context: CaseContext): CaseRefusal | null => {
  if (!isCivilDate(date)) return { code: 'date-invalid' };
  const today = todayOf(context);
  return date <= today ? null : { code: 'date-in-the-future', today };
};
