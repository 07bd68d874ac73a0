import type { CivilDate } from '#lib/kernel/civil.ts';
import { say, type Sentence } from './said.ts';

const names = [
  say('lundi', 'Monday'),
  say('mardi', 'Tuesday'),
  say('mercredi', 'Wednesday'),
  say('jeudi', 'Thursday'),
  say('vendredi', 'Friday'),
  say('samedi', 'Saturday'),
  say('dimanche', 'Sunday'),
] as const;

/** The name of a civil date's day of the week. */
export const weekdayOf = (day: CivilDate): Sentence =>
  names[Temporal.PlainDate.from(day).dayOfWeek - 1] ?? say('', '');

/** A day with its name, as a calculation shows it. */
export const onDay = (day: CivilDate): Sentence =>
  say(`${weekdayOf(day).fr} ${day}`, `${weekdayOf(day).en} ${day}`);
