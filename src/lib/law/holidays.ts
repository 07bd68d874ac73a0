import { addDays, type CivilDate } from '#lib/kernel/civil.ts';

/** Easter Sunday of a year of the Gregorian calendar. Source: the anonymous algorithm of *Nature*, 1876. */
export const easter = (year: number): CivilDate => {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const shift =
    century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + shift + 15) % 30;
  const offset = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * offset) / 451);
  const ordinal = epact + offset - 7 * correction + 114;
  const month = Math.floor(ordinal / 31);
  return Temporal.PlainDate.from({ year, month, day: (ordinal % 31) + 1 }).toString();
};

const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];

/** Public holidays of metropolitan France (Code du travail, L3133-1); two more in Alsace-Moselle (L3134-13). */
export const isHoliday = (day: CivilDate, alsaceMoselle: boolean): boolean => {
  if (fixed.includes(day.slice(5))) return true;
  const sunday = easter(Number(day.slice(0, 4)));
  if ([1, 39, 50].some((after) => addDays(sunday, after) === day)) return true;
  return alsaceMoselle && (day.slice(5) === '12-26' || addDays(sunday, -2) === day);
};

/** The day itself if it is worked, else the next one that is: neither Saturday, Sunday nor holiday. */
export const nextWorkedDay = (day: CivilDate, alsaceMoselle: boolean): CivilDate => {
  const weekend = Temporal.PlainDate.from(day).dayOfWeek > 5;
  return weekend || isHoliday(day, alsaceMoselle) ? nextWorkedDay(addDays(day, 1), alsaceMoselle) : day;
};
