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

const quotaFault = ({ feature, value, min, max, minFlex, maxFlex }: Quota): string | null => {
  const name = `« ${feature} », « ${value} »`;
  if (![min, max, minFlex ?? min, maxFlex ?? max].every(isCount))
    return `${name} : un quota se donne en nombres entiers de personnes`;
  if (min > max) return `${name} : le minimum (${min}) dépasse le maximum (${max})`;
  if ((minFlex ?? min) > min) return `${name} : min_flex (${minFlex}) dépasse le minimum (${min})`;
  if ((maxFlex ?? max) < max) return `${name} : max_flex (${maxFlex}) est sous le maximum (${max})`;
  return null;
};

const peopleFault = ({ features, quotas, people }: Pool): string | null => {
  const twice = firstTwice(people.map((person) => person.id));
  if (twice !== undefined) return `l’identifiant « ${twice} » paraît deux fois`;
  const known = features.map(
    (feature) => new Set(quotas.filter((quota) => quota.feature === feature).map((quota) => quota.value)),
  );
  for (const { id, values } of people) {
    if (!id) return 'un identifiant est vide';
    if (values.length !== features.length) return `« ${id} » n’a pas une valeur pour chaque critère`;
    const wrong = values.findIndex((value, at) => !known[at]?.has(value));
    if (wrong >= 0)
      return `« ${id} » : « ${values[wrong]} » n’est pas une valeur du critère « ${features[wrong]} »`;
  }
  return null;
};

/** Why a panel of `size` cannot even be looked for in this pool, in one French clause; null if it can. */
export const poolFault = (pool: Pool, size: number): string | null => {
  if (!Number.isSafeInteger(size) || size < 1) return 'la taille du panel doit être d’au moins 1';
  if (size > pool.people.length)
    return `la taille du panel (${size}) dépasse le nombre de personnes (${pool.people.length})`;
  const twice = firstTwice(pool.quotas.map(({ feature, value }) => JSON.stringify([feature, value])));
  if (twice) return `le quota ${twice} paraît deux fois`;
  for (const quota of pool.quotas) {
    if (!pool.features.includes(quota.feature)) return `le critère « ${quota.feature} » est inconnu`;
    const fault = quotaFault(quota);
    if (fault) return fault;
  }
  return peopleFault(pool);
};
