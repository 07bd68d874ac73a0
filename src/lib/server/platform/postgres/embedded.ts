import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { asAccount, placeFor, serverAccount, type Account } from './place.ts';
import { installedPrograms, lastWordsOf, programsFor } from './programs.ts';

const run = promisify(execFile);
const owner = 'collegiale';

export interface Embedded {
  /** Connection of the owner, who migrates. */
  readonly ownerUrl: string;
  /** True when a server was already running there: left by a killed process, or by another one alive. */
  readonly adopted: boolean;
  /** A sentence for the terminal when something was not as asked, or null. */
  readonly notice: string | null;
  /** Stops the server if this process answers for it. */
  stop(): Promise<void>;
}

const freePort = (asked: number): Promise<number> =>
  new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      failed(
        error.code === 'EADDRINUSE'
          ? new Error(
              `Le port ${asked} est déjà pris sur cette machine. Libérez-le, ou laissez Collégiale en choisir un.`,
            )
          : error,
      ),
    );
    probe.listen(asked, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : asked;
      probe.close(() => found(port));
    });
  });

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const readNumber = (file: string): number | undefined => {
  try {
    const value = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return Number.isInteger(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** Takes the lock, or waits for it; a dead holder is set aside. */
const takeLock = async (lock: string, mine: string): Promise<void> => {
  for (let tries = 0; ; tries += 1) {
    try {
      linkSync(mine, lock);
      return;
    } catch {
      const holder = readNumber(lock);
      // Without a holder it has just been given back, and may be somebody else's before one looks again.
      if (holder !== undefined && !isAlive(holder)) rmSync(lock, { force: true });
      else if (tries > 600)
        throw new Error(
          `Un autre processus (${holder ?? 'inconnu'}) démarre la base depuis trop longtemps. Arrêtez-le ; s’il n’existe plus, supprimez ${lock}.`,
        );
      await pause(100);
    }
  }
};

/** Holds the folder while starting, so that two processes do not start two servers. */
const withStartLock = async <T>(folder: string, work: () => Promise<T>): Promise<T> => {
  const lock = join(folder, 'start.lock');
  // Taken with its holder's number already in it: seen empty, it would pass for that of a dead one.
  const mine = `${lock}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(mine, String(process.pid));
  try {
    await takeLock(lock, mine);
  } finally {
    rmSync(mine);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
};

/** Where one server's programs and data are, and the account that runs it. */
interface Server {
  readonly bin: string;
  readonly data: string;
  readonly cluster: string;
  readonly account: Account | undefined;
}

/** Runs one of the server's programs to its end, under its account. */
const runProgram = ({ bin, data, account }: Server, name: 'initdb' | 'pg_ctl', words: string[]) =>
  run(join(bin, name), words, { cwd: data, ...asAccount(account) });

const initialise = async (server: Server, password: string): Promise<void> => {
  const { data, cluster, account } = server;
  const file = join(data, `password.${process.pid}`);
  writeFileSync(file, password, { mode: 0o600 });
  if (account) chownSync(file, account.uid, account.gid);
  try {
    const words = ['--encoding=UTF8', '--locale=C.UTF-8', '--auth=scram-sha-256', '--data-checksums'];
    await runProgram(server, 'initdb', ['-D', cluster, '-U', owner, `--pwfile=${file}`, ...words]);
  } catch (error) {
    rmSync(cluster, { recursive: true, force: true });
    throw new Error(
      `La base n’a pas pu être créée dans ${data}. PostgreSQL dit pourquoi : « ${lastWordsOf(error)} ». ` +
        'Réglez ce qu’il signale, puis relancez la même commande.',
      { cause: error },
    );
  } finally {
    rmSync(file, { force: true });
  }
};

/**
 * Whether a process can be a server: after a restart of the machine, the number that a killed server left may
 * belong to anything. Where the system does not tell names of programs, it is taken at its word.
 */
const isServer = (pid: number): boolean => {
  if (!isAlive(pid)) return false;
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
  } catch {
    return process.platform !== 'linux';
  }
};

/** The port of the server that runs on a cluster, if one does; a lock left by a killed server counts for nothing. */
const runningPort = (cluster: string): number | undefined => {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    const port = Number(lines[3]);
    if (isServer(pid)) return port > 0 ? port : undefined;
    // PostgreSQL would take any living process of that number for its own and refuse to start.
    if (isAlive(pid)) rmSync(join(cluster, 'postmaster.pid'), { force: true });
    return undefined;
  } catch {
    return undefined;
  }
};

const answers = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};

const lastWords = (cluster: string): string => {
  const log = join(cluster, 'log', 'postgres.log');
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-3).join(' ') : '';
};

/**
 * Tries again while processes of a killed server finish: PostgreSQL itself judges whether the lock that
 * it left is stale, and refuses to start as long as it is not.
 */
const launchUntilReady = async (launchOnce: () => void, url: string, cluster: string): Promise<void> => {
  for (let tries = 0; tries < 600; tries += 1) {
    if (runningPort(cluster) === undefined && tries % 20 === 0) launchOnce();
    if (await answers(url)) return;
    await pause(100);
  }
  throw new Error(`La base ne répond pas. Ses derniers mots : ${lastWords(cluster)}`);
};

const launch = ({ bin, data, cluster, account }: Server, port: number): void => {
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'logging_collector=on',
    'log_filename=postgres.log',
  ];
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])],
    { cwd: data, detached: true, stdio: 'ignore', ...asAccount(account) },
  );
  child.unref();
};

const passwordOf = (folder: string): string => {
  const file = join(folder, 'owner-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
};

/** Only the process that started the server stops it, or the one that found it without its starter. */
const stopper = (server: Server) => async (): Promise<void> => {
  const starter = join(server.data, 'starter');
  if (readNumber(starter) !== process.pid || runningPort(server.cluster) === undefined) return;
  await runProgram(server, 'pg_ctl', ['-D', server.cluster, '-w', '-m', 'fast', 'stop']);
  rmSync(starter, { force: true });
};

/**
 * Starts the embedded PostgreSQL of a folder, or adopts the one that runs there.
 * @param folder where data, password and log are kept
 * @param port asked for; without one, a free port is taken
 * @throws an Error whose message is a French sentence for the terminal
 */
export const startEmbedded = async ({
  folder: asked,
  port,
}: {
  folder: string;
  port?: number | undefined;
}): Promise<Embedded> => {
  const account = serverAccount();
  const bin = programsFor(await installedPrograms(), account);
  const { data, moved } = placeFor(resolve(asked), account);
  const server: Server = { bin, data, cluster: join(data, 'cluster'), account };
  return withStartLock(data, async () => {
    const password = passwordOf(data);
    const starter = join(data, 'starter');
    if (!existsSync(join(server.cluster, 'PG_VERSION'))) await initialise(server, password);
    const running = runningPort(server.cluster);
    const used = running ?? (await freePort(port ?? 0));
    const ownerUrl = `postgres://${owner}:${password}@127.0.0.1:${used}/postgres`;
    const adopted = running !== undefined && (await answers(ownerUrl));
    if (!adopted) await launchUntilReady(() => launch(server, used), ownerUrl, server.cluster);
    const answerable = readNumber(starter);
    if (!adopted || answerable === undefined || !isAlive(answerable))
      writeFileSync(starter, String(process.pid));
    return { ownerUrl, adopted, notice: moved, stop: stopper(server) };
  });
};
