import type { CivilDate } from '#lib/kernel/civil.ts';

const names = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const;

/** The French name of a civil date's day of the week. */
export const weekdayOf = (day: CivilDate): string => names[Temporal.PlainDate.from(day).dayOfWeek - 1] ?? '';
