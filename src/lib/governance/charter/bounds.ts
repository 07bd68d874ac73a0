import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { isBlank } from '#lib/kernel/seen.ts';
import type { CharterRefusal } from './charter.ts';
import { emergencyGrounds, matters, natureCriteria, type CharterParameters } from './parameters.ts';

interface Bound {
  readonly parameter: string;
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** Wide enough for any commune; a figure outside is a mistake, or empties the rule of its sense. */
const boundsOf = (p: CharterParameters): Bound[] => {
  const bound = (parameter: string, value: number, minimum: number, maximum: number): Bound => ({
    parameter,
    value,
    minimum,
    maximum,
  });
  return [
    bound('nature.unbudgetedEuros', p.nature.unbudgetedEuros, 0, 10_000_000),
    bound('callIn.members', p.callIn.members, 1, 100),
    bound('callIn.days', p.callIn.days, 1, 60),
    bound('emergency.reasonHours', p.emergency.reasonHours, 1, 168),
    bound('facilitation.termMonths', p.facilitation.termMonths, 1, 72),
    bound('facilitation.maxSharePercent', p.facilitation.maxSharePercent, 1, 100),
    bound('facilitation.windowMeetings', p.facilitation.windowMeetings, 2, 60),
    bound('agenda.cutOffDays', p.agenda.cutOffDays, 0, 30),
    bound('agenda.maxMinutes', p.agenda.maxMinutes, 15, 600),
    bound('objections.dismissDenominator', p.objections.dismissDenominator, 1, 100),
    bound('objections.dismissNumerator', p.objections.dismissNumerator, 1, p.objections.dismissDenominator),
    bound('fallback.afterMeetings', p.fallback.afterMeetings, 1, 12),
    bound('fallback.denominator', p.fallback.denominator, 1, 100),
    bound('fallback.numerator', p.fallback.numerator, 1, p.fallback.denominator),
    bound('fallback.reviewMonths', p.fallback.reviewMonths, 1, 72),
    bound('absentees.windowHours', p.absentees.windowHours, 0, 720),
    bound('citizens.answer', p.citizens.answer, 1, 100_000),
    bound('citizens.agenda', p.citizens.agenda, p.citizens.answer, 1_000_000),
    bound('citizens.consultationPercent', p.citizens.consultationPercent, 1, 100),
    bound('citizens.answerDays', p.citizens.answerDays, 1, 365),
    bound('publication.days', p.publication.days, 1, 60),
    bound('betweenMeetings.clarificationDays', p.betweenMeetings.clarificationDays, 1, 60),
    bound('betweenMeetings.reactionDays', p.betweenMeetings.reactionDays, 1, 60),
    bound('betweenMeetings.amendmentDays', p.betweenMeetings.amendmentDays, 1, 60),
    bound('betweenMeetings.objectionDays', p.betweenMeetings.objectionDays, 1, 60),
    bound('review.defaultMonths', p.review.defaultMonths, 1, 72),
    bound('texts.takeOverDays', p.texts.takeOverDays, 3, 90),
    bound('texts.objectionDays', p.texts.objectionDays, 1, 60),
  ];
};

/** The most members that a call-in may ask for: half of the group, and three in a small one. */
const mostCalls = (groupSize: number): number => Math.max(3, Math.ceil(groupSize / 2));

/** Members who call a decision in for it to be heard: what the charter says, never more than half of the group (I-4). */
export const callsNeeded = ({ callIn }: CharterParameters, groupSize: number): number =>
  Math.max(1, Math.min(callIn.members, Math.ceil(groupSize / 2)));

const outOfBounds = (parameter: string, minimum: number | null, maximum: number | null): CharterRefusal => ({
  code: 'charter-parameter-out-of-bounds',
  parameter,
  minimum,
  maximum,
});

/** More than half: a minority may neither set an objection aside nor win a fallback vote. */
const checkShares = ({ objections, fallback }: CharterParameters): CharterRefusal | null => {
  if (objections.dismissNumerator * 2 <= objections.dismissDenominator) {
    return outOfBounds(
      'objections.dismissNumerator',
      Math.floor(objections.dismissDenominator / 2) + 1,
      null,
    );
  }
  return fallback.numerator * 2 <= fallback.denominator
    ? outOfBounds('fallback.numerator', Math.floor(fallback.denominator / 2) + 1, null)
    : null;
};

const checkList = (
  parameter: string,
  chosen: readonly string[],
  known: readonly string[] | null,
): CharterRefusal | null => {
  const twice = new Set(chosen).size !== chosen.length;
  const foreign = chosen.some((one) => isBlank(one) || (known !== null && !known.includes(one)));
  return twice || foreign ? { code: 'charter-parameter-unknown', parameter } : null;
};

/**
 * Figures out of proportion with the group, which would make a right that nobody could use.
 *
 * @param groupSize Members of the majority group who count on that day.
 */
export const checkProportions = ({ callIn }: CharterParameters, groupSize: number): CharterRefusal | null =>
  callIn.members > mostCalls(groupSize) ? outOfBounds('callIn.members', 1, mostCalls(groupSize)) : null;

/**
 * The same parameters when every figure keeps within its bounds and every list holds known words, each
 * once; else the first one that does not, with its bounds. Figures are whole numbers.
 */
export const checkParameters = (p: CharterParameters): Result<CharterParameters, CharterRefusal> => {
  for (const { parameter, value, minimum, maximum } of boundsOf(p)) {
    if (!Number.isSafeInteger(value) || value < minimum || value > maximum) {
      return refuse(outOfBounds(parameter, minimum, maximum));
    }
  }
  if (p.nature.politicalCriteria.length === 0)
    return refuse(outOfBounds('nature.politicalCriteria', 1, null));
  if (p.objections.criteria.length === 0) return refuse(outOfBounds('objections.criteria', 1, null));
  const wrong =
    checkShares(p) ??
    checkList('nature.politicalCriteria', p.nature.politicalCriteria, natureCriteria) ??
    checkList('emergency.grounds', p.emergency.grounds, emergencyGrounds) ??
    checkList('absentees.explicitMatters', p.absentees.explicitMatters, matters) ??
    checkList('objections.criteria', p.objections.criteria, null);
  return wrong === null ? ok(p) : refuse(wrong);
};
