import { join } from 'node:path';
import { startEmbedded } from '../../src/lib/server/platform/postgres/embedded.ts';
import { migrate } from '../../src/lib/server/platform/postgres/migrate.ts';
import { readSettings, type Settings } from '../../src/lib/server/platform/settings.ts';

export interface Opened {
  readonly settings: Settings;
  readonly ownerUrl: string;
  readonly appUrl: string;
  stop(): Promise<void>;
}

/** The installation's database, started if it is the embedded one, and migrated. */
export const openDatabase = async (defaults: Parameters<typeof readSettings>[1]): Promise<Opened> => {
  const settings = readSettings(process.env, defaults);
  if (settings.databaseUrl !== undefined) {
    const { appUrl } = await migrate({ ownerUrl: settings.databaseUrl, secret: settings.secret });
    return { settings, ownerUrl: settings.databaseUrl, appUrl, stop: () => Promise.resolve() };
  }
  const server = await startEmbedded({
    folder: join(settings.folder, 'postgres'),
    port: settings.databasePort,
  });
  if (server.notice) console.log(server.notice);
  const { appUrl } = await migrate({ ownerUrl: server.ownerUrl, secret: settings.secret });
  return { settings, ownerUrl: server.ownerUrl, appUrl, stop: server.stop };
};

/** What the application reads, in this process and those it starts. */
export const setEnvironment = ({ settings, appUrl }: Opened): void => {
  Object.assign(process.env, {
    DATABASE_APP_URL: appUrl,
    COLLEGIALE_SECRET: settings.secret,
    COLLEGIALE_MODE: settings.mode,
    ORIGIN: settings.origin,
    PORT: String(settings.port),
    HOST: settings.host,
  });
};

/** Calls `stop` once, at Ctrl-C or when the system asks, then leaves. */
export const stopOnSignal = (stop: () => Promise<void>): void => {
  let stopping = false;
  const leave = (): void => {
    if (stopping) return;
    stopping = true;
    void stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', leave);
  process.on('SIGTERM', leave);
};
