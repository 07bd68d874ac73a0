import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createExecute } from '#lib/server/application/engine/execute.ts';
import { inCommune, openPool } from '#lib/server/platform/postgres/pool.ts';
import { loadStates } from '#lib/server/platform/journal/states.ts';
import { verify } from '#lib/server/application/engine/verify.ts';
import type { CounterState } from './support/counter.ts';
import { registry } from './support/counter.ts';
import type { World } from './support/world.ts';
import { openWorld } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const stateOf = async (counter: string): Promise<CounterState> => {
  const [found] = await inCommune(world.pool, world.communeId, (transaction) =>
    loadStates(transaction, new Map([[`counter:${counter}`, 0]])),
  );
  return found?.document as CounterState;
};
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

describe('one command', () => {
  test('answers its position and version, and the state is folded', async () => {
    const answer = await world.send({ type: 'Add', counter: 'one', amount: 3, note: 'été' });
    expect(answer).toMatchObject({
      ok: true,
      value: { stream: 'counter:one', version: 1, events: ['Added'], replayed: false },
    });
    expect(await stateOf('one')).toEqual({ total: 3, notes: ['été'], due: null });
  });

  test('refused by its rule, leaves nothing, and may be sent again under its key', async () => {
    const key = randomUUID();
    const refused = await world.send({ type: 'Add', counter: 'two', amount: 5_000 }, { key });
    expect(refused).toEqual({
      ok: false,
      error: { kind: 'refusal', noun: 'counter', refusal: { code: 'too-much', most: 1_000 } },
    });
    expect(await stateOf('two')).toBeUndefined();
    expect(await world.send({ type: 'Add', counter: 'two', amount: 5 }, { key })).toMatchObject({ ok: true });
  });

  test('is refused as stale when somebody acted in between', async () => {
    await world.send({ type: 'Add', counter: 'stale', amount: 1 });
    await world.send({ type: 'Add', counter: 'stale', amount: 1 }, { expectedVersion: 1 });
    const late = await world.send({ type: 'Add', counter: 'stale', amount: 1 }, { expectedVersion: 1 });
    expect(late).toMatchObject({
      ok: false,
      error: { refusal: { code: 'stale-version', expected: 1, current: 2 } },
    });
  });

  test('of a wrong form is an input error, by field', async () => {
    const wrong = { type: 'Add', counter: 'a', amount: 'beaucoup' };
    const error = async (request: Parameters<World['send']>[1]): Promise<unknown> => {
      const result = await world.send({ type: 'Add', counter: 'form', amount: 1 }, request);
      return result.ok ? null : result.error;
    };
    expect(await error({ command: wrong })).toMatchObject({
      kind: 'input',
      error: { code: 'invalid-input', fields: { amount: [expect.any(String)] } },
    });
    expect(await error({ command: { type: 'Rule' } })).toMatchObject({ error: { code: 'unknown-command' } });
    expect(await error({ key: 'again' })).toMatchObject({ error: { code: 'invalid-key' } });
    expect(await error({ communeId: randomUUID() })).toMatchObject({ error: { code: 'unknown-commune' } });
    expect(await error({ command: { type: 'Add', counter: 'form', amount: 1, note: 'a\0b' } })).toMatchObject(
      {
        error: { code: 'invalid-input', fields: { note: ['unstorable-text'] } },
      },
    );
    expect(await stateOf('form')).toBeUndefined();
  });

  test('carries its reactions with it, or is refused with them', async () => {
    await world.send({ type: 'Add', counter: 'source', amount: 700 });
    await world.send({ type: 'Add', counter: 'target', amount: 50 });
    const copied = await world.send({ type: 'AddTo', counter: 'source', other: 'target' });
    expect(copied).toMatchObject({ ok: true, value: { stream: 'counter:source', events: ['Copied'] } });
    expect(await stateOf('target')).toMatchObject({ total: 800 });
    // 700 + 800 is more than a counter takes at once: the reaction is refused, so the command is.
    const refused = await world.send({ type: 'AddTo', counter: 'source', other: 'target' });
    expect(refused).toMatchObject({ ok: false, error: { refusal: { code: 'too-much' } } });
    expect(await stateOf('target')).toMatchObject({ total: 800 });
  });

  test('writes names beside the journal; an address already taken is said', async () => {
    const name = (person: string): ReturnType<World['send']> =>
      world.send({ type: 'Name', counter: 'people', person, email: 'Anne@Exemple.fr' });
    expect(await name(randomUUID())).toMatchObject({ ok: true });
    expect(await name(randomUUID())).toMatchObject({ ok: false, error: { error: { code: 'email-taken' } } });
    const { rows } = await world.owner.query<{ data: unknown }>(
      `select data from journal where type = 'Named'`,
    );
    expect(JSON.stringify(rows)).not.toMatch(/anne|roux/i);
  });

  test('is found in French, with and without accents, whatever the ending', async () => {
    await world.send({ type: 'Add', counter: 'search', amount: 1, note: 'Rénovation des écoles' });
    for (const words of ['école', 'ecoles', 'rénover', 'renovation']) {
      const { rows } = await world.owner.query<{ stream: string }>(
        `select stream from states where search @@ plainto_tsquery('french', $1) and stream = 'counter:search'`,
        [words],
      );
      expect([words, rows.length]).toEqual([words, 1]);
    }
  });
});

