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
