/**
 * Quorum: members present, never those represented, must be more than half of the members in office. It is
 * checked when each item opens. Article L2121-17.
 */
import { addDays, daysBetween } from '#lib/kernel/civil.ts';
import { count, date, flag, list, object, optional, text } from './facts.ts';
import type { LawRow } from './finding.ts';
import { moreThanHalf } from './majorities.ts';
import { contradiction, rule } from './rule.ts';

const rowsUnder = (article: string): readonly LawRow[] => [{ from: '1996-04-09', to: null, article }];
const half = (members: number): string => `plus de la moitié de ${members}, soit ${moreThanHalf(members)}`;
const verdict = (met: boolean): string => (met ? 'Le quorum est atteint.' : 'Le quorum n’est pas atteint.');
const tooMany = (present: number) =>
  contradiction('present', `${present} présents : c’est plus que les membres en exercice.`);

/** The quorum of one item. `sieges` and `vacants`, where given, must agree with `enExercice`. L2121-17. */
export const quorum = rule(
  {
    enExercice: count,
    present: count,
    pouvoirs: optional(count),
    sieges: optional(count),
    vacants: optional(count),
  },
  rowsUnder('L2121-17'),
  ({ enExercice, present, pouvoirs = 0, sieges, vacants }) => {
    if (present > enExercice) return tooMany(present);
    if (sieges !== undefined && vacants !== undefined && sieges - vacants !== enExercice)
      return contradiction(
        'enExercice',
        `${sieges} sièges moins ${vacants} vacants ne font pas ${enExercice}.`,
      );
    const required = moreThanHalf(enExercice);
    const met = present >= required;
    return {
      value: { required, met },
      calculation:
        `Il faut ${half(enExercice)} membres présents ; ils sont ${present}` +
        `${pouvoirs > 0 ? `, les ${pouvoirs} pouvoirs ne comptant pas` : ''}. ${verdict(met)}`,
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
      calculation:
        `Il faut ${half(enExercice)} présents à l’ouverture de chaque point : ` +
        events.map(({ item, present }) => `point ${item}, ${present}`).join(' ; ') +
        '.',
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
      );
    const required = moreThanHalf(enExercice);
    const counted = present - interested;
    return {
      value: { required, counted, met: counted >= required },
      calculation: `Il faut ${half(enExercice)} ; ${present} présents moins ${interested} intéressés = ${counted}. ${verdict(counted >= required)}`,
    };
  },
);

/**
 * Members who represent the commune elsewhere and stand aside for it leave both counts.
 * Articles L1111-6 and L2131-11 as changed by loi 2025-1249, art. 32.
 */
export const quorumWithInstitutionalConflict = rule(
  { enExercice: count, present: count, deportesL1111_6: count },
  [{ from: '2025-12-24', to: null, article: 'L2131-11 (loi 2025-1249 art. 32) ; L1111-6 II' }],
  ({ enExercice, present, deportesL1111_6: aside }) => {
    if (present > enExercice) return tooMany(present);
    if (aside > present)
      return contradiction('deportesL1111_6', `${aside} déports pour ${present} présents : trop.`);
    const baseForQuorum = enExercice - aside;
    const required = moreThanHalf(baseForQuorum);
    const counted = present - aside;
    return {
      value: { baseForQuorum, required, counted, met: counted >= required },
      calculation:
        `${enExercice} − ${aside} = ${baseForQuorum} membres pour le quorum : ${half(baseForQuorum)}. ` +
        `${present} − ${aside} = ${counted} présents comptés. ${verdict(counted >= required)}`,
    };
  },
);

const secondRows = [{ from: '1996-04-09', to: null, article: 'L2121-17', clearDays: 3 }];

/**
 * After a sitting without quorum, a second notice at least 3 clear days later needs none, for the items of the
 * first agenda only. Unless told otherwise the first sitting had no quorum and the items are its own. L2121-17.
 */
export const secondNotice = rule(
  {
    firstMeeting: date,
    quorumMet: optional(flag),
    secondMeeting: date,
    present: count,
    enExercice: count,
    sameAgendaItems: optional(flag),
  },
  secondRows,
  (facts, row) => {
    const { firstMeeting, secondMeeting, present, enExercice } = facts;
    if (present > enExercice) return tooMany(present);
    if (secondMeeting < firstMeeting)
      return contradiction('secondMeeting', 'La seconde séance précède la première.');
    const between = Math.max(0, daysBetween(firstMeeting, secondMeeting) - 1);
    const lawfulInterval = between >= row.clearDays;
    const freed = lawfulInterval && facts.quorumMet !== true && facts.sameAgendaItems !== false;
    const quorumRequired = freed ? 0 : moreThanHalf(enExercice);
    return {
      value: { lawfulInterval, quorumRequired, canDeliberate: present >= quorumRequired },
      calculation:
        `Entre le ${firstMeeting} et le ${secondMeeting} : ${between} jours francs, pour ${row.clearDays} exigés ` +
        `(au plus tôt le ${addDays(firstMeeting, row.clearDays + 1)}). ` +
        (freed ? 'Aucun quorum pour ces points.' : `Le quorum ordinaire reste dû : ${half(enExercice)}.`),
    };
  },
);

/** An item that the first agenda did not hold keeps the ordinary quorum at the second sitting. L2121-17. */
export const secondNoticeNewItem = rule(
  { secondMeeting: optional(date), item: optional(text), present: count, enExercice: count },
  secondRows,
  ({ present, enExercice }) => {
    if (present > enExercice) return tooMany(present);
    const quorumRequired = moreThanHalf(enExercice);
    return {
      value: { quorumRequired, canDeliberate: present >= quorumRequired },
      calculation: `La dispense ne vaut que pour les points du premier ordre du jour : il faut ici ${half(enExercice)} ; présents : ${present}.`,
    };
  },
);
