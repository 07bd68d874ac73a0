import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { backup, restore } from '../../src/lib/server/platform/postgres/backup.ts';
import { createExecute } from '#lib/server/application/engine/execute.ts';
import { registry } from '#lib/server/application/registry.ts';
import { verify } from '#lib/server/application/engine/verify.ts';
import { openCommune } from '#lib/server/platform/postgres/communes.ts';
import { openPool } from '#lib/server/platform/postgres/pool.ts';
import { freshDatabase } from '../support/database.ts';
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
