/**
 * Commands per second against bare transactions: same server, same pool settings, same number of
 * statements and round trips, same run. A bare transaction reads a row under lock, reads two more, and
 * writes one-row inserts; it has no rule, no fold, no chain, no list, no search and no row-level security.
 */
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createExecute } from '../src/lib/server/application/engine/execute.ts';
import { registry } from '../src/lib/server/application/registry.ts';
import type { Execute } from '../src/lib/server/application/engine/request.ts';
import { openCommune } from '../src/lib/server/platform/postgres/communes.ts';
import { startEmbedded } from '../src/lib/server/platform/postgres/embedded.ts';
import { migrate } from '../src/lib/server/platform/postgres/migrate.ts';
import type { Pool } from '../src/lib/server/platform/postgres/pool.ts';
import { inCommune, openPool } from '../src/lib/server/platform/postgres/pool.ts';
import { raiseSubject, settleTown } from '../tests/database/support/town.ts';

const seconds = 4;

/** Operations per second of so many clients that each wait for an answer before asking again. */
const rate = async (clients: number, operation: (client: number) => Promise<void>): Promise<number> => {
  const run = async (duration: number): Promise<number> => {
    const end = performance.now() + duration;
    let done = 0;
    const client = async (index: number): Promise<void> => {
      while (performance.now() < end) {
        await operation(index);
        done += 1;
      }
    };
    const start = performance.now();
    await Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
    return done / ((performance.now() - start) / 1_000);
  };
  await run(500);
  return run(seconds * 1_000);
};

/** The number of statements that one command sends, `begin` and `commit` included. */
const statementsOf = async (pool: Pool, command: () => Promise<void>): Promise<number> => {
  await command();
  const client = await pool.connect();
  const query = client.query.bind(client);
  let count = 0;
  const counting = (...given: Parameters<typeof query>): ReturnType<typeof query> => {
    count += 1;
    return query(...given);
  };
  Object.assign(client, { query: counting });
  client.release();
  await command();
  Object.assign(client, { query });
  return count;
};

/** A transaction of so many statements, the last write of which waits for the same commit. */
const bare =
  (pool: Pool, communeId: string, statements: number) =>
  async (client: number): Promise<void> => {
    // `begin`, the setting of the commune, three reads and `commit` are in the count.
    const writes = statements - 6;
    await inCommune(pool, communeId, async (transaction) => {
      await Promise.all([
        transaction.query({
          name: 'bare-lock',
          text: 'select n from bare_rows where id = $1 for update',
          values: [client],
        }),
        transaction.query({
          name: 'bare-read',
          text: 'select n from bare_rows where id = $1',
          values: [client],
        }),
        transaction.query({
          name: 'bare-read',
          text: 'select n from bare_rows where id = $1',
          values: [client + 100],
        }),
      ]);
      for (let write = 0; write < writes; write += 1)
        transaction.send({
          name: 'bare-write',
          text: 'insert into bare_writes (id, content) values ($1, $2)',
          values: [randomUUID(), 'x'.repeat(300)],
        });
    });
  };

const measure = async (ownerUrl: string, appUrl: string): Promise<void> => {
  const owner = openPool(ownerUrl, 1);
  await owner.query(`create table bare_rows (id integer primary key, n integer not null)`);
  await owner.query(`create table bare_writes (id uuid primary key, content text not null)`);
  await owner.query(`insert into bare_rows select i, 0 from generate_series(0, 200) as i`);
  await owner.query(`grant all on bare_rows, bare_writes to public`);
  await owner.end();

  const communeId = randomUUID();
  const single = openPool(appUrl, 1);
  await openCommune(single, communeId);
  const alone = createExecute(single, registry);
  const town = await settleTown(alone, communeId, 19);
  const raise = async (execute: Execute, client: number): Promise<void> => {
    await raiseSubject(execute, town, town.members[client % town.members.length] ?? town.administrator);
  };
  const statements = await statementsOf(single, () => raise(alone, 0));
  const pool = openPool(appUrl, 16);
  const execute = createExecute(pool, registry);
  for (const clients of [1, 16]) {
    const reference = await rate(clients, bare(pool, communeId, statements));
    const commands = await rate(clients, (client) => raise(execute, client));
    console.log(
      `commands  ${clients} client(s)  ${commands.toFixed(0)}/s  against ${reference.toFixed(0)} bare transactions of ${statements} statements/s  ratio ${(commands / reference).toFixed(2)}`,
    );
  }
  await single.end();
  await pool.end();
};

const folder = mkdtempSync(join(tmpdir(), 'collegiale-bench-'));
chmodSync(folder, 0o755);
const server = await startEmbedded({ folder: join(folder, 'postgres') });
try {
  const { appUrl } = await migrate({ ownerUrl: server.ownerUrl, secret: 'secret of the bench' });
  await measure(server.ownerUrl, appUrl);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
