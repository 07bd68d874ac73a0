import { openDatabase } from './database.ts';

export const migrateOnly = async (): Promise<number> => {
  const opened = await openDatabase({ mode: 'production' });
  console.log('La base est à jour.');
  await opened.stop();
  return 0;
};
