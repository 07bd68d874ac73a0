import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { livingSigner, signature } from './processes.ts';

/** A first start creates the database: tens of seconds on a slow disk, never minutes. */
const mostMs = 60_000;
const stepMs = 100;

const ageOf = (file: string): number => {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return 0;
  }
};

/**
 * Holds a folder while something is done there by one process at a time; a dead holder is set aside.
 * @throws an Error in a French sentence at once when the folder cannot be written, and after a minute when
 * another process keeps it
 */
export const withStartLock = async <T>(
  folder: string,
  work: () => Promise<T>,
  { name = 'start.lock', patienceMs = mostMs } = {},
): Promise<T> => {
  const lock = join(folder, name);
  for (let waited = 0; ; waited += stepMs) {
    try {
      writeFileSync(lock, signature(), { flag: 'wx' });
      break;
    } catch (error) {
      // Anything else is no lock of anybody: the folder is not ours to write, or its disk is full.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = livingSigner(lock);
      if (holder === undefined) {
        // One just made may not be signed yet.
        if (ageOf(lock) > 1_000) rmSync(lock, { force: true });
      } else if (waited >= patienceMs)
        throw new Error(
          `Le processus ${holder} travaille depuis trop longtemps dans ${folder}. Attendez sa fin, ou arrêtez-le, puis recommencez.`,
          { cause: error },
        );
      await pause(stepMs);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
};
