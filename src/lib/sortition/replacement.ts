import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import type { Sentence } from '#lib/kernel/sentence.ts';
import type { Pool } from './pool.ts';

/**
 * What is left to draw once some people are kept and others are gone: a pool without either (nor the households of
 * those kept), and quotas less those who hold them. Drawn like any panel, with the same fairness, it completes the
 * panel within the first quotas. Substitutes drawn in advance are the same, with nobody gone. Refuses, in one
 * clause, an unknown person and kept people who already break a quota.
 */
export const replacementOf = (
  pool: Pool,
  size: number,
  kept: readonly string[],
  gone: readonly string[],
): Result<{ pool: Pool; size: number }, Sentence> => {
  const known = new Set(pool.people.map(({ id }) => id));
  const unknown = [...kept, ...gone].find((id) => !known.has(id));
  if (unknown !== undefined)
    return refuse({ fr: `« ${unknown} » n’est pas dans la liste`, en: `“${unknown}” is not in the list` });
  const keptIds = new Set(kept);
  const goneIds = new Set(gone);
  const both = kept.find((id) => goneIds.has(id));
  if (both !== undefined)
    return refuse({
      fr: `« ${both} » ne peut être à la fois parmi les personnes gardées et parties`,
      en: `“${both}” cannot be both kept and gone`,
    });
  const seated = pool.people.filter(({ id }) => keptIds.has(id));
  const homes = new Set(seated.flatMap(({ household }) => household ?? []));
  const quotas = pool.quotas.map((quota) => {
    const at = pool.features.indexOf(quota.feature);
    const held = seated.filter(({ values }) => values[at] === quota.value).length;
    const { minFlex, maxFlex } = quota;
    return {
      ...quota,
      min: Math.max(0, quota.min - held),
      max: quota.max - held,
      ...(minFlex === undefined ? {} : { minFlex: Math.max(0, minFlex - held) }),
      ...(maxFlex === undefined ? {} : { maxFlex: maxFlex - held }),
    };
  });
  const broken = quotas.find(({ max }) => max < 0);
  if (broken)
    return refuse({
      fr: `les personnes gardées dépassent déjà le quota « ${broken.value} » (« ${broken.feature} »)`,
      en: `the people kept are already above the quota “${broken.value}” (“${broken.feature}”)`,
    });
  const people = pool.people.filter(
    ({ id, household }) => !keptIds.has(id) && !goneIds.has(id) && !(household && homes.has(household)),
  );
  return ok({ pool: { ...pool, quotas, people }, size: size - keptIds.size });
};
