import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { backup } from '../../src/lib/server/platform/postgres/backup.ts';
import { restore } from '../../src/lib/server/platform/postgres/restore.ts';
import { createExecute } from '#lib/server/application/engine/execute.ts';
import { registry } from '#lib/server/application/registry.ts';
import { journalFault, verify } from '#lib/server/application/engine/verify.ts';
import { openCommune } from '#lib/server/platform/postgres/communes.ts';
import { readInstallation, speak } from '#lib/server/platform/postgres/installation.ts';
import { migrations } from '#lib/server/platform/postgres/ledger.ts';
import { migrate } from '#lib/server/platform/postgres/migrate.ts';
import { openPool, type Transaction } from '#lib/server/platform/postgres/pool.ts';
import { freshDatabase, secret } from '../support/database.ts';
import { raiseSubject, settleTown } from './support/town.ts';

const folder = mkdtempSync(join(tmpdir(), 'collegiale-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ask = async (url: string, sql: string, values: unknown[] = []): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
};

test('a backup restored elsewhere gives the same rows, and a damaged one nothing', async () => {
  const [from, to] = [await freshDatabase(), await freshDatabase()];
  try {
    const id = randomUUID();
    await ask(from.ownerUrl, 'insert into communes (commune_id) values ($1)', [id]);
    await ask(
      from.ownerUrl,
      `insert into journal select $1, n, 's', n, 'noted', 1, '{"text":"é,{\\n","n":12345678901234567890}', 'a',
       gen_random_uuid(), now(), '\\x00ff', '\\x01' from generate_series(1, 1203) n`,
      [id],
    );
    await ask(from.ownerUrl, "insert into accounts.link_requests (email, origin) values ('a@b.fr', 'o')");
    const file = join(folder, 'save');
    await backup(from.ownerUrl, file);
    const bytes = readFileSync(file);
    const wrong = join(folder, 'wrong');
    for (const content of [bytes.subarray(0, bytes.length - 40), Buffer.from('bonjour')]) {
      writeFileSync(wrong, content);
      await expect(restore(to.ownerUrl, wrong)).rejects.toThrow('tronqué, altéré');
      expect(await ask(to.ownerUrl, 'select * from communes')).toEqual([]);
    }
    await restore(to.ownerUrl, file);
    for (const table of ['communes', 'journal', 'accounts.link_requests']) {
      const rows = `select row_to_json(t)::text as line from ${table} t order by 1`;
      expect(await ask(to.ownerUrl, rows)).toEqual(await ask(from.ownerUrl, rows));
    }
    await ask(to.ownerUrl, "insert into accounts.link_requests (email, origin) values ('a@b.fr', 'o')");
    await expect(restore(to.ownerUrl, file)).rejects.toThrow('base vide');
  } finally {
    await from.drop();
    await to.drop();
  }
});

test('I-23: a backup made while people act is one instant of the commune, whole once restored', async () => {
  const [from, to] = [await freshDatabase(), await freshDatabase()];
  const [pool, restored] = [openPool(from.appUrl), openPool(to.appUrl)];
  try {
    const communeId = randomUUID();
    await openCommune(pool, communeId);
    const execute = createExecute(pool, registry);
    const town = await settleTown(execute, communeId, 5);
    let acting = true;
    const act = async (person: string): Promise<void> => {
      while (acting) await raiseSubject(execute, town, person);
    };
    const people = Promise.all(town.members.map(act));
    const file = join(folder, 'busy');
    await backup(from.ownerUrl, file);
    acting = false;
    await people;
    await restore(to.ownerUrl, file);
    const there = await verify(restored, registry, communeId);
    expect(there.broken).toBeNull();
    expect(there.events).toBeLessThan((await verify(pool, registry, communeId)).events);
  } finally {
    await pool.end();
    await restored.end();
    await from.drop();
    await to.drop();
  }
});

/** The earliest version whose backups are read: a base that had only these migrations. */
const asOf = async (ownerUrl: string, last: string): Promise<void> => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ app: string; lookup: string }>(
    'select app_role as app, lookup_role as lookup from installation.this',
  );
  await client.query(
    'drop schema public cascade; drop schema accounts cascade; drop schema installation cascade; create schema public',
  );
  await client.query(
    'create table migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
  );
  const { app = '', lookup = '' } = rows[0] ?? {};
  for (const { name: file, sql, checksum } of migrations().filter((one) => one.name <= last)) {
    await client.query(sql.replaceAll(':app_role', app).replaceAll(':lookup_role', lookup));
    await client.query('insert into migrations (name, checksum) values ($1, $2)', [file, checksum]);
  }
  await client.end();
};

