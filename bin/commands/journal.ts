import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyAll } from '../../src/lib/server/application/engine/verify.ts';
import { rebuild, rebuildStale } from '../../src/lib/server/application/engine/rebuild.ts';
import { registry } from '../../src/lib/server/application/registry.ts';
import { openPool, type Pool } from '../../src/lib/server/platform/postgres/pool.ts';
import { openDatabase, type Opened } from './database.ts';

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

const root = join(import.meta.dirname, '../..');
/** What makes a state of a journal: the rules, and how the nouns read their events. */
const folding = [
  { folder: 'src/lib/kernel', files: /(?<!\.test)\.ts$/ },
  { folder: 'src/lib/governance', files: /(?<!\.test)\.ts$/ },
  { folder: 'src/lib/server/application', files: /\/(stream|listing)\.ts$/ },
];

const foldingOfToday = (): string => {
  const hash = createHash('sha256');
  for (const { folder, files } of folding)
    for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort())
      if (files.test(file)) hash.update(readFileSync(join(root, folder, file)));
  return hash.digest('hex');
};

/** The database of a process that serves: after an update, its states are first folded again from the journal. */
export const openToServe = async (defaults: Parameters<typeof openDatabase>[0]): Promise<Opened> => {
  const opened = await openDatabase(defaults);
  const pool = openPool(opened.appUrl);
  try {
    const rebuilt = await rebuildStale(pool, registry, foldingOfToday());
    if (rebuilt.length > 0) console.log(`États refaits à partir du journal : ${rebuilt.length} commune(s).`);
    return opened;
  } catch (error) {
    await opened.stop();
    throw new Error(
      'Le journal ne peut être relu par cette version de Collégiale. Rien n’a été changé : reprenez la version précédente.',
      { cause: error },
    );
  } finally {
    await pool.end();
  }
};
