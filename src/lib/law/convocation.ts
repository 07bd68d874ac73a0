/**
 * Notice of a sitting, in clear days of the Paris calendar: neither the day of sending nor the day of the sitting
 * counts; Saturdays, Sundays and holidays do, and nothing is postponed.
 */
import { addDays, daysBetween, type CivilDate } from '#lib/kernel/civil.ts';
import { count, date, flag, moment, optional, text } from './facts.ts';
import type { LawRow } from './finding.ts';
import { contradiction, rule } from './rule.ts';
import { weekdayOf } from './weekdays.ts';

interface NoticeRow extends LawRow {
  readonly below: number;
  readonly daysBelow: number;
  readonly daysFrom: number;
  readonly urgent: number;
  readonly first: number;
  readonly local: number;
  readonly localDepartments: readonly string[];
}

const figures = {
  below: 3500,
  daysBelow: 3,
  daysFrom: 5,
  urgent: 1,
  first: 3,
  local: 3,
  localDepartments: ['57', '67', '68'],
};
const rowsUnder = (article: string): readonly NoticeRow[] => [
  { from: '1996-04-09', to: null, article, ...figures },
];

interface Notice {
  readonly populationMunicipale: number;
  readonly urgence?: boolean | undefined;
  readonly departement?: string | undefined;
  readonly premiereSeance?: boolean | undefined;
}
const noticeDays = (notice: Notice, row: NoticeRow): number => {
  if (notice.urgence === true) return row.urgent;
  if (notice.premiereSeance === true) return row.first;
  if (notice.departement !== undefined && row.localDepartments.includes(notice.departement)) return row.local;
  return notice.populationMunicipale < row.below ? row.daysBelow : row.daysFrom;
};
const articleFor = (notice: Notice, row: NoticeRow): string => {
  if (notice.premiereSeance === true) return 'L2121-7';
  if (notice.departement !== undefined && row.localDepartments.includes(notice.departement)) return 'L2541-2';
  return notice.populationMunicipale < row.below ? 'L2121-11' : 'L2121-12';
};

const onDay = (day: CivilDate): string => `${weekdayOf(day)} ${day}`;
const backwards = (meeting: CivilDate, days: number): string =>
  `${onDay(meeting)} moins (${days} + 1) jours = ${onDay(addDays(meeting, -days - 1))}. ` +
  'Ni le jour d’envoi ni celui de la séance ne comptent ; samedis, dimanches et jours fériés comptent, sans report.';

const noticeFacts = {
  populationMunicipale: count,
  urgence: optional(flag),
  departement: optional(text),
  premiereSeance: optional(flag),
};

/**
 * Last day on which the notice may lawfully leave: sitting − (n + 1) days. n = 3 clear days below 3 500
 * inhabitants, 5 from there, 3 in Alsace-Moselle and for the first sitting of a term, 1 in an emergency (on
 * which the council rules at the opening). Articles L2121-11, L2121-12, L2541-2, L2121-7.
 */
export const lastSendDate = rule(
  { ...noticeFacts, meeting: moment },
  rowsUnder('L2121-11 ; L2121-12'),
  (facts, row) => {
    const jours = noticeDays(facts, row);
    const last = addDays(facts.meeting, -jours - 1);
    return {
      value: { jours, lastSendDate: last, weekday: weekdayOf(last) },
      article: articleFor(facts, row),
      calculation: backwards(facts.meeting, jours),
    };
  },
);

/** Whether a notice sent on a day leaves enough clear days before the sitting. Same articles. */
export const noticeIsLawful = rule(
  { ...noticeFacts, sentOn: moment, meeting: moment },
  rowsUnder('L2121-11 ; L2121-12'),
  (facts, row) => {
    const required = noticeDays(facts, row);
    const clearDays = Math.max(0, daysBetween(facts.sentOn, facts.meeting) - 1);
    const lawful = clearDays >= required;
    return {
      value: { lawful, clearDays, required },
      article: articleFor(facts, row),
      calculation:
        `Envoi ${onDay(facts.sentOn)}, séance ${onDay(facts.meeting)} : ${clearDays} jours francs entre les deux, ` +
        `pour ${required} exigés. ${lawful ? 'Le délai est tenu.' : 'Le délai n’est pas tenu.'}`,
    };
  },
);

/**
 * The sitting that installs the council: from the Friday to the Sunday after the round that completed it, with 3
 * clear days' notice whatever the population. Article L2121-7.
 */
export const firstMeeting = rule(
  { populationMunicipale: optional(count), completeAtRound: date, meeting: moment },
  rowsUnder('L2121-7'),
  ({ completeAtRound, meeting }, row) => {
    const friday = (5 - Temporal.PlainDate.from(completeAtRound).dayOfWeek + 7) % 7 || 7;
    const windowFrom = addDays(completeAtRound, friday);
    const windowTo = addDays(windowFrom, 2);
    const inWindow = windowFrom <= meeting && meeting <= windowTo;
    return {
      value: {
        windowFrom,
        windowTo,
        inWindow,
        jours: row.first,
        lastSendDate: addDays(meeting, -row.first - 1),
      },
      calculation:
        `Du ${onDay(windowFrom)} au ${onDay(windowTo)} après le tour du ${completeAtRound}` +
        `${inWindow ? '' : ' : la date prévue est hors de ces jours'}. ${backwards(meeting, row.first)}`,
    };
  },
);

/** From 3 500 inhabitants the notice goes with an explanatory note on each matter. Article L2121-12. */
export const synthesisNote = rule(
  { populationMunicipale: count },
  rowsUnder('L2121-12'),
  ({ populationMunicipale: population }, row) => ({
    value: { noteDeSynthese: population >= row.below },
    calculation: `${population} habitants, pour un seuil de ${row.below} : note de synthèse ${population >= row.below ? 'obligatoire' : 'non exigée'}.`,
  }),
);

/**
 * The local law of Bas-Rhin, Haut-Rhin and Moselle: 3 days whatever the population, counted here as clear days
 * out of prudence. Article L2541-2. Refuses another department.
 */
export const alsaceMoselleNotice = rule(
  { departement: text, populationMunicipale: count, meeting: moment },
  rowsUnder('L2541-2'),
  ({ departement, meeting }, row) => {
    if (!row.localDepartments.includes(departement))
      return contradiction(
        'departement',
        `Le droit local ne vaut pas dans le département « ${departement} ».`,
      );
    const last = addDays(meeting, -row.local - 1);
    return {
      value: { jours: row.local, lastSendDateConservative: last },
      calculation: `${row.local} jours quelle que soit la population. ${backwards(meeting, row.local)}`,
    };
  },
);
