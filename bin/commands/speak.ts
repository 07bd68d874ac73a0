import { speak } from '../../src/lib/server/platform/postgres/installation.ts';
import type { Given } from '../given.ts';
import { openToRead } from './database.ts';

export const speakAgain = async ({ flags }: Given): Promise<number> => {
  const opened = await openToRead({ upToDate: true });
  try {
    const waiting = await speak(opened.ownerUrl, flags.has('earlier'));
    console.log(`Les courriels partent de nouveau ; ${waiting} attendent leur départ.`);
    return 0;
  } finally {
    await opened.stop();
  }
};
