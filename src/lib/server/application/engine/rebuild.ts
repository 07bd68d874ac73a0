import { lockHead, readRows } from '../../platform/journal/rows.ts';
import { dropStates, saveStates, saveWakeups } from '../../platform/journal/states.ts';
import type { Pool, Transaction } from '../../platform/postgres/pool.ts';
import { inCommune } from '../../platform/postgres/pool.ts';
import type { Registry } from './noun.ts';
import type { StreamState } from './replay.ts';
import { replay, toFolded } from './replay.ts';

const mostInStatement = 500;

/**
 * Drops every folded state of a commune (documents, lists, search, wake-ups) and replays its journal, in
 * one transaction that holds the head: commands wait meanwhile, readers see the old states until the end.
 * @returns the number of streams written
 * @throws when the journal cannot be read by today's code: nothing is then changed
 */
export const rebuild = (pool: Pool, registry: Registry, communeId: string): Promise<number> =>
  inCommune(pool, communeId, async (transaction) => {
    await lockHead(transaction);
    return refold(transaction, registry);
  });

/**
 * Rebuilds the states of every commune that were folded by other code than today's, as after an update; each
 * once, however many processes start together.
 * @param reading names the code that folds, such as a hash of its sources
 * @returns the communes rebuilt
 * @throws as {@link rebuild}
 */
export const rebuildStale = async (pool: Pool, registry: Registry, reading: string): Promise<string[]> => {
  const { rows } = await pool.query<{ commune_id: string }>({
    text: 'select commune_id from communes where folded_by is distinct from $1 order by commune_id',
    values: [reading],
  });
  const rebuilt: string[] = [];
  for (const { commune_id } of rows)
    if (await refoldOnce(pool, registry, commune_id, reading)) rebuilt.push(commune_id);
  return rebuilt;
};

const refoldOnce = (pool: Pool, registry: Registry, communeId: string, reading: string): Promise<boolean> =>
  inCommune(pool, communeId, async (transaction) => {
    await lockHead(transaction);
    const { rows } = await transaction.query<{ commune_id: string }>({
      text: `update communes set folded_by = $2
             where commune_id = $1 and folded_by is distinct from $2 returning commune_id`,
      values: [communeId, reading],
    });
    if (rows.length === 0) return false;
    await refold(transaction, registry);
    return true;
  });

const refold = async (transaction: Transaction, registry: Registry): Promise<number> => {
  const streams = new Map<string, StreamState>();
  for await (const row of readRows(transaction)) replay(registry, streams, row);
  dropStates(transaction);
  const states = [...streams].map(([stream, state]) => toFolded(stream, state));
  for (let from = 0; from < states.length; from += mostInStatement) {
    const part = states.slice(from, from + mostInStatement);
    saveStates(transaction, part);
    saveWakeups(transaction, part);
  }
  return streams.size;
};
