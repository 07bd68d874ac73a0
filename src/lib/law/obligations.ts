/** What a population obliges a council to: rules of procedure, room for the minority, one sitting a quarter. */
import { addMonths } from '#lib/kernel/civil.ts';
import { count, date, flag, list, optional, text } from './facts.ts';
import { contradiction, need, rule } from './rule.ts';
import { say, sentences } from './said.ts';
import { hasLocalLaw } from './scope.ts';

/** Loi 2015-991 (NOTRe), art. 82 and 83, lowered both thresholds from the renewal of March 2020. */
const thresholds = (article: string) => [
  { from: '2014-03-23', to: '2020-02-29', article, least: 3500, leastLocal: 3500, months: 6 },
  { from: '2020-03-01', to: null, article, least: 1000, leastLocal: 3500, months: 6 },
];

/**
 * Rules of procedure: compulsory from 1 000 inhabitants (3 500 in Alsace-Moselle, L2541-5), within six months of the
 * installation. Article L2121-8.
 */
export const rulesOfProcedure = rule(
  { populationMunicipale: count, installedOn: optional(date), departement: optional(text) },
  thresholds('L2121-8'),
  ({ populationMunicipale: population, installedOn, departement }, row) => {
    const local = hasLocalLaw(departement);
    const least = local ? row.leastLocal : row.least;
    const mandatory = population >= least;
    const deadline = mandatory && installedOn !== undefined ? addMonths(installedOn, row.months) : null;
    return {
      value: { mandatory, deadline },
      article: local ? 'L2541-5' : row.article,
      doubt: local ? say('L2541-5 est lu de seconde main.', 'L2541-5 was read at second hand.') : null,
      calculation: sentences(
        say(
          `${population} habitants, pour un seuil de ${least}.`,
          `${population} inhabitants, for a threshold of ${least}.`,
        ),
        mandatory
          ? say(
              `Règlement intérieur à établir dans les ${row.months} mois de l’installation${deadline === null ? '.' : ` du ${installedOn} : le ${deadline} au plus tard.`}`,
              `Rules of procedure due within ${row.months} months of the installation${deadline === null ? '.' : ` of ${installedOn}: by ${deadline}.`}`,
            )
          : say('Le règlement intérieur est facultatif.', 'Rules of procedure are optional.'),
      ),
    };
  },
);

/**
 * Room kept for councillors outside the majority list in the commune's general information (bulletin, site,
 * networks): from 1 000 inhabitants. Article L2121-27-1. `bulletin`: is there any such information? It is only
 * asked above the threshold.
 */
export const oppositionSpace = rule(
  { populationMunicipale: count, bulletin: optional(flag) },
  thresholds('L2121-27-1'),
  ({ populationMunicipale: population, bulletin }, row) => {
    const due = population >= row.least;
    if (due && bulletin === undefined) return need('bulletin');
    return {
      value: { reservedSpace: due && bulletin === true },
      calculation: sentences(
        say(
          `${population} habitants, pour un seuil de ${row.least}.`,
          `${population} inhabitants, for a threshold of ${row.least}.`,
        ),
        bulletin === true &&
          say('La commune diffuse une information générale.', 'The commune publishes general information.'),
        bulletin === false &&
          say(
            'La commune ne diffuse aucune information générale.',
            'The commune publishes no general information.',
          ),
      ),
    };
  },
);

/** Which quarters of a calendar year hold at least one sitting. Article L2121-7. */
export const quarterlySittings = rule(
  { year: count, meetings: list(date) },
  [{ from: '1996-04-09', to: null, article: 'L2121-7' }],
  ({ year, meetings }) => {
    const stranger = meetings.find((day) => Number(day.slice(0, 4)) !== year);
    if (stranger !== undefined)
      return contradiction(
        'meetings',
        `La séance du ${stranger} n’est pas de l’année ${year}.`,
        `The sitting of ${stranger} is not in ${year}.`,
      );
    const held = (quarter: number): boolean =>
      meetings.some((day) => Math.ceil(Number(day.slice(5, 7)) / 3) === quarter);
    const value = { Q1: held(1), Q2: held(2), Q3: held(3), Q4: held(4) };
    const empty = [1, 2, 3, 4].filter((quarter) => !held(quarter));
    return {
      value,
      calculation:
        empty.length === 0
          ? say('Chaque trimestre civil a sa séance.', 'Every calendar quarter has its sitting.')
          : say(
              `Trimestres civils sans séance : ${empty.join(', ')}. Il en faut au moins une par trimestre.`,
              `Calendar quarters without a sitting: ${empty.join(', ')}. Each needs at least one.`,
            ),
    };
  },
);
