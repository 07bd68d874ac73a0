import { join } from 'node:path';
import { inWords } from '../../src/lib/server/platform/causes.ts';
import { missingFrom, readLedger } from '../../src/lib/server/platform/postgres/ledger.ts';
import {
  runningEmbedded,
  startEmbedded,
  type Embedded,
} from '../../src/lib/server/platform/postgres/embedded.ts';
import { withOwner } from '../../src/lib/server/platform/postgres/installation.ts';
import { migrate, WrongSecret } from '../../src/lib/server/platform/postgres/migrate.ts';
import { refuseOthers } from '../../src/lib/server/platform/postgres/ownership.ts';
import { readSettings, secretOf, type Settings } from '../../src/lib/server/platform/settings.ts';

type Defaults = Parameters<typeof readSettings>[1];

/** A database that may be read with its owner's connection, which bypasses no rule of ours by reading. */
export interface OpenedToRead {
  readonly settings: Settings;
  readonly ownerUrl: string;
  /** The embedded server; null with `DATABASE_URL`. */
  readonly server: Embedded | null;
  stop(): Promise<void>;
}

export interface Opened extends OpenedToRead {
  readonly appUrl: string;
  readonly secret: string;
}

let stopping: (() => Promise<void>) | undefined;

const leave = (): void => {
  const stop = stopping;
  stopping = undefined;
  void stop?.().then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(inWords(error));
      process.exit(1);
    },
  );
};

/**
 * Calls `stop` once, at Ctrl-C, when the terminal closes or when the system asks, then leaves. What is said later
 * takes the place of what was said before.
 */
export const stopOnSignal = (stop: () => Promise<void>): void => {
  stopping = stop;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    if (!process.listeners(signal).includes(leave)) process.on(signal, leave);
};

const embeddedFolder = ({ folder }: Settings): string => join(folder, 'postgres');

const openServer = async (settings: Settings, make: boolean): Promise<OpenedToRead> => {
  if (settings.databaseUrl !== undefined)
    return { settings, ownerUrl: settings.databaseUrl, server: null, stop: () => Promise.resolve() };
  refuseOthers([settings.folder, join(settings.folder, 'secret')]);
  const server = await startEmbedded({
    folder: embeddedFolder(settings),
    port: settings.databasePort,
    make,
  });
  stopOnSignal(server.stop);
  if (server.notice) console.log(server.notice);
  return { settings, ownerUrl: server.ownerUrl, server, stop: server.stop };
};

/**
 * The installation's database as it is: nothing is made, migrated or changed, and no secret is needed.
 * @param upToDate whether it must have all the migrations of this version
 */
export const openToRead = async ({ upToDate }: { upToDate: boolean }): Promise<OpenedToRead> => {
  const opened = await openServer(readSettings(process.env, { mode: 'production' }), false);
  try {
    await withOwner(opened.ownerUrl, async (client) => {
      const applied = await readLedger(client);
      if (applied === null)
        throw new Error('Cette base est vide : il n’y a rien à lire. Vérifiez DATABASE_URL.');
      if (missingFrom(applied).length > 0 && upToDate)
        throw new Error('La base attend une mise à jour : collegiale migrate, puis recommencez.');
    });
    return opened;
  } catch (error) {
    await opened.stop();
    throw error;
  }
};

/** Where the running database of the settings answers, without starting it; null when it is stopped. */
export const runningDatabase = (settings: Settings): string | null =>
  settings.databaseUrl ?? runningEmbedded(embeddedFolder(settings));

/** The installation's database, started if it is the embedded one, made if there is none, and migrated. */
export const openDatabase = async (
  defaults: Defaults,
  { renewSecret = false }: { renewSecret?: boolean } = {},
): Promise<Opened> => {
  const settings = readSettings(process.env, defaults);
  // Where the secret is kept, or will be.
  if (settings.secret === undefined) refuseOthers([settings.folder]);
  const opened = await openServer(settings, true);
  const secret = secretOf(settings);
  try {
    const { appUrl } = await migrate({
      ownerUrl: opened.ownerUrl,
      secret: secret.value,
      appUrl: settings.databaseAppUrl,
      renewSecret,
    });
    return { ...opened, appUrl, secret: secret.value };
  } catch (error) {
    if (error instanceof WrongSecret) secret.discard();
    await opened.stop();
    throw error;
  }
};

/** What the application reads, in this process and those it starts. */
export const setEnvironment = ({ settings, appUrl, secret }: Opened): void => {
  Object.assign(process.env, {
    DATABASE_APP_URL: appUrl,
    COLLEGIALE_SECRET: secret,
    COLLEGIALE_MODE: settings.mode,
    ORIGIN: settings.origin,
    PORT: String(settings.port),
    HOST: settings.host,
  });
};
