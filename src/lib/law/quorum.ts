/**
 * Quorum: members present, never those represented, must be more than half of the members in office. It is
 * checked when each item opens. Article L2121-17. Where nobody says who is present, the number required is answered
 * alone.
 */
import { count, list, object, optional } from './facts.ts';
import type { LawRow } from './finding.ts';
import { half, moreThanHalf, tooMany } from './majorities.ts';
import { contradiction, rule } from './rule.ts';
import { say, sentences, type Sentence } from './said.ts';

const rowsUnder = (article: string): readonly LawRow[] => [{ from: '1996-04-09', to: null, article }];
const verdict = (met: boolean): Sentence =>
  met
    ? say('Le quorum est atteint.', 'There is a quorum.')
    : say('Le quorum n’est pas atteint.', 'There is no quorum.');
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
