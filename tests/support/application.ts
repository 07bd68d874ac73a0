import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase, playedDatabase } from './database.ts';

interface Process {
  readonly origin: string;
  /** What it has said on its terminal so far. */
  said(): string;
  stop(): Promise<void>;
}

export interface Application extends Process {
  /** Another process on the same database, as when many machines serve one installation; stop it first. */
  beside(): Promise<Process>;
}

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });

const launch = async (command: 'start' | 'demo', env: NodeJS.ProcessEnv): Promise<Process> => {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const child = spawn(process.execPath, ['bin/collegiale.ts', command], {
    env: { ...process.env, ...env, PORT: String(port), ORIGIN: origin },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  await new Promise<void>((ready, failed) => {
    child.stdout.on('data', (words: Buffer) => {
      said += words.toString();
      if (said.includes('Collégiale est ouverte')) ready();
    });
    child.stderr.on('data', (words: Buffer) => (said += words.toString()));
    child.once('exit', () => failed(new Error(`The application did not start: ${said}`)));
  });
  const ended = new Promise<void>((end) => child.once('exit', () => end()));
  return {
    origin,
    said: () => said,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
};

/** The application as its users start it, from the command line, on a database of its own; the demonstration
    finds its three months already played. */
export const startApplication = async (command: 'start' | 'demo'): Promise<Application> => {
  const database = await (command === 'demo' ? playedDatabase() : freshDatabase());
  const folder = mkdtempSync(join(tmpdir(), 'collegiale-var-'));
  const env = {
    DATABASE_URL: database.ownerUrl,
    COLLEGIALE_VAR: folder,
    COLLEGIALE_MODE: command === 'demo' ? 'demo' : 'development',
  };
  const first = await launch(command, env);
  return {
    ...first,
    beside: () => launch('start', env),
    stop: async () => {
      await first.stop();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
