import { timeZone, type CivilDate, type Instant } from '#lib/kernel/civil.ts';

const mondayOf = (date: Temporal.PlainDate): Temporal.PlainDate =>
  date.subtract({ days: date.dayOfWeek - 1 });

const sevenOn = (date: Temporal.PlainDate): Instant =>
  date
    .toZonedDateTime({ timeZone, plainTime: '07:00' })
    .toInstant()
    .toString({ smallestUnit: 'millisecond' });

/** The Monday of the week of an instant, in Paris. */
export const weekOf = (now: Instant): CivilDate =>
  mondayOf(Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate()).toString();

/** The Monday of the week after that of an instant, 7:00 in Paris. */
export const mondayOfNextWeek = (now: Instant): Instant =>
  sevenOn(Temporal.PlainDate.from(weekOf(now)).add({ weeks: 1 }));

/** The first Monday, 7:00 in Paris, after an instant; in summer as in winter. */
export const mondayAfter = (now: Instant): Instant => {
  const thisWeek = sevenOn(Temporal.PlainDate.from(weekOf(now)));
  return Date.parse(thisWeek) > Date.parse(now) ? thisWeek : mondayOfNextWeek(now);
};
