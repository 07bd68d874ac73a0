import { openDatabase } from './database.ts';

const open = async (renewSecret: boolean, done: string): Promise<number> => {
  const opened = await openDatabase({ mode: 'production' }, { renewSecret });
  console.log(done);
  await opened.stop();
  return 0;
};

export const migrateOnly = (): Promise<number> => open(false, 'La base est à jour.');

export const rekey = (): Promise<number> =>
  open(true, 'Le secret donné est désormais celui de cette installation. Chacun devra entrer à nouveau.');
