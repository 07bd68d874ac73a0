/** Valbrune in the built application, on a database of its own, for benches that knock at its doors. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../src/lib/server/platform/postgres/embedded.ts';

export const secret = 'a secret of thirty-two characters, or more';

export interface Town {
  /** Address of the first process of the application. */
  readonly origin: string;
  readonly ownerUrl: string;
  /** The database's owner, to ask what no page says. */
  readonly owner: pg.Client;
  /** Another process of the application on the same database; `end` stops it at once, as a power cut does. */
  another(port?: number): Promise<{ origin: string; port: number; end(): Promise<void> }>;
  /** A script of ours in a process of its own; resolves to what its line `port N` says. */
  reference(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string>;
  close(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** A child that says a line matching `ready`; its first group is what is wanted of it. */
const started = (child: ChildProcess, ready: RegExp): Promise<string> =>
  new Promise((found, failed) => {
    let said = '';
    const hear = (words: Buffer): void => {
      said += words.toString();
      const match = ready.exec(said);
      if (match) found(match[1] ?? '');
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => failed(new Error(`A child of the bench ended: ${said}`)));
  });

const child = (args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess =>
  spawn(process.execPath, [...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });

const ended = async (one: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (one.exitCode !== null || one.signalCode !== null) return;
  const end = new Promise((left) => one.once('exit', left));
  one.kill(signal);
  await end;
};

export const openTown = async (): Promise<Town> => {
  const folder = mkdtempSync(join(tmpdir(), 'collegiale-bench-'));
  chmodSync(folder, 0o755);
  const server = await startEmbedded({ folder: join(folder, 'postgres') });
  const children: ChildProcess[] = [];
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  const application = async (command: 'demo' | 'start', port: number): Promise<ChildProcess> => {
    const one = child(['bin/collegiale.ts', command], {
      PORT: String(port),
      ORIGIN: `http://localhost:${port}`,
      DATABASE_URL: server.ownerUrl,
      COLLEGIALE_VAR: join(folder, 'var'),
      COLLEGIALE_SECRET: secret,
      COLLEGIALE_MODE: 'demo',
    });
    children.push(one);
    await started(one, /(Collégiale est ouverte)/);
    return one;
  };
  const close = async (): Promise<void> => {
    await owner.end();
    for (const one of children) await ended(one, 'SIGTERM');
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const first = await freePort();
    await application('demo', first);
    await owner.connect();
    return {
      origin: `http://localhost:${first}`,
      ownerUrl: server.ownerUrl,
      owner,
      another: async (wanted) => {
        const port = wanted ?? (await freePort());
        const one = await application('start', port);
        return { origin: `http://localhost:${port}`, port, end: () => ended(one, 'SIGKILL') };
      },
      reference: (args, env) => {
        const one = child(args, env);
        children.push(one);
        return started(one, /port (\d+)/);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

/** Signs in as one of Valbrune's people; the demonstration lets anybody. Resolves to the session's cookie. */
export const enter = async (origin: string, email: string): Promise<string> => {
  const answer = await fetch(`${origin}/demo`, {
    method: 'POST',
    body: new URLSearchParams({ email }),
    headers: { origin },
    redirect: 'manual',
  });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
};
