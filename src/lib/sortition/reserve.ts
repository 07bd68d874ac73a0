import type { Person, Pool } from './pool.ts';

/**
 * Who may stand in reserve for a panel, and what the reserve must look like: people who are not in it and live with
 * nobody of it, by the panel's own shares of each value, rounded both ways. Drawn like a panel, with the same
 * fairness; quotas that the people left cannot meet are given on as little as possible (`feasibility.ts`).
 */
export const reservePool = (pool: Pool, members: readonly Person[], size: number): Pool => {
  const seated = new Set(members.map(({ id }) => id));
  const homes = new Set(members.flatMap(({ household }) => household ?? []));
  const quotas = pool.quotas.map(({ feature, value }) => {
    const at = pool.features.indexOf(feature);
    const share = members.filter(({ values }) => values[at] === value).length / Math.max(1, members.length);
    return { feature, value, min: Math.floor(share * size), max: Math.ceil(share * size) };
  });
  const people = pool.people.filter(
    ({ id, household }) => !seated.has(id) && !(household !== null && homes.has(household)),
  );
  return { ...pool, quotas, people };
};
