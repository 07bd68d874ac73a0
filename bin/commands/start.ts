import { createServer, type RequestListener } from 'node:http';
import { pathToFileURL } from 'node:url';
import { startDeadlines } from '../../src/lib/server/application/engine/deadlines.ts';
import { accounts, mailComplaint } from '../../src/lib/server/application/people/accounts.ts';
import { application } from '../../src/lib/server/application/application.ts';
import { registry } from '../../src/lib/server/application/registry.ts';
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

/**
 * The adapter takes the protocol from a header. It is the one of the installation's address, whatever a
 * visitor says of it.
 */
const withProtocol =
  (handler: RequestListener, origin: string): RequestListener =>
  (request, response) => {
    request.headers['x-forwarded-proto'] = new URL(origin).protocol.replace(':', '');
    handler(request, response);
  };

/** Serves the built pages on an open database, until the process is asked to stop. */
export const serve = async (opened: Opened): Promise<void> => {
  const { settings } = opened;
  setEnvironment(opened);
  const complaint = mailComplaint(process.env);
  if (complaint !== undefined) throw new Error(complaint);
  Object.assign(process.env, { PROTOCOL_HEADER: 'x-forwarded-proto', BODY_SIZE_LIMIT: '2M' });
  const { handler } = (await import(pathToFileURL(ensureBuild()).href)) as { handler: RequestListener };
  const told = withProtocol(withProgramBodies(handler), settings.origin);
  const server = await listen(told, settings.port, settings.host);
  const { pool, execute } = application();
  const stopDeadlines = startDeadlines(pool, registry, execute);
  stopOnSignal(async () => {
    server.close();
    server.closeAllConnections();
    await stopDeadlines();
    await opened.stop();
  });
  console.log(`Collégiale est ouverte : ${settings.origin}`);
  if (settings.mode === 'development')
    console.log(
      `Sans serveur de courriel, les messages se lisent ici : ${settings.origin}/boite-aux-lettres`,
    );
  const link = await accounts().setupLink(settings.origin);
  if (link !== undefined)
    console.log(`Première installation. Ouvrez ce lien, qui ne sert qu’une fois :\n\n  ${link}\n`);
};

export const start = async (): Promise<void> => {
  // Without a mail server this can only be a trial: letters are shown on a page instead of being sent.
  const opened = await openToServe({ mode: process.env['SMTP_URL'] ? 'production' : 'development' });
  await serve(opened).catch(async (error: unknown) => {
    await opened.stop();
    throw error;
  });
};
