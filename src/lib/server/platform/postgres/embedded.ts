import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { asAccount, embeddedFolder, placeFor, serverAccount } from './place.ts';
import { answerOf, majorOf, runningPort } from './cluster.ts';
import { launchUntilReady, type Server } from './launch.ts';
import { refuseOthers } from './ownership.ts';
import { livingSigner, signature } from './processes.ts';
import { installedPrograms, lastWordsOf, programsFor } from './programs.ts';
import { keepUp, type Revival } from './revive.ts';
import { withStartLock } from './start-lock.ts';

const run = promisify(execFile);
const owner = 'collegiale';

export interface Embedded {
  /** Connection of the owner, who migrates. */
  readonly ownerUrl: string;
  /** True when a server was already running there: left by a killed process, or by another one alive. */
  readonly adopted: boolean;
  /** A sentence for the terminal when something was not as asked, or null. */
  readonly notice: string | null;
  /** Starts the server again whenever it dies, until it is stopped. */
  watch(told: Pick<Revival, 'onRevived' | 'onLost'>): void;
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

/** Runs one of the server's programs to its end, under its account. */
const runProgram = (
  { bin, data, account }: Omit<Server, 'port'>,
  name: 'initdb' | 'pg_ctl',
  words: string[],
) => run(join(bin, name), words, { cwd: data, ...asAccount(account) });

const initialise = async (server: Omit<Server, 'port'>, password: string): Promise<void> => {
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

const urlOf = (password: string, port: number): string =>
  `postgres://${owner}:${password}@127.0.0.1:${port}/postgres`;

const passwordOf = (folder: string, cluster: string): string => {
  const file = join(folder, 'owner-password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  if (majorOf(cluster) !== null)
    throw new Error(`Il manque ${file}, le mot de passe de cette base. Remettez-le, ou un dossier entier.`);
  const password = randomBytes(24).toString('hex');
  writeFileSync(file, password, { mode: 0o600 });
  return password;
};

/** A cluster of another major version cannot be read by these programs; said before they are tried. */
const refuseMajor = async (bin: string, cluster: string): Promise<void> => {
  const made = majorOf(cluster);
  const { stdout } = await run(join(bin, 'postgres'), ['--version']);
  const ours = /\d+/.exec(stdout)?.[0];
  if (made === null || made === ours) return;
  throw new Error(
    `Cette base a été faite avec PostgreSQL ${made}, et cette version de Collégiale apporte PostgreSQL ${ours}. ` +
      'Reprenez la version de Collégiale d’avant la mise à jour et sauvegardez (collegiale backup FICHIER) ; puis, ' +
      'avec celle-ci et un nouveau COLLEGIALE_VAR : collegiale restore FICHIER.',
  );
};

/** Only the process that started the server stops it, or the one that found it without its starter. */
const stopServer = async (server: Server): Promise<void> => {
  const starter = join(server.data, 'starter');
  if (livingSigner(starter) !== process.pid || runningPort(server.cluster) === undefined) return;
  await runProgram(server, 'pg_ctl', ['-D', server.cluster, '-w', '-m', 'fast', 'stop']);
  rmSync(starter, { force: true });
};

/** Starts the server or adopts the one that runs, and says who answers for stopping it. */
const openServer = async (server: Server, url: string): Promise<boolean> => {
  const { data, cluster } = server;
  const adopted = runningPort(cluster) === server.port && (await answerOf(url)) === 'yes';
  if (!adopted) await launchUntilReady(server, url);
  const starter = join(data, 'starter');
  if (!adopted || livingSigner(starter) === undefined) writeFileSync(starter, signature());
  return adopted;
};

/**
 * Starts the embedded PostgreSQL of a folder, or adopts the one that runs there.
 * @param folder where data, password and log are kept
 * @param port asked for; without one, a free port is taken
 * @param make whether a database may be made there; otherwise it must be there already
 * @throws an Error whose message is a French sentence for the terminal
 */
export const startEmbedded = async ({
  folder: asked,
  port,
  make = true,
}: {
  folder: string;
  port?: number | undefined;
  make?: boolean;
}): Promise<Embedded> => {
  const account = serverAccount();
  refuseOthers([asked, join(asked, 'cluster')], account?.uid);
  if (!make && !hasEmbedded(asked)) throw new Error(`Il n’y a pas d’installation dans ${dirname(asked)}.`);
  const bin = programsFor(await installedPrograms(), account);
  const { data, moved } = placeFor(resolve(asked), account);
  const cluster = join(data, 'cluster');
  return withStartLock(data, async () => {
    const password = passwordOf(data, cluster);
    await refuseMajor(bin, cluster);
    if (majorOf(cluster) === null) await initialise({ bin, data, cluster, account }, password);
    const used = runningPort(cluster) ?? (await freePort(port ?? 0));
    const server = { bin, data, cluster, port: used, account };
    const ownerUrl = urlOf(password, used);
    const adopted = await openServer(server, ownerUrl);
    let unwatch = (): Promise<void> => Promise.resolve();
    return {
      ownerUrl,
      adopted,
      notice: moved,
      watch: (told) => {
        unwatch = keepUp({
          ...told,
          isUp: () => runningPort(cluster) === used,
          revive: () => withStartLock(data, async () => void (await openServer(server, ownerUrl))),
        });
      },
      stop: async () => {
        await unwatch();
        await stopServer(server);
      },
    };
  });
};

/** Whether a folder holds a database of ours, or the server's account keeps it elsewhere. */
const hasEmbedded = (folder: string): boolean => majorOf(join(embeddedFolder(folder), 'cluster')) !== null;

/** The connection to a server that runs in a folder, without starting or changing anything; null when none does. */
export const runningEmbedded = (folder: string): string | null => {
  const data = embeddedFolder(folder);
  const port = runningPort(join(data, 'cluster'));
  if (port === undefined) return null;
  return urlOf(readFileSync(join(data, 'owner-password'), 'utf8').trim(), port);
};
