import type { Sentence } from '#lib/kernel/sentence.ts';

/** How many people of one value of a feature a panel holds, bounds included, in persons. */
export interface Quota {
  readonly feature: string;
  readonly value: string;
  readonly min: number;
  readonly max: number;
  /** How far `min` may go down and `max` up when quotas cannot be met; without them, as far as needed. */
  readonly minFlex?: number;
  readonly maxFlex?: number;
}

/** Somebody who may be drawn. */
export interface Person {
  readonly id: string;
  /** One value for each of the pool's features, in their order. */
  readonly values: readonly string[];
  /** At most one person of a household is drawn; null for who shares with nobody. */
  readonly household: string | null;
}

/** Who may be drawn, and what a panel must look like. */
export interface Pool {
  readonly features: readonly string[];
  readonly quotas: readonly Quota[];
  readonly people: readonly Person[];
}

const firstTwice = (names: readonly string[]): string | undefined => {
  const seen = new Set<string>();
  return names.find((name) => seen.size === seen.add(name).size);
};

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

const quotaFault = ({ feature, value, min, max, minFlex, maxFlex }: Quota): Sentence | null => {
  const about = (fr: string, en: string): Sentence => ({
    fr: `« ${feature} », « ${value} » : ${fr}`,
    en: `“${feature}”, “${value}”: ${en}`,
  });
  if (![min, max, minFlex ?? min, maxFlex ?? max].every(isCount))
    return about(
      'un quota se donne en nombres entiers de personnes',
      'a quota is given in whole numbers of people',
    );
  if (min > max)
    return about(
      `le minimum (${min}) dépasse le maximum (${max})`,
      `the minimum (${min}) is above the maximum (${max})`,
    );
  if ((minFlex ?? min) > min)
    return about(
      `min_flex (${minFlex}) dépasse le minimum (${min})`,
      `min_flex (${minFlex}) is above the minimum (${min})`,
    );
  if ((maxFlex ?? max) < max)
    return about(
      `max_flex (${maxFlex}) est sous le maximum (${max})`,
      `max_flex (${maxFlex}) is under the maximum (${max})`,
    );
  return null;
};

const peopleFault = ({ features, quotas, people }: Pool): Sentence | null => {
  const twice = firstTwice(people.map((person) => person.id));
  if (twice !== undefined)
    return {
      fr: `l’identifiant « ${twice} » paraît deux fois`,
      en: `the identifier “${twice}” appears twice`,
    };
  const known = features.map(
    (feature) => new Set(quotas.filter((quota) => quota.feature === feature).map((quota) => quota.value)),
  );
  for (const { id, values } of people) {
    if (!id) return { fr: 'un identifiant est vide', en: 'an identifier is empty' };
    if (values.length !== features.length)
      return {
        fr: `« ${id} » n’a pas une valeur pour chaque critère`,
        en: `“${id}” has not a value for each criterion`,
      };
    const wrong = values.findIndex((value, at) => !known[at]?.has(value));
    if (wrong >= 0)
      return {
        fr: `« ${id} » : « ${values[wrong]} » n’est pas une valeur du critère « ${features[wrong]} »`,
        en: `“${id}”: “${values[wrong]}” is no value of the criterion “${features[wrong]}”`,
      };
  }
  return null;
};

/** Why a panel of `size` cannot even be looked for in this pool, in one clause; null if it can. */
export const poolFault = (pool: Pool, size: number): Sentence | null => {
  const count = pool.people.length;
  if (!Number.isSafeInteger(size) || size < 1)
    return {
      fr: 'la taille du panel doit être d’au moins 1',
      en: 'the size of the panel must be 1 at least',
    };
  if (size > count)
    return {
      fr: `la taille du panel (${size}) dépasse le nombre de personnes (${count})`,
      en: `the size of the panel (${size}) is above the number of people (${count})`,
    };
  const twice = firstTwice(pool.quotas.map(({ feature, value }) => JSON.stringify([feature, value])));
  if (twice) return { fr: `le quota ${twice} paraît deux fois`, en: `the quota ${twice} appears twice` };
  for (const quota of pool.quotas) {
    const { feature } = quota;
    if (!pool.features.includes(feature))
      return { fr: `le critère « ${feature} » est inconnu`, en: `the criterion “${feature}” is unknown` };
    const fault = quotaFault(quota);
    if (fault) return fault;
  }
  return peopleFault(pool);
};
