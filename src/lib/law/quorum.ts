/**
 * Quorum: members present, never those represented, must be more than half of the members in office. It is
 * checked when each item opens. Article L2121-17. Where nobody says who is present, the number required is answered
 * alone.
 */
import { addDays, daysBetween } from '#lib/kernel/civil.ts';
import { count, date, flag, list, object, optional, text } from './facts.ts';
import type { LawRow } from './finding.ts';
import { moreThanHalf } from './majorities.ts';
import { contradiction, need, rule } from './rule.ts';
import { say, sentences, type Sentence } from './said.ts';
import { hasLocalLaw } from './scope.ts';

const rowsUnder = (article: string): readonly LawRow[] => [{ from: '1996-04-09', to: null, article }];
const half = (members: number): Sentence =>
  say(
    `plus de la moitié de ${members}, soit ${moreThanHalf(members)}`,
    `more than half of ${members}, that is ${moreThanHalf(members)}`,
  );
const verdict = (met: boolean): Sentence =>
  met
    ? say('Le quorum est atteint.', 'There is a quorum.')
    : say('Le quorum n’est pas atteint.', 'There is no quorum.');
const tooMany = (present: number) =>
  contradiction(
    'present',
    `${present} présents : c’est plus que les membres en exercice.`,
    `${present} present: more than the members in office.`,
  );

/** The quorum of one item. `sieges` and `vacants`, where given, must agree with `enExercice`. L2121-17. */
export const quorum = rule(
  {
    enExercice: count,
    present: optional(count),
    pouvoirs: optional(count),
    sieges: optional(count),
    vacants: optional(count),
  },
  rowsUnder('L2121-17'),
  ({ enExercice, present, pouvoirs = 0, sieges, vacants }) => {
    if (present !== undefined && present > enExercice) return tooMany(present);
    if (sieges !== undefined && vacants !== undefined && sieges - vacants !== enExercice)
      return contradiction(
        'enExercice',
        `${sieges} sièges moins ${vacants} vacants ne font pas ${enExercice}.`,
        `${sieges} seats less ${vacants} vacant are not ${enExercice}.`,
      );
    const required = moreThanHalf(enExercice);
    const met = present === undefined ? null : present >= required;
    return {
      value: { required, met },
      calculation: sentences(
        say(
          `Il faut ${half(enExercice).fr} membres présents.`,
          `It takes ${half(enExercice).en} members present.`,
        ),
        present !== undefined && say(`Ils sont ${present}.`, `There are ${present}.`),
        pouvoirs > 0 &&
          say(`Les ${pouvoirs} pouvoirs ne comptent pas.`, `The ${pouvoirs} proxies do not count.`),
        met !== null && verdict(met),
      ),
    };
  },
);

/** The quorum at the opening of each item; an item without it waits for another sitting. L2121-17. */
export const quorumPerItem = rule(
  { enExercice: count, events: list(object({ item: count, present: count })) },
  rowsUnder('L2121-17'),
  ({ enExercice, events }) => {
    const absurd = events.find(({ present }) => present > enExercice);
    if (absurd !== undefined) return tooMany(absurd.present);
    const required = moreThanHalf(enExercice);
    const stopped = events.filter(({ present }) => present < required);
    return {
      value: {
        required,
        results: events.map(({ present }) => present >= required),
        ...Object.fromEntries(
          stopped.map(({ item }) => [`item${item}`, 'ne peut être délibéré ; séance levée ou point renvoyé']),
        ),
      },
      calculation: say(
        `Il faut ${half(enExercice).fr} présents à l’ouverture de chaque point : ${events.map(({ item, present }) => `point ${item}, ${present}`).join(' ; ')}.`,
        `It takes ${half(enExercice).en} present when each item opens: ${events.map(({ item, present }) => `item ${item}, ${present}`).join('; ')}.`,
      ),
    };
  },
);

/** Members personally interested leave the count of the present, not the number required. L2121-17, L2131-11. */
export const quorumWithPersonalConflict = rule(
  { enExercice: count, present: count, interestedPersonally: count },
  rowsUnder('L2121-17 ; L2131-11'),
  ({ enExercice, present, interestedPersonally: interested }) => {
    if (present > enExercice) return tooMany(present);
    if (interested > present)
      return contradiction(
        'interestedPersonally',
        `${interested} intéressés pour ${present} présents : trop.`,
        `${interested} interested for ${present} present: too many.`,
      );
    const required = moreThanHalf(enExercice);
    const counted = present - interested;
    return {
      value: { required, counted, met: counted >= required },
      calculation: sentences(
        say(
          `Il faut ${half(enExercice).fr} ; ${present} présents moins ${interested} intéressés = ${counted}.`,
          `It takes ${half(enExercice).en}; ${present} present less ${interested} interested = ${counted}.`,
        ),
        verdict(counted >= required),
      ),
    };
  },
);

/**
 * Members who represent the commune elsewhere and stand aside for it leave both counts.
 * Articles L1111-6 and L2131-11 as changed by loi 2025-1249, art. 32.
 */
export const quorumWithInstitutionalConflict = rule(
  { enExercice: count, present: count, deportesL1111_6: count },
  [
    {
      from: '2025-12-24',
      to: null,
      article: 'L2131-11 (loi 2025-1249 art. 32) ; L1111-6 II',
    },
  ],
  ({ enExercice, present, deportesL1111_6: aside }) => {
    if (present > enExercice) return tooMany(present);
    if (aside > present)
      return contradiction(
        'deportesL1111_6',
        `${aside} déports pour ${present} présents : trop.`,
        `${aside} aside for ${present} present: too many.`,
      );
    const baseForQuorum = enExercice - aside;
    const required = moreThanHalf(baseForQuorum);
    const counted = present - aside;
    return {
      value: { baseForQuorum, required, counted, met: counted >= required },
      calculation: sentences(
        say(
          `${enExercice} − ${aside} = ${baseForQuorum} membres pour le quorum : ${half(baseForQuorum).fr}.`,
          `${enExercice} − ${aside} = ${baseForQuorum} members for the quorum: ${half(baseForQuorum).en}.`,
        ),
        say(
          `${present} − ${aside} = ${counted} présents comptés.`,
          `${present} − ${aside} = ${counted} present counted.`,
        ),
        verdict(counted >= required),
      ),
    };
  },
);

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