describe('a command sent twice', () => {
  test('acts once and gives the same answer', async () => {
    const key = randomUUID();
    const first = await world.send({ type: 'Add', counter: 'twice', amount: 1 }, { key });
    const second = await world.send({ type: 'Add', counter: 'twice', amount: 1 }, { key });
    expect(first.ok && second.ok && { ...second.value, replayed: false }).toEqual(first.ok && first.value);
    expect(second).toMatchObject({ value: { replayed: true } });
    expect(await stateOf('twice')).toMatchObject({ total: 1 });
  });

  test('I-24: at the same instant, from two processes, acts once', async () => {
    const otherPool = openPool(world.appUrl);
    const other = createExecute(otherPool, registry);
    const key = randomUUID();
    const request = {
      communeId: world.communeId,
      actor: { kind: 'system' },
      key,
      command: { type: 'Add', counter: 'double', amount: 1 },
    } as const;
    const answers = await Promise.all(times(10, (index) => (index % 2 ? world.execute : other)(request)));
    await otherPool.end();
    expect(await stateOf('double')).toMatchObject({ total: 1 });
    expect(answers.filter((answer) => answer.ok && !answer.value.replayed)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.ok && answer.value.position)).size).toBe(1);
  });

  test('under the same key but another command, is an input error', async () => {
    const key = randomUUID();
    await world.send({ type: 'Add', counter: 'reused', amount: 1 }, { key });
    const reused = await world.send({ type: 'Add', counter: 'reused', amount: 2 }, { key });
    expect(reused).toEqual({ ok: false, error: { kind: 'input', error: { code: 'key-reused' } } });
    const person = { kind: 'person', person: randomUUID() } as const;
    const others = await world.send({ type: 'Add', counter: 'reused', amount: 2 }, { key, actor: person });
    expect(others).toMatchObject({ ok: true, value: { replayed: false } });
  });
});

