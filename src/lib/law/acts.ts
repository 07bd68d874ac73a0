/** When an act binds, and until when it can be brought before the judge. */
import { addDays, addMonths } from '#lib/kernel/civil.ts';
import { date, flag, nullable, oneOf, optional, text } from './facts.ts';
import { nextWorkedDay } from './holidays.ts';
import { rule } from './rule.ts';
import { weekdayOf } from './weekdays.ts';

/**
 * An act is executory when published (or notified) and, where it must be, transmitted to the prefect: the later of
 * the two, null while one is missing. Articles L2131-1 and L2131-2.
 */
export const executoryForce = rule(
  {
    publishedOn: optional(nullable(date)),
    transmittedOn: optional(nullable(date)),
    subjectToTransmission: flag,
  },
  [{ from: '2022-07-01', to: null, article: 'L2131-1 ; L2131-2' }],
  ({ publishedOn = null, transmittedOn = null, subjectToTransmission }) => {
    const steps = subjectToTransmission ? [publishedOn, transmittedOn] : [publishedOn];
    const done = steps.filter((day) => day !== null);
    const executoryOn = done.length === steps.length ? (done.sort().at(-1) ?? null) : null;
    return {
      value: { executoryOn },
      calculation:
        `Publié : ${publishedOn ?? 'pas encore'} ; ` +
        (subjectToTransmission
          ? `transmis : ${transmittedOn ?? 'pas encore'}. `
          : 'non soumis à transmission. ') +
        (executoryOn === null ? 'L’acte n’est pas exécutoire.' : `Exécutoire le ${executoryOn}.`),
    };
  },
);

/**
 * The last day to appeal: two clear months from publication, moved to the next worked day if it falls on a
 * Saturday, a Sunday or a holiday. CJA, R421-1. `departement` adds the two holidays of Alsace-Moselle.
 */
export const appealDeadline = rule(
  { publishedOn: date, departement: optional(text) },
  [{ from: '2017-01-01', to: null, article: 'CJA R421-1', months: 2, local: ['57', '67', '68'] }],
  ({ publishedOn, departement = '' }, row) => {
    const expiry = addDays(addMonths(publishedOn, row.months), 1);
    const lastDay = nextWorkedDay(expiry, row.local.includes(departement));
    return {
      value: { lastDay },
      calculation:
        `Deux mois francs depuis le ${publishedOn} : ${weekdayOf(expiry)} ${expiry}` +
        (lastDay === expiry ? '.' : `, jour non ouvré, reporté au ${weekdayOf(lastDay)} ${lastDay}.`),
    };
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
  ({ code }) => ({ value: { name: natures[code] }, calculation: `Nature ${code} : ${natures[code]}.` }),
);
