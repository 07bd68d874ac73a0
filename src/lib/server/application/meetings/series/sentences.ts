import { meetingSentences } from '../sentences.ts';
import { unknown, words, day, type Sentences } from '../../sentences/shape.ts';
import type { SeriesRefusal } from '#lib/governance/meetings/index.ts';

export const seriesSentences: Sentences<SeriesRefusal> = {
  ...meetingSentences,
  'series-unknown': unknown(() => [
    'Ce rythme de séances n’existe pas.',
    'There is no such series of meetings.',
  ]),
  'series-exists': () => ['Ce rythme de séances existe déjà.', 'This series of meetings already exists.'],
  'series-ended': ({ on }) => [
    `Ce rythme a pris fin le ${day(on, 'fr')}. Prévoyez-en un nouveau.`,
    `This series ended on ${day(on, 'en')}. Plan a new one.`,
  ],
  'every-out-of-bounds': words(
    ({ least, most }) => [
      `Choisissez un intervalle entre ${least} et ${most}. Pour des séances plus rapprochées, prévoyez-les une à une.`,
      `Choose an interval between ${least} and ${most}. For closer meetings, plan them one by one.`,
    ],
    'recurrence.every',
  ),
  'weekday-missing': words(
    () => ['Choisissez un jour de la semaine.', 'Choose a day of the week.'],
    'recurrence.weekday',
  ),
  'dates-disordered': words(() => [
    'Ces dates ne se suivent pas, ou sont passées. Vérifiez le début et la fin.',
    'These dates are out of order, or past. Check the beginning and the end.',
  ]),
};