describe('many commands at once', () => {
  test('I-24: a hundred on one stream are all kept', async () => {
    const answers = await Promise.all(
      times(100, (index) => world.send({ type: 'Add', counter: 'burst', amount: 1, note: `n${index}` })),
    );
    expect(new Set(answers.map((answer) => answer.ok && answer.value.version)).size).toBe(100);
    const { total, notes } = await stateOf('burst');
    expect(total).toBe(100);
    expect(new Set(notes).size).toBe(100);
  });

  test('I-24: from two processes on one stream, all are kept and the chain holds', async () => {
    const otherPool = openPool(world.appUrl);
    const other = createExecute(otherPool, registry);
    const request = (): Parameters<typeof other>[0] => ({
      communeId: world.communeId,
      actor: { kind: 'system' },
      key: randomUUID(),
      command: { type: 'Add', counter: 'shared', amount: 1 },
    });
    await Promise.all(times(200, (index) => (index % 2 ? world.execute : other)(request())));
    await otherPool.end();
    expect(await stateOf('shared')).toMatchObject({ total: 200 });
    expect(await verify(world.pool, registry, world.communeId)).toMatchObject({ broken: null });
  });

  test('of a burst share transactions', async () => {
    const { rows: before } = await world.owner.query<{ n: number }>(
      'select count(distinct answered_at)::integer as n from answers',
    );
    await Promise.all(times(100, () => world.send({ type: 'Add', counter: 'batched', amount: 1 })));
    const { rows: after } = await world.owner.query<{ n: number }>(
      'select count(distinct answered_at)::integer as n from answers',
    );
    expect((after[0]?.n ?? 0) - (before[0]?.n ?? 0)).toBeLessThan(10);
  });

  test('a poisoned command fails alone, wherever it explodes', async () => {
    const sent = [
      world.send({ type: 'Add', counter: 'good', amount: 1 }),
      world.send({ type: 'Explode', counter: 'bad1', where: 'decide' }),
      world.send({ type: 'Add', counter: 'good', amount: 1 }),
      world.send({ type: 'Explode', counter: 'bad2', where: 'listing' }),
      world.send({ type: 'Explode', counter: 'bad3', where: 'reads' }),
      world.send({ type: 'Loop', counter: 'bad4' }),
      world.send({ type: 'Add', counter: 'good', amount: 1 }),
    ];
    const settled = await Promise.allSettled(sent);
    expect(settled.map(({ status }) => status[0]).join('')).toBe('frfrrrf');
    expect(settled[1]).toMatchObject({ reason: { name: 'Fault', kind: 'rule' } });
    expect(await stateOf('good')).toMatchObject({ total: 3 });
    expect(await stateOf('bad2')).toBeUndefined();
    expect(await verify(world.pool, registry, world.communeId)).toMatchObject({ broken: null });
  });

  test('what the database refuses fails alone too', async () => {
    const name = (email: string): ReturnType<World['send']> =>
      world.send({ type: 'Name', counter: 'batch-people', person: randomUUID(), email });
    const answers = await Promise.all([
      name('jeanne@exemple.fr'),
      world.send({ type: 'Add', counter: 'beside', amount: 1 }),
      name('Jeanne@exemple.fr'),
      world.send({ type: 'Add', counter: 'beside', amount: 1 }),
      name('paul@exemple.fr'),
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, false, true, true]);
    expect(answers[2]).toMatchObject({ error: { kind: 'input', error: { code: 'email-taken' } } });
    expect(await stateOf('beside')).toMatchObject({ total: 2 });
  });

  test('I-24: connections cut in mid-load lose nothing and repeat nothing', async () => {
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity
                 where datname = current_database() and usename = $1`;
    const user = decodeURIComponent(new URL(world.appUrl).username);
    let acknowledged = 0;
    const client = async (): Promise<void> => {
      for (let index = 0; index < 40; index += 1)
        await world.send({ type: 'Add', counter: 'cut', amount: 1 }).then(
          ({ ok }) => (acknowledged += Number(ok)),
          (fault: unknown) => expect(fault).toMatchObject({ name: 'Fault', kind: 'connection' }),
        );
    };
    const clients = Promise.all(times(8, client));
    for (let index = 0; index < 5; index += 1) {
      await world.owner.query(cut, [user]);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await clients;
    const { total } = await stateOf('cut');
    expect(total).toBeGreaterThanOrEqual(acknowledged);
    expect(acknowledged).toBeGreaterThan(0);
    expect(await verify(world.pool, registry, world.communeId)).toMatchObject({ broken: null });
  });

  test('a database that cannot be reached is a fault, told as such', async () => {
    const nowhere = openPool('postgres://app@127.0.0.1:1/nowhere');
    const lost = createExecute(
      nowhere,
      registry,
    )({
      communeId: world.communeId,
      actor: { kind: 'system' },
      key: randomUUID(),
      command: { type: 'Add', counter: 'lost', amount: 1 },
    });
    await expect(lost).rejects.toMatchObject({ name: 'Fault', kind: 'connection' });
    await nowhere.end();
  });
});
