/** Days are noon in UTC: a civil date has no zone, and no clock change there moves it. */
const noon = (date: string): Date => new Date(`${date}T12:00:00Z`);
const civil = (date: Date): string => date.toISOString().slice(0, 10);

const plusDays = (date: string, days: number): string =>
  civil(new Date(noon(date).getTime() + days * 86_400_000));

/** The month `count` months after `month`, both `YYYY-MM`. */
export const monthAfter = (month: string, count: number): string => {
  const date = noon(`${month}-15`);
  date.setUTCMonth(date.getUTCMonth() + count);
  return civil(date).slice(0, 7);
};

/** The weeks that hold the days of `month` (`YYYY-MM`): seven civil dates each, Monday first (ISO 8601). */
export const weeksOf = (month: string): string[][] => {
  const first = `${month}-01`;
  const monday = plusDays(first, -((noon(first).getUTCDay() + 6) % 7));
  const weeks: string[][] = [];
  for (let day = monday; day < `${monthAfter(month, 1)}-01`; day = plusDays(day, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => plusDays(day, index)));
  return weeks;
};
