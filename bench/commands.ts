/**
 * Commands per second against bare transactions: same server, same pool settings, same number of
 * statements and round trips, same run. A bare transaction reads a row under lock, reads two more, and
 * writes one-row inserts; it has no rule, no fold, no chain, no list, no search and no row-level security.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultParameters } from '../src/lib/governance/charter/index.ts';
import type { AnyCommand } from '../src/lib/server/application/noun.ts';
import { createExecute } from '../src/lib/server/application/execute.ts';
import { registry } from '../src/lib/server/application/nouns/index.ts';
import type { Actor } from '../src/lib/server/application/noun.ts';
import type { Execute } from '../src/lib/server/application/request.ts';
import { openCommune } from '../src/lib/server/platform/postgres/communes.ts';
import { startEmbedded } from '../src/lib/server/platform/postgres/embedded.ts';
import { migrate } from '../src/lib/server/platform/postgres/migrate.ts';
import type { Pool } from '../src/lib/server/platform/postgres/pool.ts';
import { inCommune, openPool } from '../src/lib/server/platform/postgres/pool.ts';

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

const must = async (
  execute: Execute,
  communeId: string,
  actor: Actor,
  command: AnyCommand,
): Promise<void> => {
  const result = await execute({ communeId, actor, key: randomUUID(), command });
  if (!result.ok) throw new Error(`${command.type}: ${JSON.stringify(result.error)}`);
};

const identity = { givenName: 'Camille', familyName: 'Martin', email: null, birthDate: null };
const founder = randomUUID();
const members = Array.from({ length: 19 }, () => randomUUID());
const group = randomUUID();

/** A commune of nineteen elected members with its majority group. */
const settle = async (execute: Execute, communeId: string): Promise<void> => {
  const administrator: Actor = { kind: 'person', person: founder };
  await must(
    execute,
    communeId,
    { kind: 'setup' },
    {
      type: 'FoundCommune',
      name: 'Mesure',
      insee: '26289',
      population: 1_300,
      populationSource: 'Insee',
      registeredElectors: null,
      installedOn: '2026-03-28',
      founder: { personId: founder, ...identity },
    },
  );
  await must(execute, communeId, administrator, {
    type: 'RegisterPeople',
    people: members.map((personId, index) => ({
      personId,
      function: index === 0 ? 'mayor' : 'councillor',
      majority: true,
      rank: index + 1,
      group: null,
      ...identity,
    })),
  });
  await must(execute, communeId, administrator, {
    type: 'CreateBody',
    bodyId: group,
    name: 'Groupe majoritaire',
    kind: 'majorityGroup',
    members: members.map((person) => ({ person, capacity: 'member' })),
    decision: null,
    purpose: 'Décider ensemble',
    perimeter: null,
    quorum: 10,
    rhythm: 'toutes les deux semaines',
    parent: null,
    endsOn: null,
  });
};

/** The group consents to the charter's first version: nothing else is possible before. */
const consentToCharter = async (execute: Execute, communeId: string): Promise<void> => {
  const draft = { type: 'DraftCharter', parameters: defaultParameters };
  await must(execute, communeId, { kind: 'person', person: founder }, draft);
  for (const person of members) {
    const position = { type: 'TakeCharterPosition', revision: 1, position: { kind: 'consent' } };
    await must(execute, communeId, { kind: 'person', person }, position);
  }
};

const raise = (execute: Execute, communeId: string, client: number): Promise<void> =>
  must(
    execute,
    communeId,
    { kind: 'person', person: members[client % members.length] ?? founder },
    {
      type: 'RaiseSubject',
      subjectId: randomUUID(),
      title: 'Horaires de la bibliothèque',
      text: 'Les horaires actuels ne conviennent ni aux familles ni aux personnes qui travaillent à Valence.',
      body: group,
      origin: null,
      answers: {
        newPolicy: 'no',
        orientation: 'no',
        priceTaxLand: 'no',
        serviceOrganisation: 'yes',
        publicPosition: 'no',
      },
      unbudgetedEuros: null,
      basis: { kind: 'runningAffairs' },
    },
  );

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
  await settle(alone, communeId);
  await consentToCharter(alone, communeId);
  const statements = await statementsOf(single, () => raise(alone, communeId, 0));
  const pool = openPool(appUrl, 16);
  const execute = createExecute(pool, registry);
  for (const clients of [1, 16]) {
    const reference = await rate(clients, bare(pool, communeId, statements));
    const commands = await rate(clients, (client) => raise(execute, communeId, client));
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
