/**
 * Notice of a sitting, in clear days of the Paris calendar: neither the day of sending nor the day of the sitting
 * counts; Saturdays, Sundays and holidays do, and nothing is postponed.
 */
import { addDays, daysBetween, type CivilDate } from '#lib/kernel/civil.ts';
import { count, date, flag, moment, optional, text } from './facts.ts';
import type { LawRow } from './finding.ts';
import { contradiction, need, rule } from './rule.ts';
import { say, sentences, type Sentence } from './said.ts';
import { hasLocalLaw, regimeOf } from './scope.ts';
import { onDay, weekdayOf } from './weekdays.ts';

interface NoticeRow extends LawRow {
  readonly below: number;
  readonly daysBelow: number;
  readonly daysFrom: number;
  readonly urgent: number;
  readonly first: number;
  /** Alsace-Moselle, below the threshold: "the day before" leaves no clear day. */
  readonly urgentLocal: number;
}

const figures = { below: 3500, daysBelow: 3, daysFrom: 5, urgent: 1, first: 3, urgentLocal: 0 };
const rowsUnder = (article: string): readonly NoticeRow[] => [
  { from: '1996-04-09', to: null, article, ...figures },
];

interface Notice {
  readonly populationMunicipale?: number | undefined;
  readonly urgence?: boolean | undefined;
  readonly departement?: string | undefined;
  readonly premiereSeance?: boolean | undefined;
}
interface Delay {
  readonly jours: number;
  readonly article: string;
  readonly doubt: Sentence | null;
}

const localFrom = say(
  'Alsace-Moselle, à partir de 3 500 habitants : les ministres répondent 5 jours francs (JO Sénat 17 octobre 1996), d’autres lisent 3 dans L2541-2. On retient 5.',
  'Alsace-Moselle, from 3 500 inhabitants: ministers answered 5 clear days (JO Sénat 17 October 1996), others read 3 in L2541-2. 5 is kept.',
);
const localBelow = say(
  'L2541-2 dit « trois jours au moins », sans dire « francs » : on les compte francs par prudence.',
  'L2541-2 says “at least three days”, not “clear”: they are counted clear out of prudence.',
);
const localUrgent = say(
  'L2541-2 : « la veille » (JO AN 28 février 2000), sous 3 500 habitants seulement. Rendre compte de l’urgence à l’ouverture n’y est pas écrit : à faire par prudence.',
  'L2541-2: “the day before” (JO AN 28 February 2000), below 3 500 inhabitants only. Reporting the emergency at the opening is not written there: to be done out of prudence.',
);

/** The clear days due; null where the population decides and nobody gave it. */
const delayOf = (notice: Notice, row: NoticeRow): Delay | null => {
  const { populationMunicipale: population, urgence = false, premiereSeance = false, departement } = notice;
  const local = hasLocalLaw(departement);
  if (premiereSeance && !urgence) return { jours: row.first, article: 'L2121-7', doubt: null };
  if (urgence && !local) {
    const article = population === undefined ? row.article : population < row.below ? 'L2121-11' : 'L2121-12';
    return { jours: row.urgent, article, doubt: null };
  }
  if (population === undefined) return null;
  const small = population < row.below;
  if (local && small)
    return urgence
      ? { jours: row.urgentLocal, article: 'L2541-2', doubt: localUrgent }
      : { jours: row.daysBelow, article: 'L2541-2', doubt: localBelow };
  const jours = urgence ? row.urgent : small ? row.daysBelow : row.daysFrom;
  return { jours, article: small ? 'L2121-11' : 'L2121-12', doubt: local ? localFrom : null };
};

const backwards = (meeting: CivilDate, days: number): Sentence => {
  const last = onDay(addDays(meeting, -days - 1));
  return say(
    `${onDay(meeting).fr} moins (${days} + 1) jours = ${last.fr}. Ni le jour d’envoi ni celui de la séance ne comptent ; samedis, dimanches et jours fériés comptent, sans report.`,
    `${onDay(meeting).en} minus (${days} + 1) days = ${last.en}. Neither the day of sending nor that of the sitting counts; Saturdays, Sundays and holidays do, and nothing is postponed.`,
  );
};
const urgencyDuty = say(
  'Urgence : le maire en rend compte dès l’ouverture, le conseil se prononce et peut renvoyer la discussion, en tout ou partie, à une séance ultérieure.',
  'Emergency: the mayor reports it at the opening, the council rules on it and may postpone the discussion, in whole or in part, to a later sitting.',
);

const noticeFacts = {
  populationMunicipale: optional(count),
  urgence: optional(flag),
  departement: optional(text),
  premiereSeance: optional(flag),
};

/**
 * Last day on which the notice may lawfully leave: sitting − (n + 1) days. n = 3 clear days below 3 500
 * inhabitants, 5 from there, 3 for the first sitting of a term, 1 in an emergency (reported at the opening; the
 * council rules on it and may postpone); Alsace-Moselle has its own emergency below 3 500. The population is not
 * needed for a first sitting, nor for an emergency under common law. Articles L2121-11, L2121-12, L2541-2, L2121-7.
 */
