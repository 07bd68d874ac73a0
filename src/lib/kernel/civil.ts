/**
 * Civil dates of the commune. The law and the charter count days of the calendar in metropolitan
 * France; instants are ISO 8601 strings in UTC with a final `Z`, civil dates are `YYYY-MM-DD`.
 */
export type CivilDate = string;
export type Instant = string;

export const timeZone = 'Europe/Paris';

/** The civil date in Paris at an instant. */
export const civilDateOf = (instant: Instant): CivilDate =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();

export const addDays = (date: CivilDate, days: number): CivilDate =>
  Temporal.PlainDate.from(date).add({ days }).toString();

export const addMonths = (date: CivilDate, months: number): CivilDate =>
  Temporal.PlainDate.from(date).add({ months }).toString();

/** Days from `from` to `to`, negative when `to` is earlier. */
export const daysBetween = (from: CivilDate, to: CivilDate): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;

/** True for a real day of the calendar written `YYYY-MM-DD`. */
export const isCivilDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
};

/** Always with milliseconds, so that instants compare as text. */
const text = (instant: Temporal.Instant): Instant => instant.toString({ smallestUnit: 'millisecond' });

export const addHours = (instant: Instant, hours: number): Instant =>
  text(Temporal.Instant.from(instant).add({ hours }));

/** The last instant of a civil date in Paris, as the day after's first instant (exclusive). */
export const endOf = (date: CivilDate): Instant =>
  text(Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(timeZone).toInstant());
