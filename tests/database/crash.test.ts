import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rebuild } from '#lib/server/application/engine/rebuild.ts';
import { verify } from '#lib/server/application/engine/verify.ts';
import { allStates } from '#lib/server/platform/journal/states.ts';
import { openCommune } from '#lib/server/platform/postgres/communes.ts';
import type { Embedded } from '#lib/server/platform/postgres/embedded.ts';
import { startEmbedded } from '#lib/server/platform/postgres/embedded.ts';
import { migrate } from '#lib/server/platform/postgres/migrate.ts';
import type { Pool } from '#lib/server/platform/postgres/pool.ts';
import { inCommune, openPool } from '#lib/server/platform/postgres/pool.ts';
import { registry } from './support/counter.ts';

const parent = mkdtempSync(join(tmpdir(), 'collegiale-crash-'));
chmodSync(parent, 0o755);
const folder = join(parent, 'postgres');
const communeId = randomUUID();
let server: Embedded;
let url: string;
let pool: Pool;

beforeAll(async () => {
  server = await startEmbedded({ folder });
  url = (await migrate({ ownerUrl: server.ownerUrl, secret: 'secret of the crash test' })).appUrl;
  pool = openPool(url);
  await openCommune(pool, communeId);
});
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await pool.end();
  await server.stop();
  rmSync(parent, { recursive: true, force: true });
});

const started = new Set<ChildProcess>();
const acknowledged = new Map<string, number>();

interface Load {
  readonly process: ChildProcess;
  readonly count: () => number;
}

const startLoad = (): Load => {
  const script = join(import.meta.dirname, 'support/load.ts');
  const child = spawn(process.execPath, [script, url, communeId], { stdio: ['ignore', 'pipe', 'inherit'] });
  started.add(child);
  let count = 0;
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (text + chunk.toString()).split('\n');
    text = lines.pop() ?? '';
    for (const [key = '', position] of lines.map((line) => line.split(' '))) {
      acknowledged.set(key, Number(position));
      count += 1;
    }
  });
  return { process: child, count: () => count };
};

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await pause(5);
};

/** The application's process disappears between two instructions. */
const killLoad = async (load: Load): Promise<void> => {
  const closed = once(load.process, 'close');
  load.process.kill('SIGKILL');
  await closed;
};

/** All processes of the database disappear at once, as with a power cut, and it is started again. */
const killServer = async (): Promise<void> => {
  const [postmaster = ''] = readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n');
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', postmaster], { encoding: 'utf8' });
  const pids = [postmaster, ...children.trim().split(/\s+/)].map(Number);
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It had just ended by itself.
    }
  }
  const { port } = new URL(server.ownerUrl);
  server = await startEmbedded({ folder, port: Number(port) });
};

const keptKeys = (): Promise<Map<string, number>> =>
  inCommune(pool, communeId, async (transaction) => {
    const { rows } = await transaction.query<{ key: string; position: number }>({
      text: 'select command_key as key, max(position)::integer as position from journal group by command_key',
    });
    return new Map(rows.map(({ key, position }) => [key, position]));
  });

const rounds = 20;

test(`I-24: application and database killed in mid-load, ${rounds} times: nothing acknowledged is lost`, async () => {
  let load = startLoad();
  for (let round = 0; round < rounds; round += 1) {
    const enough = load.count() + 20 + Math.floor(Math.random() * 60);
    await until(() => load.count() >= enough);
    const victims = round % 3;
    if (victims !== 0) await killServer();
    if (victims !== 1) {
      await killLoad(load);
      load = startLoad();
    }
    const told = new Map(acknowledged);
    const kept = await keptKeys();
    for (const [key, position] of told) expect([key, kept.get(key)]).toEqual([key, position]);
    expect(await verify(pool, registry, communeId)).toMatchObject({ broken: null });
  }
  await killLoad(load);

  const kept = await keptKeys();
  for (const [key, position] of acknowledged) expect(kept.get(key)).toBe(position);
  const states = await inCommune(pool, communeId, allStates);
  await rebuild(pool, registry, communeId);
  expect(await inCommune(pool, communeId, allStates)).toEqual(states);
  const notes = states.flatMap(({ document }) => (document as { notes: string[] }).notes);
  expect(new Set(notes).size).toBe(notes.length);
}, 300_000);
