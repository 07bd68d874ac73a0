import type { Transaction } from '../postgres/pool.ts';

/** How many gave each answer. */
export type Counts = Readonly<Record<string, number>>;

/** Answers kept apart from who gave them: only their sum is anywhere. */
export interface Urn {
  readonly stream: string;
  readonly urn: string;
  readonly counts: Counts;
}

/** What an urn holds; nothing when nobody has answered. */
export const loadUrn = async (transaction: Transaction, stream: string, urn: string): Promise<Counts> => {
  const { rows } = await transaction.query<{ counts: Counts }>({
    name: 'load-urn',
    text: 'select counts from urns where commune_id = $1 and stream = $2 and urn = $3',
    values: [transaction.communeId, stream, urn],
  });
  return rows[0]?.counts ?? {};
};

/** Writes the sums over those there. */
export const saveUrns = (transaction: Transaction, urns: readonly Urn[]): void => {
  for (const { stream, urn, counts } of urns)
    transaction.send({
      name: 'save-urn',
      text: `insert into urns (commune_id, stream, urn, counts) values ($1, $2, $3, $4)
             on conflict (commune_id, stream, urn) do update set counts = excluded.counts`,
      values: [transaction.communeId, stream, urn, JSON.stringify(counts)],
    });
};
