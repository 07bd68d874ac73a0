import { backup, restore } from '../../src/lib/server/platform/postgres/backup.ts';
import { openDatabase } from './database.ts';

const withFile = async (work: (ownerUrl: string, file: string) => Promise<void>, done: string) => {
  const file = process.argv[3];
  if (file === undefined) {
    console.error(`Indiquez le fichier : collegiale ${process.argv[2]} FICHIER`);
    return 2;
  }
  const opened = await openDatabase({ mode: 'production' });
  try {
    await work(opened.ownerUrl, file);
    console.log(`${done} : ${file}`);
    return 0;
  } finally {
    await opened.stop();
  }
};

export const backupTo = (): Promise<number> => withFile(backup, 'Sauvegarde écrite');

export const restoreFrom = (): Promise<number> => withFile(restore, 'Sauvegarde restaurée et vérifiée');
