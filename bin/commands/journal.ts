import { verifyAll } from '../../src/lib/server/application/verify.ts';
import { rebuild } from '../../src/lib/server/application/rebuild.ts';
import { registry } from '../../src/lib/server/application/nouns/index.ts';
import { openPool, type Pool } from '../../src/lib/server/platform/postgres/pool.ts';
import { openDatabase } from './database.ts';

const withPool = async (work: (pool: Pool) => Promise<number>): Promise<number> => {
  const opened = await openDatabase({ mode: 'production' });
  const pool = openPool(opened.appUrl);
  try {
    return await work(pool);
  } finally {
    await pool.end();
    await opened.stop();
  }
};

/** Reads every journal from its first event: chain, versions, and states equal to a replay. */
export const verifyJournals = (): Promise<number> =>
  withPool(async (pool) => {
    let broken = 0;
    for await (const { communeId, events, broken: fault } of verifyAll(pool, registry)) {
      console.log(`${communeId} : ${events} évènements, ${fault ? fault.message : 'journal intact'}`);
      if (fault) broken += 1;
    }
    return broken === 0 ? 0 : 1;
  });

/** Drops the folded states of every commune and replays its journal. */
export const rebuildStates = (): Promise<number> =>
  withPool(async (pool) => {
    for await (const { communeId } of verifyAll(pool, registry))
      console.log(`${communeId} : ${await rebuild(pool, registry, communeId)} états refaits`);
    return 0;
  });
