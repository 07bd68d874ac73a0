/** Proxies: written, one a holder, revocable at any time, three consecutive sittings at most. Article L2121-20. */
import { count, flag, list, object, optional, text } from './facts.ts';
import type { LawRow } from './finding.ts';
import { moreThanHalf } from './majorities.ts';
import { contradiction, rule } from './rule.ts';
import { say, sentences } from './said.ts';

const rowsUnder = (article: string): readonly LawRow[] => [{ from: '1996-04-09', to: null, article }];

/** A member carries one proxy: the first received is kept, the others are refused. L2121-20. */
export const proxyLimit = rule(
  { holder: text, pouvoirs: list(text) },
  rowsUnder('L2121-20'),
  ({ holder, pouvoirs }) => {
    if (pouvoirs.includes(holder))
      return contradiction(
        'pouvoirs',
        `${holder} ne peut se donner pouvoir.`,
        `${holder} cannot be their own proxy.`,
      );
    const valid = Math.min(1, pouvoirs.length);
    return {
      value: { valid, rejected: pouvoirs.length - valid },
      calculation: say(
        `${holder} porte un seul pouvoir : ${valid} retenu sur ${pouvoirs.length}.`,
        `${holder} carries one proxy: ${valid} kept of ${pouvoirs.length}.`,
      ),
    };
  },
);

const perWriting = say(
  'La limite s’attache à un pouvoir écrit : un nouveau pouvoir rouvre le décompte (lecture courante, lue de seconde main).',
  'The limit attaches to one written proxy: a new one starts the count again (usual reading, read at second hand).',
);
const maternityDoubt = say(
  'Congé de maternité : voté par les deux chambres en 2025 (loi 2025-1249) ; la version finale de L2121-20 n’a pas été lue.',
  'Maternity leave: passed by both houses in 2025 (Act 2025-1249); the final wording of L2121-20 was not read.',
);

/**
 * A written proxy is valid for three consecutive sittings at most, save for illness duly attested, or maternity leave
 * (?). `sessions` are the numbers of the sittings for which it is used; a gap in them starts a new run, and so does a
 * sitting for which a new proxy was written (`newWritingFor`). L2121-20.
 */
export const proxyDuration = rule(
  {
    from: optional(text),
    to: optional(text),
    sessions: list(count),
    newWritingFor: optional(list(count)),
    illness: optional(flag),
    maternity: optional(flag),
  },
  [{ from: '1996-04-09', to: null, article: 'L2121-20', sittings: 3, doubt: perWriting }],
  ({ sessions, newWritingFor = [], illness = false, maternity = false }, row) => {
    let run = 0;
    const validFor: number[] = [];
    const invalidFor: number[] = [];
    const excused = illness || maternity;
    for (const [index, session] of sessions.entries()) {
      const previous = sessions[index - 1];
      if (previous !== undefined && session <= previous)
        return contradiction(
          'sessions',
          'Les séances doivent être dans l’ordre, chacune une fois.',
          'Sittings must be in order, each once.',
        );
      run = previous === session - 1 && !newWritingFor.includes(session) ? run + 1 : 1;
      (excused || run <= row.sittings ? validFor : invalidFor).push(session);
    }
    return {
      value: { validFor, invalidFor },
      doubt: maternity && !illness ? maternityDoubt : perWriting,
      calculation: excused
        ? say(
            `${illness ? 'Maladie constatée' : 'Congé de maternité'} : la limite de trois séances ne joue pas.`,
            `${illness ? 'Attested illness' : 'Maternity leave'}: the limit of three sittings does not apply.`,
          )
        : say(
            `Trois séances consécutives au plus : ${validFor.length} retenue(s), ${invalidFor.length} écartée(s).`,
            `Three consecutive sittings at most: ${validFor.length} kept, ${invalidFor.length} set aside.`,
          ),
    };
  },
);

/** A revoked proxy counts for the items before its revocation only. L2121-20. */
export const proxyRevocation = rule(
  { from: optional(text), to: optional(text), revokedBeforeItem: count, items: list(count) },
  rowsUnder('L2121-20'),
  ({ revokedBeforeItem, items }) => {
    const countedForItems = items.filter((item) => item < revokedBeforeItem);
    return {
      value: { countedForItems },
      calculation: say(
        `Pouvoir révoqué avant le point ${revokedBeforeItem} : il compte pour ${countedForItems.length} point(s) sur ${items.length}.`,
        `Proxy revoked before item ${revokedBeforeItem}: it counts for ${countedForItems.length} item(s) of ${items.length}.`,
      ),
    };
  },
);

/**
 * Votes that can be cast: present and represented; the quorum rests on the present alone, and is told where the
 * members in office are. L2121-20, L2121-17.
 */
export const votesCast = rule(
  { enExercice: optional(count), present: count, validPouvoirs: count },
  rowsUnder('L2121-20 ; L2121-17'),
  ({ enExercice, present, validPouvoirs: proxies }) => {
    if (enExercice !== undefined && present + proxies > enExercice)
      return contradiction(
        'present',
        `${present} présents et ${proxies} pouvoirs dépassent ${enExercice} membres.`,
        `${present} present and ${proxies} proxies exceed ${enExercice} members.`,
      );
    if (proxies > present)
      return contradiction(
        'validPouvoirs',
        `${proxies} pouvoirs pour ${present} présents : un seul par personne.`,
        `${proxies} proxies for ${present} present: one a person.`,
      );
    const required = enExercice === undefined ? null : moreThanHalf(enExercice);
    return {
      value: {
        votants: present + proxies,
        quorumCount: present,
        quorumMet: required === null ? null : present >= required,
      },
      calculation: sentences(
        say(
          `${present} présents + ${proxies} pouvoirs = ${present + proxies} voix.`,
          `${present} present + ${proxies} proxies = ${present + proxies} votes.`,
        ),
        required !== null &&
          say(
            `Quorum : ${present} présents pour ${required} requis.`,
            `Quorum: ${present} present, ${required} required.`,
          ),
      ),
    };
  },
);

/**
 * An interested member votes neither for themself nor for the person they represent; and nobody votes for an
 * interested person who gave a proxy. L2131-11, L2121-20.
 */
export const proxyConflict = rule(
  {
    holderA: object({
      interested: flag,
      carriesProxyOf: optional(text),
      giverInterested: optional(flag),
    }),
    present: optional(count),
    pouvoirs: optional(count),
  },
  rowsUnder('L2131-11 ; L2121-20'),
  ({ holderA: { interested, carriesProxyOf: giver, giverInterested = false } }) => {
    const own = interested ? ['A'] : [];
    const carried = giver !== undefined && (interested || giverInterested) ? [`${giver} via A`] : [];
    return {
      value: { votesExcluded: [...own, ...carried] },
      calculation: sentences(
        interested
          ? say('A est intéressé : sa voix ne compte pas.', 'A is interested: that vote does not count.')
          : say('A n’est pas intéressé.', 'A is not interested.'),
        carried.length > 0 &&
          say(
            giverInterested
              ? `${giver}, qui lui a donné pouvoir, est intéressé : sa voix ne compte pas.`
              : `A ne vote pas non plus pour ${giver}, qui lui a donné pouvoir.`,
            giverInterested
              ? `${giver}, who gave the proxy, is interested: that vote does not count.`
              : `A does not vote for ${giver}, who gave the proxy, either.`,
          ),
        !interested && carried.length === 0 && say('Aucune voix n’est écartée.', 'No vote is set aside.'),
      ),
    };
  },
);
