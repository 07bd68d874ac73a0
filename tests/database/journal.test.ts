import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inCommune } from '#lib/server/platform/postgres/pool.ts';
import { openCommune } from '#lib/server/platform/postgres/communes.ts';
import { readHead, readRows } from '#lib/server/platform/journal/rows.ts';
import type { World } from './support/world.ts';
import { openWorld } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  for (let amount = 1; amount <= 5; amount += 1) await world.send({ type: 'Add', counter: 'a', amount });
});
afterAll(() => world.close());

const asApplication = (sql: string, communeId = world.communeId): Promise<unknown> =>
  inCommune(world.pool, communeId, (transaction) => transaction.query({ text: sql }));

describe('the journal', () => {
  test('numbers and chains its rows, and its head is the last of them', async () => {
    const { rows, head } = await inCommune(world.pool, world.communeId, async (transaction) => ({
      rows: await Array.fromAsync(readRows(transaction)),
      head: await readHead(transaction),
    }));
    expect(rows.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
    expect(rows.map(({ streamVersion }) => streamVersion)).toEqual([1, 2, 3, 4, 5]);
    rows.slice(1).forEach((row, index) => expect(row.previousHash).toEqual(rows[index]?.hash));
    expect(head).toEqual({ position: 5, hash: rows.at(-1)?.hash });
  });

  test('I-23: the application can add to it, never change it', async () => {
    for (const sql of [
      `update journal set actor = 'somebody'`,
      'delete from journal',
      'truncate journal',
      'drop table journal',
      'alter table journal disable trigger all',
      'delete from answers',
      `update answers set answer = '{}'`,
    ])
      await expect(asApplication(sql), sql).rejects.toMatchObject({ code: '42501' });
  });

  test('I-23: even its owner is stopped, unless the guard itself is taken away', async () => {
    for (const sql of [`update journal set actor = 'somebody'`, 'delete from journal', 'truncate journal'])
      await expect(world.owner.query(sql), sql).rejects.toMatchObject({ code: '42501' });
  });

  test('another commune sees none of it and can write none of it', async () => {
    const other = randomUUID();
    await openCommune(world.pool, other);
    const seen = await inCommune(world.pool, other, async (transaction) => {
      const counts = ['journal', 'states', 'answers', 'wakeups', 'people'].map((table) =>
        transaction.query<{ rows: number }>({ text: `select count(*)::integer as rows from ${table}` }),
      );
      return (await Promise.all(counts)).map(({ rows }) => rows[0]?.rows);
    });
    expect(seen).toEqual([0, 0, 0, 0, 0]);
    const state = `insert into states (commune_id, stream, noun, version, document)
                   values ('${world.communeId}', 'counter:b', 'counter', 1, '{}')`;
    await expect(asApplication(state, other)).rejects.toMatchObject({ code: '42501' });
    const event = `insert into journal select * from (select '${world.communeId}'::uuid, 6, 'counter:a', 6, 'Added', 1,
      '{}'::jsonb, 'system', gen_random_uuid(), now(), ''::bytea, ''::bytea) as forged`;
    await expect(asApplication(event, other)).rejects.toMatchObject({ code: '42501' });
  });

  test('outside a commune nothing is seen at all', async () => {
    const { rows } = await world.pool.query('select count(*)::integer as rows from journal');
    expect(rows).toEqual([{ rows: 0 }]);
  });
});
