/** When an act binds, and until when it can be brought before the judge. */
import { addDays, addMonths, type CivilDate } from '#lib/kernel/civil.ts';
import { date, flag, nullable, oneOf, optional, text } from './facts.ts';
import { nextWorkedDay } from './holidays.ts';
import { need, rule } from './rule.ts';
import { say, sentences } from './said.ts';
import { hasLocalLaw } from './scope.ts';
import { weekdayOf } from './weekdays.ts';

/**
 * An act is executory when published (or notified) and, where it must be, transmitted to the prefect: the later of
 * the two, null while one is missing. `subjectToTransmission` may be left out once the act was transmitted.
 * Articles L2131-1 and L2131-2.
 */
export const executoryForce = rule(
  {
    publishedOn: optional(nullable(date)),
    transmittedOn: optional(nullable(date)),
    subjectToTransmission: optional(flag),
  },
  [{ from: '2022-07-01', to: null, article: 'L2131-1 ; L2131-2' }],
  ({ publishedOn = null, transmittedOn = null, subjectToTransmission }) => {
    if (subjectToTransmission === undefined && publishedOn !== null && transmittedOn === null)
      return need('subjectToTransmission');
    const mustGo = subjectToTransmission !== false;
    const steps = mustGo ? [publishedOn, transmittedOn] : [publishedOn];
    const done = steps.filter((day) => day !== null);
    const executoryOn = done.length === steps.length ? (done.sort().at(-1) ?? null) : null;
    return {
      value: { executoryOn },
      calculation: sentences(
        say(`Publié : ${publishedOn ?? 'pas encore'} ;`, `Published: ${publishedOn ?? 'not yet'};`),
        mustGo
          ? say(`transmis : ${transmittedOn ?? 'pas encore'}.`, `transmitted: ${transmittedOn ?? 'not yet'}.`)
          : say('non soumis à transmission.', 'not subject to transmission.'),
        executoryOn === null
          ? say('L’acte n’est pas exécutoire.', 'The act is not executory.')
          : say(`Exécutoire le ${executoryOn}.`, `Executory on ${executoryOn}.`),
      ),
    };
  },
);

/** Two clear months: the day of the same number two months on, plus one, moved to the next worked day. */
export const twoClearMonths = (since: CivilDate, departement: string | undefined) => {
  const expiry = addDays(addMonths(since, 2), 1);
  const lastDay = nextWorkedDay(expiry, hasLocalLaw(departement));
  const calculation = sentences(
    say(
      `Deux mois francs depuis le ${since} : ${weekdayOf(expiry).fr} ${expiry}${lastDay === expiry ? '.' : ', jour non ouvré,'}`,
      `Two clear months from ${since}: ${weekdayOf(expiry).en} ${expiry}${lastDay === expiry ? '.' : ', not a worked day,'}`,
    ),
    lastDay !== expiry &&
      say(`reporté au ${weekdayOf(lastDay).fr} ${lastDay}.`, `moved to ${weekdayOf(lastDay).en} ${lastDay}.`),
  );
  return { lastDay, calculation };
};

/**
 * The last day to appeal: two clear months from publication, moved to the next worked day if it falls on a
 * Saturday, a Sunday or a holiday. CJA, R421-1. `departement` adds the two holidays of Alsace-Moselle.
 */
export const appealDeadline = rule(
  { publishedOn: date, departement: optional(text) },
  [{ from: '2017-01-01', to: null, article: 'CJA R421-1' }],
  ({ publishedOn, departement }) => {
    const { lastDay, calculation } = twoClearMonths(publishedOn, departement);
    return { value: { lastDay }, calculation };
  },
);

const natures = {
  '1': 'Délibérations',
  '2': 'Arrêtés réglementaires',
  '3': 'Arrêtés individuels',
  '4': 'Contrats, conventions et avenants',
  '5': 'Documents budgétaires et financiers',
  '6': 'Autres',
} as const;

/** Nature of an act in the State's transmission file. Arrêté du 26 octobre 2005 (ACTES), annex. */
export const actesNature = rule(
  { code: oneOf('1', '2', '3', '4', '5', '6') },
  [{ from: '2005-11-03', to: null, article: 'Nomenclature ACTES, natures' }],
  ({ code }) => ({
    value: { name: natures[code] },
    calculation: say(`Nature ${code} : ${natures[code]}.`, `Nature ${code}: ${natures[code]}.`),
  }),
);

/** A council may « prendre acte » of a report or a debate; where the law wants a vote, doing so decides nothing. */
export const takesNote = rule(
  { voteRequired: flag },
  [
    {
      from: '1996-04-09',
      to: null,
      article: 'L2121-29',
      doubt: say(
        'Jurisprudence lue chez des tiers : à confirmer pour la matière en cause.',
        'Case law read in secondary sources: to be confirmed for the matter at hand.',
      ),
    },
  ],
  ({ voteRequired }) => ({
    value: { warning: voteRequired },
    calculation: voteRequired
      ? say(
          'Le conseil devait voter : en « prenant acte », il ne décide rien et l’acte est nul.',
          'The council had to vote: by “taking note” it decides nothing and the act is void.',
        )
      : say(
          'Un rapport ou un débat sans vote : le conseil peut en prendre acte.',
          'A report or a debate without a vote: the council may take note of it.',
        ),
  }),
);

/** A wish (vœu) is no decision: it binds nobody and cannot be appealed. Article L2121-29, matter 9.4. */
export const wish = rule({}, [{ from: '1996-04-09', to: null, article: 'L2121-29' }], () => ({
  value: { decision: false, appeal: false, matter: '9.4' },
  calculation: say(
    'Un vœu exprime une position sur un objet d’intérêt local : ce n’est pas une décision, il n’ouvre aucun recours. Matière 9.4.',
    'A wish states a position on a local matter: it is not a decision and opens no appeal. Matter 9.4.',
  ),
}));
