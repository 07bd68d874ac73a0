import { createServer } from 'vite';
import { startDeadlines } from '../../src/lib/server/application/engine/deadlines.ts';
import { accounts } from '../../src/lib/server/application/people/accounts.ts';
import { application } from '../../src/lib/server/application/application.ts';
import { registry } from '../../src/lib/server/application/registry.ts';
import { setEnvironment, stopOnSignal } from './database.ts';
import { openToServe } from './journal.ts';

/** Database, migrations, and pages that follow the sources. */
export const dev = async (): Promise<void> => {
  const opened = await openToServe({ mode: 'development', folder: './var/dev' });
  setEnvironment(opened);
  const vite = await createServer({ server: { port: opened.settings.port, host: opened.settings.host } });
  await vite.listen();
  const { pool, execute } = application();
  const stopDeadlines = startDeadlines(pool, registry, execute);
  stopOnSignal(async () => {
    await vite.close();
    await stopDeadlines();
    await opened.stop();
  });
  vite.printUrls();
  const link = await accounts().setupLink(opened.settings.origin);
  if (link !== undefined) console.log(`\nLien d’installation :\n\n  ${link}\n`);
};