export const lastSendDate = rule(
  { ...noticeFacts, meeting: moment },
  rowsUnder('L2121-11 ; L2121-12'),
  (facts, row) => {
    const delay = delayOf(facts, row);
    if (delay === null) return need('populationMunicipale');
    const { jours, article, doubt } = delay;
    const last = addDays(facts.meeting, -jours - 1);
    const urgent = facts.urgence === true;
    return {
      value: {
        jours,
        lastSendDate: last,
        weekday: weekdayOf(last).fr,
        mustReportUrgencyAtOpening: urgent,
        councilMayPostpone: urgent,
      },
      article,
      doubt,
      calculation: sentences(backwards(facts.meeting, jours), urgent && urgencyDuty),
    };
  },
);

/** Whether a notice sent on a day leaves enough clear days before the sitting. Same articles. */
export const noticeIsLawful = rule(
  { ...noticeFacts, sentOn: moment, meeting: moment },
  rowsUnder('L2121-11 ; L2121-12'),
  (facts, row) => {
    const delay = delayOf(facts, row);
    if (delay === null) return need('populationMunicipale');
    const { jours: required, article, doubt } = delay;
    const apart = daysBetween(facts.sentOn, facts.meeting);
    const clearDays = Math.max(0, apart - 1);
    const lawful = clearDays >= required && apart > 0;
    const urgent = facts.urgence === true;
    return {
      value: {
        lawful,
        clearDays,
        required,
        mustReportUrgencyAtOpening: urgent,
        councilMayPostpone: urgent,
      },
      article,
      doubt,
      calculation: sentences(
        say(
          `Envoi ${onDay(facts.sentOn).fr}, séance ${onDay(facts.meeting).fr} : ${clearDays} jours francs entre les deux, pour ${required} exigés. ${lawful ? 'Le délai est tenu.' : 'Le délai n’est pas tenu.'}`,
          `Sent ${onDay(facts.sentOn).en}, sitting ${onDay(facts.meeting).en}: ${clearDays} clear days between, ${required} required. ${lawful ? 'The delay is kept.' : 'The delay is not kept.'}`,
        ),
        urgent && urgencyDuty,
      ),
    };
  },
);

/**
 * The sitting that installs the council: from the Friday to the Sunday after the round that completed it, with 3
 * clear days' notice whatever the population. Article L2121-7.
 */
export const firstMeeting = rule(
  { populationMunicipale: optional(count), completeAtRound: date, meeting: optional(moment) },
  rowsUnder('L2121-7'),
  ({ completeAtRound, meeting }, row) => {
    const friday = (5 - Temporal.PlainDate.from(completeAtRound).dayOfWeek + 7) % 7 || 7;
    const windowFrom = addDays(completeAtRound, friday);
    const windowTo = addDays(windowFrom, 2);
    const inWindow = meeting === undefined ? null : windowFrom <= meeting && meeting <= windowTo;
    return {
      value: {
        windowFrom,
        windowTo,
        inWindow,
        jours: row.first,
        lastSendDate: meeting === undefined ? null : addDays(meeting, -row.first - 1),
      },
      calculation: sentences(
        say(
          `Du ${onDay(windowFrom).fr} au ${onDay(windowTo).fr} après le tour du ${completeAtRound}${inWindow === false ? ' : la date prévue est hors de ces jours' : ''}.`,
          `From ${onDay(windowFrom).en} to ${onDay(windowTo).en} after the round of ${completeAtRound}${inWindow === false ? ': the day planned is outside' : ''}.`,
        ),
        meeting !== undefined && backwards(meeting, row.first),
      ),
    };
  },
);

/** From 3 500 inhabitants the notice goes with an explanatory note on each matter. Article L2121-12. */
export const synthesisNote = rule(
  { populationMunicipale: count },
  rowsUnder('L2121-12'),
  ({ populationMunicipale: population }, row) => {
    const due = population >= row.below;
    return {
      value: { noteDeSynthese: due },
      calculation: say(
        `${population} habitants, pour un seuil de ${row.below} : note de synthèse ${due ? 'obligatoire' : 'non exigée'}.`,
        `${population} inhabitants, for a threshold of ${row.below}: explanatory note ${due ? 'compulsory' : 'not required'}.`,
      ),
    };
  },
);

/**
 * The notice in Bas-Rhin, Haut-Rhin and Moselle: L2541-2 below 3 500 inhabitants, and from there L2121-12, which
 * L2541-1 does not set aside. Refuses another department.
 */
export const alsaceMoselleNotice = rule(
  { departement: text, populationMunicipale: count, urgence: optional(flag), meeting: moment },
  rowsUnder('L2541-2'),
  (facts, row) => {
    if (regimeOf(facts.departement) !== 'alsace-moselle')
      return contradiction(
        'departement',
        `Le droit local ne vaut pas dans le département « ${facts.departement} ».`,
        `The local law does not hold in the department “${facts.departement}”.`,
      );
    const delay = delayOf(facts, row);
    if (delay === null) return need('populationMunicipale');
    const { jours, article, doubt } = delay;
    return {
      value: { jours, lastSendDateConservative: addDays(facts.meeting, -jours - 1) },
      article,
      doubt,
      calculation: backwards(facts.meeting, jours),
    };
  },
);
