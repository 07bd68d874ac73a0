import { openJournal } from '../journal/rows.ts';
import type { Pool } from './pool.ts';
import { inCommune } from './pool.ts';

/**
 * Gives a commune its place in the database and an empty journal; harmless when it has them.
 * @param host the host name under which it is reached, when several communes share an installation
 */
export const openCommune = (pool: Pool, communeId: string, host: string | null = null): Promise<void> =>
  inCommune(pool, communeId, async (transaction) => {
    transaction.send({
      text: 'insert into communes (commune_id, host) values ($1, $2) on conflict do nothing',
      values: [communeId, host],
    });
    openJournal(transaction);
  });

/** Any number, the same in every process: the lock under which the first commune takes its place. */
const firstCommuneLock = 7_022_027;

/**
 * The place of the one commune of an installation that is being set up: the one there is, or a new one. Two
 * founders at once, or one who starts again after a breakdown, get the same.
 * @param fresh the id to give when there is none yet
 */
export const openFirstCommune = (pool: Pool, fresh: string): Promise<string> =>
  inCommune(pool, fresh, async (transaction) => {
    await transaction.query({ text: 'select pg_advisory_xact_lock($1)', values: [firstCommuneLock] });
    const { rows } = await transaction.query<{ commune_id: string }>({
      text: 'select commune_id from communes order by commune_id limit 1',
    });
    const there = rows[0]?.commune_id;
    if (there !== undefined) return there;
    transaction.send({ text: 'insert into communes (commune_id) values ($1)', values: [fresh] });
    openJournal(transaction);
    return fresh;
  });
