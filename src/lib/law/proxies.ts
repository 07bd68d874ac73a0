/** Proxies: written, one a holder, revocable at any time, three consecutive sittings at most. Article L2121-20. */
import { count, flag, list, object, optional, text } from './facts.ts';
import type { LawRow } from './finding.ts';
import { moreThanHalf } from './majorities.ts';
import { contradiction, rule } from './rule.ts';

const rowsUnder = (article: string): readonly LawRow[] => [{ from: '1996-04-09', to: null, article }];

/** A member carries one proxy: the first received is kept, the others are refused. L2121-20. */
export const proxyLimit = rule(
  { holder: text, pouvoirs: list(text) },
  rowsUnder('L2121-20'),
  ({ holder, pouvoirs }) => {
    if (pouvoirs.includes(holder)) return contradiction('pouvoirs', `${holder} ne peut se donner pouvoir.`);
    const valid = Math.min(1, pouvoirs.length);
    return {
      value: { valid, rejected: pouvoirs.length - valid },
      calculation: `${holder} porte un seul pouvoir : ${valid} retenu sur ${pouvoirs.length}.`,
    };
  },
);

const durationRows = [{ from: '1996-04-09', to: null, article: 'L2121-20', sittings: 3 }];

/**
 * A proxy is valid for three consecutive sittings at most, save for illness duly attested. `sessions` are the
 * numbers of the sittings for which it is used; a gap in them starts a new run. L2121-20.
 */
export const proxyDuration = rule(
  { from: optional(text), to: optional(text), sessions: list(count), illness: optional(flag) },
  durationRows,
  ({ sessions, illness = false }, row) => {
    let run = 0;
    const validFor: number[] = [];
    const invalidFor: number[] = [];
    for (const [index, session] of sessions.entries()) {
      const previous = sessions[index - 1];
      if (previous !== undefined && session <= previous)
        return contradiction('sessions', 'Les séances doivent être dans l’ordre, chacune une fois.');
      run = previous === session - 1 ? run + 1 : 1;
      (illness || run <= row.sittings ? validFor : invalidFor).push(session);
    }
    return {
      value: { validFor, invalidFor },
      calculation: illness
        ? 'Maladie constatée : la limite de trois séances ne joue pas.'
        : `Trois séances consécutives au plus : ${validFor.length} retenue(s), ${invalidFor.length} écartée(s).`,
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
      calculation: `Pouvoir révoqué avant le point ${revokedBeforeItem} : il compte pour ${countedForItems.length} point(s) sur ${items.length}.`,
    };
  },
);

/** Votes that can be cast: present and represented; the quorum rests on the present alone. L2121-20, L2121-17. */
export const votesCast = rule(
  { enExercice: count, present: count, validPouvoirs: count },
  rowsUnder('L2121-20 ; L2121-17'),
  ({ enExercice, present, validPouvoirs: proxies }) => {
    if (present + proxies > enExercice)
      return contradiction(
        'present',
        `${present} présents et ${proxies} pouvoirs dépassent ${enExercice} membres.`,
      );
    if (proxies > present)
      return contradiction(
        'validPouvoirs',
        `${proxies} pouvoirs pour ${present} présents : un seul par personne.`,
      );
    const required = moreThanHalf(enExercice);
    return {
      value: { votants: present + proxies, quorumCount: present, quorumMet: present >= required },
      calculation: `${present} présents + ${proxies} pouvoirs = ${present + proxies} voix. Quorum : ${present} présents pour ${required} requis.`,
    };
  },
);

/** An interested member votes neither for themself nor for the person they represent. L2131-11, L2121-20. */
export const proxyConflict = rule(
  {
    holderA: object({ interested: flag, carriesProxyOf: optional(text) }),
    present: optional(count),
    pouvoirs: optional(count),
  },
  rowsUnder('L2131-11 ; L2121-20'),
  ({ holderA: { interested, carriesProxyOf } }) => {
    const carried = carriesProxyOf === undefined ? [] : [`${carriesProxyOf} via A`];
    return {
      value: { votesExcluded: interested ? ['A', ...carried] : [] },
      calculation: interested
        ? `A est intéressé : sa voix${carried.length > 0 ? ` et celle de ${carriesProxyOf}, qu’il porte,` : ''} ne compte pas.`
        : 'A n’est pas intéressé : aucune voix n’est écartée.',
    };
  },
);
