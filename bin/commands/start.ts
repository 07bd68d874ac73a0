import { createServer, type RequestListener } from 'node:http';
import { pathToFileURL } from 'node:url';
import { application } from '../../src/lib/server/application/application.ts';
import { startDeadlines } from '../../src/lib/server/application/engine/deadlines.ts';
import { startVerifying } from '../../src/lib/server/application/engine/verifying.ts';
import { accounts, mailComplaint } from '../../src/lib/server/application/people/accounts.ts';
import { registry } from '../../src/lib/server/application/registry.ts';
import { inWords } from '../../src/lib/server/platform/causes.ts';
import { logWarning } from '../../src/lib/server/platform/log.ts';
import { readInstallation } from '../../src/lib/server/platform/postgres/installation.ts';
import { adapterSettings, withDoor } from '../../src/lib/server/platform/web/door.ts';
import { isThisMachine } from '../../src/lib/server/platform/web/this-machine.ts';
import { ensureBuild } from './build.ts';
import { setEnvironment, stopOnSignal, type Opened } from './database.ts';
import { openToServe } from './journal.ts';
import { withProgramBodies } from './program-bodies.ts';

const listen = (handler: RequestListener, port: number, host: string) =>
  new Promise<ReturnType<typeof createServer>>((open, failed) => {
    const server = createServer(handler);
    server.once('error', (error: NodeJS.ErrnoException) =>
      failed(
        error.code === 'EADDRINUSE'
          ? new Error(`Le port ${port} est déjà pris. Choisissez-en un autre : PORT=3001 npm start.`)
          : error,
      ),
    );
    server.listen(port, host, () => open(server));
  });

/** Keeps the embedded database alive; a process that cannot ends, so that whoever supervises it acts. */
const watchDatabase = ({ server }: Opened): void =>
  server?.watch({
    onRevived: () => logWarning('La base s’était arrêtée ; elle a été redémarrée.'),
    onLost: (reason) => {
      logWarning(`La base ne peut pas être redémarrée, Collégiale s’arrête. ${inWords(reason)}`);
      process.exit(1);
    },
  });

/** What the terminal is told once the pages are open. */
const announce = async ({ settings, ownerUrl }: Opened): Promise<void> => {
  console.log(`Collégiale est ouverte : ${settings.origin}`);
  const { silentSince } = await readInstallation(ownerUrl);
  if (silentSince)
    console.log('Copie restaurée : aucun courriel ne part. Pour qu’ils partent : collegiale speak.');
  if (accounts().keepsLetters && isThisMachine(settings.origin))
    console.log(
      `Sans serveur de courriel, les messages se lisent ici : ${settings.origin}/boite-aux-lettres`,
    );
  else if (accounts().keepsLetters)
    console.log('Sans SMTP_URL, aucun courriel ne part : personne ne peut entrer par un lien.');
  const link = await accounts().setupLink(settings.origin);
  if (link !== undefined)
    console.log(`Première installation. Ouvrez ce lien, qui ne sert qu’une fois :\n\n  ${link}\n`);
};

/** Serves the built pages on an open database, until the process is asked to stop. */
export const serve = async (opened: Opened): Promise<void> => {
  const { settings } = opened;
  setEnvironment(opened);
  const complaint = mailComplaint(process.env);
  if (complaint !== undefined) throw new Error(complaint);
  Object.assign(process.env, adapterSettings);
  const { handler } = (await import(pathToFileURL(await ensureBuild()).href)) as { handler: RequestListener };
  const guarded = withProgramBodies(withDoor(handler, settings.origin, settings.proxies));
  const server = await listen(guarded, settings.port, settings.host);
  const { pool, execute } = application();
  watchDatabase(opened);
  const stopDeadlines = startDeadlines(pool, registry, execute);
  const stopVerifying = startVerifying(pool, registry);
  stopOnSignal(async () => {
    server.close();
    server.closeAllConnections();
    await Promise.all([stopDeadlines(), stopVerifying()]);
    await opened.stop();
  });
  await announce(opened);
};

export const start = async (): Promise<void> => {
  // Before the database is opened: nothing is left running when this is cut short.
  await ensureBuild();
  // Without a mail server this can only be a trial: letters are shown on a page instead of being sent.
  const opened = await openToServe({ mode: process.env['SMTP_URL'] ? 'production' : 'development' });
  await serve(opened).catch(async (error: unknown) => {
    await opened.stop();
    throw error;
  });
};
