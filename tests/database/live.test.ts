import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Change } from '#lib/server/platform/live/channel.ts';
import { changeOf, payloadOf } from '#lib/server/platform/live/channel.ts';
import type { Live } from '#lib/server/platform/live/live.ts';
import { openLive } from '#lib/server/platform/live/live.ts';
import { liveResponse } from '#lib/server/application/live.ts';
import { openPool } from '#lib/server/platform/postgres/pool.ts';
import type { World } from './support/world.ts';
import { openWorld } from './support/world.ts';

let world: World;
let live: Live;
beforeAll(async () => {
  world = await openWorld();
  live = openLive(world.appUrl, world.pool);
});
afterAll(async () => {
  await live.close();
  await world.close();
});

const add = async (counter: string, amount = 1): Promise<number> => {
  const answer = await world.send({ type: 'Add', counter, amount });
  return answer.ok ? answer.value.position : -1;
};
const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
};

/** Waits until so many processes listen to the database. */
const listening = async (processes: number): Promise<void> => {
  for (;;) {
    const { rowCount } = await world.owner.query(`select from pg_stat_activity
      where query = 'listen collegiale' and state = 'idle' and datname = current_database()`);
    if (rowCount === processes) return;
  }
};

/** Reads server-sent events until `enough`, then leaves as a page does. */
const readEvents = async (
  response: Response,
  enough: (events: readonly { id: number; streams: string[] | null }[]) => boolean,
): Promise<readonly { id: number; streams: string[] | null }[]> => {
  const events: { id: number; streams: string[] | null }[] = [];
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  let text = '';
  while (!enough(events)) {
    const { value, done } = await reader.read();
    if (done) break;
    text += new TextDecoder().decode(value);
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, id, content] = /^id: (\d+)\ndata: (.*)$/.exec(block) ?? [];
      if (id && content) events.push({ id: Number(id), ...(JSON.parse(content) as { streams: string[] }) });
    }
  }
  await reader.cancel();
  return events;
};

describe('the channel', () => {
  test('carries a change, and gives up naming the streams when there are too many', () => {
    const change: Change = { communeId: world.communeId, position: 12, streams: ['counter:a', 'commune'] };
    expect(changeOf(payloadOf(change))).toEqual(change);
    const streams = Array.from({ length: 300 }, (_, index) => `proposal:${world.communeId}${index}`);
    expect(changeOf(payloadOf({ ...change, streams }))).toEqual({ ...change, streams: null });
    expect(changeOf('nonsense')).toBeNull();
  });
});

describe('an open page', () => {
  test('is told each change once, in order, from where it was', async () => {
    const start = await add('a');
    await add('a');
    const changes: Change[] = [];
    const stop = await live.subscribe(world.communeId, start, (change) => changes.push(change));
    const last = (await Promise.all([add('b'), add('c'), add('a')])).reduce((a, b) => Math.max(a, b));
    await until(() => changes.at(-1)?.position === last);
    stop();
    expect(changes[0]).toEqual({ communeId: world.communeId, position: start + 1, streams: ['counter:a'] });
    const positions = changes.map(({ position }) => position);
    expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
  });

  test('I-24: misses nothing while its process has lost the database', async () => {
    const start = await add('d');
    const seen = new Set<string>();
    const stop = await live.subscribe(world.communeId, start, ({ streams }) =>
      streams?.forEach((stream) => seen.add(stream)),
    );
    await world.owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where query = 'listen collegiale' and datname = current_database()`);
    const expected = Array.from({ length: 20 }, (_, index) => `counter:lost${index}`);
    for (const stream of expected) await add(stream.slice('counter:'.length));
    await until(() => expected.every((stream) => seen.has(stream)));
    stop();
    expect(seen).toEqual(new Set(expected));
  });

  test('I-24: misses nothing when it comes back to a process that is still catching up', async () => {
    const start = await add('h');
    const pool = openPool(world.appUrl, 1);
    const busy = await pool.connect();
    const starting = openLive(world.appUrl, pool);
    const pages = [new Set<string>(), new Set<string>()];
    const follow = (seen: Set<string> | undefined) =>
      starting.subscribe(world.communeId, start, ({ streams }) => streams?.forEach((one) => seen?.add(one)));
    const first = follow(pages[0]);
    await add('early');
    await listening(2);
    const second = follow(pages[1]);
    await add('late');
    busy.release();
    await Promise.all([first, second]);
    await add('last');
    await until(() => pages.every((seen) => seen.has('counter:last')));
    for (const seen of pages)
      expect(seen).toEqual(new Set(['counter:early', 'counter:late', 'counter:last']));
    await starting.close();
    await pool.end();
  });

  test('I-24: coming back with Last-Event-ID, is told what happened meanwhile', async () => {
    const seen = await add('e');
    await add('f');
    const last = await add('g');
    const request = new Request('http://exemple.fr/', { headers: { 'last-event-id': String(seen) } });
    const response = liveResponse({ live, pool: world.pool }, world.communeId, 'member', request);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const events = await readEvents(response, (read) => read.at(-1)?.id === last);
    expect(events.flatMap(({ streams }) => streams).sort()).toEqual(['counter:f', 'counter:g']);
  });

  test('of who leaves ends before it tells them another stream', async () => {
    const seen = await add('before');
    const last = await add('told');
    const request = new Request(`http://exemple.fr/?depuis=${seen}`);
    const stays = async (position: number): Promise<boolean> => position <= last;
    const response = liveResponse({ live, pool: world.pool }, world.communeId, 'member', request, stays);
    const body = response.text();
    await add('hidden');
    expect(await body).not.toContain('counter:hidden');
  });

  test('of the public learns only of what is in the public register', async () => {
    const seen = await add('visible', 5);
    await add('secret', -5);
    const last = await add('visible', 5);
    const request = new Request(`http://exemple.fr/?depuis=${seen}`);
    const response = liveResponse({ live, pool: world.pool }, world.communeId, 'public', request);
    const events = await readEvents(response, (read) => read.at(-1)?.id === last);
    expect(events.flatMap(({ streams }) => streams)).toEqual(['counter:visible']);
  });
});
