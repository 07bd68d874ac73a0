import { backup } from '../../src/lib/server/platform/postgres/backup.ts';
import { restore } from '../../src/lib/server/platform/postgres/restore.ts';
import { journalFault } from '../../src/lib/server/application/engine/verify.ts';
import { registry } from '../../src/lib/server/application/registry.ts';
import type { Given } from '../given.ts';
import { openDatabase, openToRead } from './database.ts';

export const backupTo = async ({ words: [file = ''] }: Given): Promise<number> => {
  const opened = await openToRead({ upToDate: false });
  try {
    await backup(opened.ownerUrl, file);
    console.log(`Sauvegarde écrite : ${file}`);
    return 0;
  } finally {
    await opened.stop();
  }
};

export const restoreFrom = async ({ words: [file = ''] }: Given): Promise<number> => {
  const opened = await openDatabase({ mode: 'production' });
  try {
    await restore(opened.ownerUrl, file, (transaction) => journalFault(transaction, registry));
    console.log(`Sauvegarde restaurée, chaîne du journal vérifiée : ${file}`);
    console.log(
      'Cette copie n’écrit à personne. Si c’est elle qui sert désormais : collegiale speak (voir collegiale speak --help).',
    );
    return 0;
  } finally {
    await opened.stop();
  }
};
