import type { Transaction } from '#lib/server/platform/postgres/pool.ts';

/** A decision, to be named and led to. */
export interface DecisionLink {
  id: string;
  title: string;
}

/** Titles of adopted decisions, by id; one that was never adopted is left out. */
export const titlesOf = async (
  transaction: Transaction,
  ids: readonly string[],
): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await transaction.query<{ id: string; title: string }>({
    text: `select listing->>'id' as id, listing->>'title' as title from states
           where commune_id = $1 and stream = any($2) and public`,
    values: [transaction.communeId, ids.map((id) => `proposal:${id}`)],
  });
  return new Map(rows.map(({ id, title }) => [id, title]));
};