test('a backup of an earlier version is restored, brought forward, and keeps silent', async () => {
  const [from, to] = [await freshDatabase(), await freshDatabase()];
  try {
    const id = randomUUID();
    await asOf(from.ownerUrl, '0006_folded_by.sql');
    await ask(from.ownerUrl, 'insert into communes (commune_id) values ($1)', [id]);
    await ask(
      from.ownerUrl,
      "insert into people values ($1, gen_random_uuid(), 'Awa', 'Sarr', 'awa@exemple.fr', null)",
      [id],
    );
    await ask(
      from.ownerUrl,
      "insert into accounts.mailbox (letter_id, recipient, subject, body) values (gen_random_uuid(), 'a@b.fr', 's', 'b')",
    );
    const file = join(folder, 'earlier');
    await backup(from.ownerUrl, file);
    // A mere start left a set-up link: it prevents nothing.
    await ask(
      to.ownerUrl,
      "insert into accounts.setup_links (token_hash, expires_at) values ('\\x01', now())",
    );
    await restore(to.ownerUrl, file);
    expect(await ask(to.ownerUrl, 'select given_name from people')).toEqual([{ given_name: 'Awa' }]);
    expect(await ask(to.ownerUrl, 'select 1 from accounts.setup_links')).toEqual([]);
    expect((await migrate({ ownerUrl: to.ownerUrl, secret })).appUrl).toBe(to.appUrl);
    expect(await ask(to.appUrl, "select given_name from communes_of_email('awa@exemple.fr')")).toHaveLength(
      1,
    );

    const state = await readInstallation(to.ownerUrl);
    expect(state).toMatchObject({ toApply: 0, lettersWaiting: 1, kind: null });
    expect(state.silentSince).not.toBeNull();
    expect(await speak(to.ownerUrl, false)).toBe(0);
    expect((await readInstallation(to.ownerUrl)).silentSince).toBeNull();
  } finally {
    await from.drop();
    await to.drop();
  }
});

test('I-23: a backup whose journal is not intact is refused whole', async () => {
  const [from, to] = [await freshDatabase(), await freshDatabase()];
  const pool = openPool(from.appUrl);
  try {
    const communeId = randomUUID();
    await openCommune(pool, communeId);
    await settleTown(createExecute(pool, registry), communeId, 3);
    const check = (transaction: Transaction) => journalFault(transaction, registry);
    const [sound, altered] = [join(folder, 'sound'), join(folder, 'altered')];
    await backup(from.ownerUrl, sound);
    await ask(
      from.ownerUrl,
      `alter table journal disable trigger journal_append_only;
       update journal set actor = 'person:' || gen_random_uuid() where position = 2;
       alter table journal enable trigger journal_append_only`,
    );
    await backup(from.ownerUrl, altered);
    await expect(restore(to.ownerUrl, altered, check)).rejects.toThrow('L’évènement 2 a été modifié');
    expect(await ask(to.ownerUrl, 'select * from communes')).toEqual([]);
    await restore(to.ownerUrl, sound, check);
    await expect(restore(to.ownerUrl, sound, check)).rejects.toThrow('Quelqu’un a déjà écrit ici');
  } finally {
    await pool.end();
    await from.drop();
    await to.drop();
  }
});
