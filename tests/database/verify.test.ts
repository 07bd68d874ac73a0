import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { createRegistry } from '#lib/server/application/engine/noun.ts';
import { rebuild, rebuildStale } from '#lib/server/application/engine/rebuild.ts';
import { verify, verifyAll } from '#lib/server/application/engine/verify.ts';
import { chainFrom } from '#lib/server/platform/journal/chain.ts';
import { appendRows, lockHead } from '#lib/server/platform/journal/rows.ts';
import { allStates } from '#lib/server/platform/journal/states.ts';
import { openCommune } from '#lib/server/platform/postgres/communes.ts';
import { inCommune } from '#lib/server/platform/postgres/pool.ts';
import { registry } from './support/counter.ts';
import type { World } from './support/world.ts';
import { openWorld } from './support/world.ts';

const worlds: World[] = [];
let world: World;
beforeEach(async () => {
  world = await openWorld();
  worlds.push(world);
  for (const counter of ['a', 'b', 'a', 'b', 'a'])
    await world.send({ type: 'Add', counter, amount: 2, note: 'marché' });
  await world.send({ type: 'Postpone', counter: 'b', until: '2031-01-01T00:00:00Z' });
});
afterAll(() => Promise.all(worlds.map((each) => each.close())));

const check = (): ReturnType<typeof verify> => verify(world.pool, registry, world.communeId);

/** What someone with the owner's rights and bad intentions can do. */
const tamper = async (sql: string): Promise<void> => {
  await world.owner.query('alter table journal disable trigger all');
  await world.owner.query(sql);
  await world.owner.query('alter table journal enable trigger all');
};

describe('verify', () => {
  test('finds an honest journal whole', async () => {
    expect(await check()).toEqual({ communeId: world.communeId, events: 6, broken: null });
  });

  test('goes through every commune', async () => {
    await openCommune(world.pool, randomUUID());
    const found = await Array.fromAsync(verifyAll(world.pool, registry));
    expect(found.map(({ events, broken }) => [events, broken]).sort()).toEqual([
      [0, null],
      [6, null],
    ]);
  });

  test.each([
    ['an amount', `update journal set data = '{"amount": 3, "note": null}' where position = 3`],
    ['an author', `update journal set actor = 'person:0' where position = 3`],
    [
      'an instant',
      `update journal set recorded_at = recorded_at + interval '1 millisecond' where position = 3`,
    ],
    ['a key', `update journal set command_key = gen_random_uuid() where position = 3`],
    ['a hash', `update journal set hash = sha256('x') where position = 3`],
    ['a row taken away', `delete from journal where position = 3`],
  ])('I-23: sees %s changed behind its back, and says where', async (_, sql) => {
    await tamper(sql);
    const { events, broken } = await check();
    expect({ events, position: broken?.position }).toEqual({ events: 2, position: 3 });
    expect(broken?.message).toMatch(/3/);
  });

  test('I-23: sees the end of the journal cut off', async () => {
    await tamper('delete from journal where position = 6');
    expect((await check()).broken).toMatchObject({ position: 6 });
  });

  test.each([
    ['changed', `update states set document = document || '{"total": 100}' where stream = 'counter:a'`],
    ['hidden', `update states set public = false where stream = 'counter:a'`],
    ['missing', `delete from states where stream = 'counter:a'`],
    ['of another version', `update states set version = 9 where stream = 'counter:a'`],
    ['without its wake-up', `delete from wakeups`],
    [
      'from nowhere',
      `insert into states (commune_id, stream, noun, version, document)
       select commune_id, 'counter:ghost', 'counter', 1, '{}' from communes`,
    ],
  ])('sees a state %s, and a rebuild puts it right', async (_, sql) => {
    await world.owner.query(sql);
    expect((await check()).broken).toMatchObject({ position: null, message: expect.stringMatching(/état/) });
    await rebuild(world.pool, registry, world.communeId);
    expect((await check()).broken).toBeNull();
  });
});

describe('rebuild', () => {
  const everything = async (): Promise<unknown> => ({
    states: await inCommune(world.pool, world.communeId, allStates),
    search: (await world.owner.query('select stream, search::text from states order by stream')).rows,
    wakeups: (await world.owner.query('select stream, due_at from wakeups order by stream')).rows,
  });

  test('gives the same states, lists, search and wake-ups', async () => {
    const before = await everything();
    expect(await rebuild(world.pool, registry, world.communeId)).toBe(2);
    expect(await everything()).toEqual(before);
  });

  test('while commands arrive: they wait, none is lost', async () => {
    const sent = Array.from({ length: 50 }, () => world.send({ type: 'Add', counter: 'c', amount: 1 }));
    await Promise.all([rebuild(world.pool, registry, world.communeId), ...sent]);
    expect(await check()).toMatchObject({ events: 56, broken: null });
  });

  test('comes by itself after an update, once however many processes start together', async () => {
    const rebuildWith = (reading: string) => rebuildStale(world.pool, registry, reading);
    expect(await rebuildWith('former')).toEqual([world.communeId]);
    await world.owner.query(`update states set document = '{"total": 7}' where stream = 'counter:a'`);
    expect(await rebuildWith('former')).toEqual([]);
    const started = await Promise.all([rebuildWith('today'), rebuildWith('today'), rebuildWith('today')]);
    expect(started.flat()).toEqual([world.communeId]);
    expect((await check()).broken).toBeNull();
  });

  test('changes nothing when today’s code cannot read the journal', async () => {
    const before = await everything();
    await expect(rebuildStale(world.pool, createRegistry([]), 'other')).rejects.toThrow('counter');
    expect(await everything()).toEqual(before);
    expect(await rebuildStale(world.pool, registry, 'other')).toEqual([world.communeId]);
  });
});

describe('an event written by an older version', () => {
  const plant = (typeVersion: number): Promise<void> =>
    inCommune(world.pool, world.communeId, async (transaction) => {
      const head = await lockHead(transaction);
      const event = {
        stream: 'counter:old',
        streamVersion: 1,
        type: 'Added',
        typeVersion,
        content: { tens: 4 },
        actor: 'system',
        commandKey: randomUUID(),
        recordedAt: '2024-01-01T00:00:00.000Z',
      };
      if (head) appendRows(transaction, chainFrom(world.communeId, head, [event]));
    });

  test('is read as today’s code knows it, and stays as it was written', async () => {
    await plant(1);
    await rebuild(world.pool, registry, world.communeId);
    const { rows } = await world.owner.query(
      `select document->'total' as total from states where stream = 'counter:old'`,
    );
    expect(rows).toEqual([{ total: 40 }]);
    await world.send({ type: 'Add', counter: 'old', amount: 1 });
    expect(await check()).toMatchObject({ events: 8, broken: null });
    const { rows: kept } = await world.owner.query(
      `select type_version as version, data from journal where stream = 'counter:old' order by position`,
    );
    expect(kept).toEqual([
      { version: 1, data: { tens: 4 } },
      { version: 2, data: { amount: 1, note: null } },
    ]);
  });

  test('or by a newer one than this code is told, not guessed', async () => {
    await plant(9);
    expect((await check()).broken).toMatchObject({ position: 7 });
    await expect(rebuild(world.pool, registry, world.communeId)).rejects.toThrow(/version 9/);
  });
});
