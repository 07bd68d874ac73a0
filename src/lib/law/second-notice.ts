/** The second notice, after a sitting without quorum. Article L2121-17. */
import { addDays, daysBetween } from '#lib/kernel/civil.ts';
import { count, date, flag, optional, text } from './facts.ts';
import { half, moreThanHalf, tooMany } from './majorities.ts';
import { contradiction, need, rule } from './rule.ts';
import { say, sentences } from './said.ts';
import { hasLocalLaw } from './scope.ts';

const secondRows = [
  {
    from: '1996-04-09',
    to: null,
    article: 'L2121-17 ; CE 16 juin 1997 n° 142691',
    clearDays: 3,
  },
];
const sameDay = say(
  'Sans date d’envoi, la seconde convocation est supposée partir le jour même de la première séance.',
  'Without a day of sending, the second notice is supposed to leave on the day of the first sitting.',
);
const localSecond = say(
  'Alsace-Moselle : L2541-4 régit la seconde convocation ; il n’a pas été lu. Les trois jours du droit commun sont gardés par prudence.',
  'Alsace-Moselle: L2541-4 governs the second notice; it was not read. The three days of common law are kept out of prudence.',
);

/**
 * After a sitting without quorum, a second notice needs none, for the items of the first agenda only, if three clear
 * days pass between its sending and the second sitting. Without `sentOn` it is supposed to have left on the day of
 * the first sitting. L2121-17; Conseil d'État, 16 June 1997, n° 142691.
 */
export const secondNotice = rule(
  {
    firstMeeting: date,
    sentOn: optional(date),
    quorumMet: optional(flag),
    secondMeeting: date,
    present: optional(count),
    enExercice: optional(count),
    sameAgendaItems: optional(flag),
    departement: optional(text),
  },
  secondRows,
  (facts, row) => {
    const { firstMeeting, secondMeeting, present, enExercice, sentOn = firstMeeting } = facts;
    if (present !== undefined && enExercice !== undefined && present > enExercice) return tooMany(present);
    if (secondMeeting < firstMeeting)
      return contradiction(
        'secondMeeting',
        'La seconde séance précède la première.',
        'The second sitting is before the first.',
      );
    if (sentOn < firstMeeting || sentOn > secondMeeting)
      return contradiction(
        'sentOn',
        'La seconde convocation part entre les deux séances.',
        'The second notice leaves between the two sittings.',
      );
    const between = Math.max(0, daysBetween(sentOn, secondMeeting) - 1);
    const lawfulInterval = between >= row.clearDays;
    const freed = lawfulInterval && facts.quorumMet !== true && facts.sameAgendaItems !== false;
    if (!freed && enExercice === undefined) return need('enExercice');
    const quorumRequired = freed || enExercice === undefined ? 0 : moreThanHalf(enExercice);
    const earliest = addDays(sentOn, row.clearDays + 1);
    return {
      value: {
        lawfulInterval,
        earliest,
        quorumRequired,
        canDeliberate: present === undefined && quorumRequired > 0 ? null : (present ?? 0) >= quorumRequired,
      },
      doubt: hasLocalLaw(facts.departement) ? localSecond : facts.sentOn === undefined ? sameDay : null,
      calculation: sentences(
        say(
          `De l’envoi, le ${sentOn}, à la séance du ${secondMeeting} : ${between} jours francs, pour ${row.clearDays} exigés (au plus tôt le ${earliest}).`,
          `From the sending, on ${sentOn}, to the sitting of ${secondMeeting}: ${between} clear days, ${row.clearDays} required (earliest ${earliest}).`,
        ),
        freed || enExercice === undefined
          ? say('Aucun quorum pour ces points.', 'No quorum for these items.')
          : say(
              `Le quorum ordinaire reste dû : ${half(enExercice).fr}.`,
              `The ordinary quorum is still due: ${half(enExercice).en}.`,
            ),
      ),
    };
  },
);

/** An item that the first agenda did not hold keeps the ordinary quorum at the second sitting. L2121-17. */
export const secondNoticeNewItem = rule(
  { secondMeeting: optional(date), item: optional(text), present: optional(count), enExercice: count },
  [{ from: '1996-04-09', to: null, article: 'L2121-17' }],
  ({ present, enExercice }) => {
    if (present !== undefined && present > enExercice) return tooMany(present);
    const quorumRequired = moreThanHalf(enExercice);
    return {
      value: { quorumRequired, canDeliberate: present === undefined ? null : present >= quorumRequired },
      calculation: sentences(
        say(
          `La dispense ne vaut que pour les points du premier ordre du jour : il faut ici ${half(enExercice).fr}.`,
          `The exemption holds for the items of the first agenda only: here it takes ${half(enExercice).en}.`,
        ),
        present !== undefined && say(`Présents : ${present}.`, `Present: ${present}.`),
      ),
    };
  },
);
