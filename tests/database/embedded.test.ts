import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startEmbedded, type Embedded } from '../../src/lib/server/platform/postgres/embedded.ts';
import { migrate } from '../../src/lib/server/platform/postgres/migrate.ts';

let folder: string;
let started: Embedded[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'collegiale-embedded-'));
  chmodSync(folder, 0o755);
  started = [];
});
afterEach(async () => {
  for (const server of started) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const start = async (port?: number): Promise<Embedded> => {
  const server = await startEmbedded({ folder: join(folder, 'postgres'), port });
  started.push(server);
  return server;
};

const ask = async (url: string, sql: string): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows[0];
  } finally {
    await client.end();
  }
};

const lock = () => join(folder, 'postgres', 'cluster', 'postmaster.pid');

describe('the embedded server', () => {
  test('is made, stopped, and found again with what it held', async () => {
    const first = await start();
    expect(first.adopted).toBe(false);
    await ask(first.ownerUrl, 'create table kept as select 42 as n');
    await first.stop();
    const second = await start();
    expect(await ask(second.ownerUrl, 'select n from kept')).toEqual({ n: 42 });
  });

  test('adopts the one that a killed process left running, and starts anew after it was killed too', async () => {
    const first = await start();
    const second = await start();
    expect(second).toMatchObject({ adopted: true, ownerUrl: first.ownerUrl });
    await ask(first.ownerUrl, 'create table kept as select 42 as n');
    const pid = Number(readFileSync(lock(), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    const third = await start();
    expect(third.adopted).toBe(false);
    expect(await ask(third.ownerUrl, 'select n from kept')).toEqual({ n: 42 });
  });

  test('does not take a living process that is no server for its own', async () => {
    const first = await start();
    await ask(first.ownerUrl, 'create table kept as select 42 as n');
    const left = readFileSync(lock(), 'utf8').split('\n');
    await first.stop();
    const other = spawn('sleep', ['60'], { stdio: 'ignore' });
    try {
      writeFileSync(lock(), [String(other.pid), ...left.slice(1)].join('\n'));
      const second = await start();
      expect(second.adopted).toBe(false);
      expect(await ask(second.ownerUrl, 'select n from kept')).toEqual({ n: 42 });
    } finally {
      other.kill();
    }
  });

  test('says which port is taken, and holds nothing after that', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((open) => taken.once('listening', open));
    const { port } = taken.address() as AddressInfo;
    await expect(start(port)).rejects.toThrow(`Le port ${port} est déjà pris`);
    await new Promise((closed) => taken.close(closed));
    expect((await start(port)).ownerUrl).toContain(`:${port}/`);
  });

  test('sets aside the lock of a starter that died', async () => {
    mkdirSync(join(folder, 'postgres'), { recursive: true });
    writeFileSync(join(folder, 'postgres', 'start.lock'), '999999999');
    expect((await start()).adopted).toBe(false);
  });

  // Only root needs another account for the server, which a folder of root's alone keeps out.
  test.skipIf(process.getuid?.() !== 0)('moves out of a folder that its account cannot reach', async () => {
    chmodSync(folder, 0o700);
    const server = await start();
    expect(server.notice).toContain('n’est pas accessible');
    expect(await ask(server.ownerUrl, 'select 1 as n')).toEqual({ n: 1 });
    await server.stop();
    const moved = /la base est dans (\S+)\./.exec(server.notice ?? '')?.[1];
    if (moved) rmSync(moved, { recursive: true, force: true });
  });

  test('refuses at once the base of another major version, and says which way to go', async () => {
    const first = await start();
    await first.stop();
    const file = join(folder, 'postgres', 'cluster', 'PG_VERSION');
    const own = readFileSync(file, 'utf8');
    writeFileSync(file, '15\n');
    const began = performance.now();
    await expect(start()).rejects.toThrow('PostgreSQL 15');
    expect(performance.now() - began).toBeLessThan(20_000);
    writeFileSync(file, own);
    await start();
  });

  test('refuses at once a server that does not take the password of its folder', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(join(folder, 'postgres', 'owner-password'), 'another');
    await expect(start()).rejects.toThrow('owner-password');
    writeFileSync(join(folder, 'postgres', 'owner-password'), new URL(first.ownerUrl).password);
    await start();
  });

  test('says why it cannot start, in PostgreSQL’s own words, without waiting', async () => {
    const first = await start();
    await first.stop();
    const file = join(folder, 'postgres', 'cluster', 'postgresql.conf');
    const kept = readFileSync(file, 'utf8');
    writeFileSync(file, `${kept}\nnot_a_setting = 1\n`);
    await expect(start()).rejects.toThrow('not_a_setting');
    writeFileSync(file, kept);
  });

  test('writes its log in one file a day of the week', async () => {
    const { ownerUrl } = await start();
    expect(
      await ask(
        ownerUrl,
        `select current_setting('log_filename') as name, current_setting('log_rotation_age') as age,
           current_setting('log_truncate_on_rotation') as begun`,
      ),
    ).toEqual({ name: 'postgres-%a.log', age: '1d', begun: 'on' });
  });

  test('is started again when it dies, and told lost when it cannot be', async () => {
    const server = await start();
    await ask(server.ownerUrl, 'create table kept as select 42 as n');
    const told: string[] = [];
    const happened = async (what: string): Promise<void> => {
      while (!told.includes(what)) await new Promise((later) => setTimeout(later, 50));
    };
    server.watch({ onRevived: () => told.push('revived'), onLost: ({ message }) => told.push(message) });
    const kill = (): boolean => process.kill(Number(readFileSync(lock(), 'utf8').split('\n')[0]), 'SIGKILL');
    kill();
    await happened('revived');
    expect(await ask(server.ownerUrl, 'select n from kept')).toEqual({ n: 42 });
    const file = join(folder, 'postgres', 'cluster', 'postgresql.conf');
    const kept = readFileSync(file, 'utf8');
    writeFileSync(file, `${kept}\nnot_a_setting = 1\n`);
    kill();
    while (told.length < 2) await new Promise((later) => setTimeout(later, 50));
    expect(told[1]).toContain('not_a_setting');
    writeFileSync(file, kept);
  });

  // Root alone can give a folder away.
  test.skipIf(process.getuid?.() !== 0)('of somebody else is refused, and left to them', async () => {
    const first = await start();
    await first.stop();
    const data = join(folder, 'postgres');
    const { uid, gid } = statSync(data);
    chownSync(data, 12_345, 12_345);
    const began = performance.now();
    await expect(start()).rejects.toThrow('appartient à « 12345 »');
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(statSync(data).uid).toBe(12_345);
    chownSync(data, uid, gid);
    await start();
  });

  test('two processes that start together share one server and migrate once', async () => {
    const [one, two] = await Promise.all([start(), start()]);
    expect(one.ownerUrl).toBe(two.ownerUrl);
    expect([one.adopted, two.adopted].sort()).toEqual([false, true]);
    const settings = { ownerUrl: one.ownerUrl, secret: 'secret of the tests' };
    const [first, second] = await Promise.all([migrate(settings), migrate(settings)]);
    expect(first.appUrl).toBe(second.appUrl);
    expect(await ask(first.appUrl, 'select count(*)::int as n from communes')).toEqual({ n: 0 });
  });
});
