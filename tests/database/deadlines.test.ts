import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createExecute } from '#lib/server/application/engine/execute.ts';
import { runDeadlines, startDeadlines } from '#lib/server/application/engine/deadlines.ts';
import { openPool } from '#lib/server/platform/postgres/pool.ts';
import { registry } from './support/counter.ts';
import type { World } from './support/world.ts';
import { openWorld } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const notes = async (counter: string): Promise<unknown> => {
  const text = `select document->'notes' as notes from states where stream = $1`;
  return (await world.owner.query<{ notes: unknown }>(text, [`counter:${counter}`])).rows[0]?.notes;
};
const never = (stream: string, reason: unknown): void => {
  throw new Error(`${stream}: ${String(reason)}`);
};

describe('a deadline', () => {
  test('is carried when it has come, not before, and by the system', async () => {
    await world.send({ type: 'Postpone', counter: 'a', until: '2030-06-01T00:00:00Z' });
    const run = (now: string): Promise<number> =>
      runDeadlines(world.pool, registry, world.execute, now, never);
    expect(await run('2030-05-31T23:59:59Z')).toBe(0);
    expect(await run('2030-06-01T00:00:01Z')).toBe(1);
    expect(await run('2030-06-01T00:00:02Z')).toBe(0);
    expect(await notes('a')).toEqual(['rang']);
    const { rows } = await world.owner.query(`select actor from journal where type = 'Rang'`);
    expect(rows).toEqual([{ actor: 'system' }]);
  });

  test('is carried once by several processes looking at the same instant', async () => {
    for (let index = 0; index < 10; index += 1)
      await world.send({ type: 'Postpone', counter: `p${index}`, until: '2030-01-01T00:00:00Z' });
    const pools = [openPool(world.appUrl), openPool(world.appUrl)];
    await Promise.all(
      pools.map((pool) =>
        runDeadlines(pool, registry, createExecute(pool, registry), '2030-01-02T00:00:00Z', never),
      ),
    );
    await Promise.all(pools.map((pool) => pool.end()));
    for (let index = 0; index < 10; index += 1) expect(await notes(`p${index}`)).toEqual(['rang']);
  });

  test('is looked for until stopped', async () => {
    await world.send({ type: 'Postpone', counter: 'watched', until: '2020-01-01T00:00:00Z' });
    const stop = startDeadlines(world.pool, registry, world.execute, { intervalMs: 20 });
    await expect.poll(() => notes('watched')).toEqual(['rang']);
    await stop();
  });

  test('that is refused is told, and does not stop the others', async () => {
    const failures: string[] = [];
    await world.send({ type: 'Postpone', counter: 'good', until: '2020-01-01T00:00:00Z' });
    await world.owner.query(
      `insert into wakeups select commune_id, 'counter:ghost', '2019-01-01' from communes limit 1`,
    );
    const carried = await runDeadlines(
      world.pool,
      registry,
      world.execute,
      '2030-01-01T00:00:00Z',
      (stream) => failures.push(stream),
    );
    expect(carried).toBe(1);
    expect(failures).toEqual([`${world.communeId}/counter:ghost`]);
  });
});
