/** What a population obliges a council to: rules of procedure, room for the minority, one sitting a quarter. */
import { addMonths } from '#lib/kernel/civil.ts';
import { count, date, flag, list } from './facts.ts';
import { contradiction, rule } from './rule.ts';

/** Loi 2015-991 (NOTRe), art. 82 and 83, lowered both thresholds from the renewal of March 2020. */
const thresholds = (article: string) => [
  { from: '2014-03-23', to: '2020-02-29', article, least: 3500, months: 6 },
  { from: '2020-03-01', to: null, article, least: 1000, months: 6 },
];

/** Rules of procedure: compulsory from 1 000 inhabitants, within six months of the installation. L2121-8. */
export const rulesOfProcedure = rule(
  { populationMunicipale: count, installedOn: date },
  thresholds('L2121-8'),
  ({ populationMunicipale: population, installedOn }, row) => {
    const mandatory = population >= row.least;
    const deadline = mandatory ? addMonths(installedOn, row.months) : null;
    return {
      value: { mandatory, deadline },
      calculation:
        `${population} habitants, pour un seuil de ${row.least}. ` +
        (mandatory
          ? `Règlement intérieur à établir dans les ${row.months} mois de l’installation du ${installedOn} : le ${deadline} au plus tard.`
          : 'Le règlement intérieur est facultatif.'),
    };
  },
);

/**
 * Room kept for councillors outside the majority list in the commune's general information (bulletin, site,
 * networks): from 1 000 inhabitants. Article L2121-27-1. `bulletin`: is there any such information?
 */
export const oppositionSpace = rule(
  { populationMunicipale: count, bulletin: flag },
  thresholds('L2121-27-1'),
  ({ populationMunicipale: population, bulletin }, row) => ({
    value: { reservedSpace: bulletin && population >= row.least },
    calculation:
      `${population} habitants, pour un seuil de ${row.least} ; ` +
      (bulletin
        ? 'la commune diffuse une information générale.'
        : 'la commune ne diffuse aucune information générale.'),
  }),
);

/** Which quarters of a calendar year hold at least one sitting. Article L2121-7. */
export const quarterlySittings = rule(
  { year: count, meetings: list(date) },
  [{ from: '1996-04-09', to: null, article: 'L2121-7' }],
  ({ year, meetings }) => {
    const stranger = meetings.find((day) => Number(day.slice(0, 4)) !== year);
    if (stranger !== undefined)
      return contradiction('meetings', `La séance du ${stranger} n’est pas de l’année ${year}.`);
    const held = (quarter: number): boolean =>
      meetings.some((day) => Math.ceil(Number(day.slice(5, 7)) / 3) === quarter);
    const value = { Q1: held(1), Q2: held(2), Q3: held(3), Q4: held(4) };
    const empty = [1, 2, 3, 4].filter((quarter) => !held(quarter));
    return {
      value,
      calculation:
        empty.length === 0
          ? 'Chaque trimestre civil a sa séance.'
          : `Trimestres civils sans séance : ${empty.join(', ')}. Il en faut au moins une par trimestre.`,
    };
  },
);
