import { randomBytes } from 'node:crypto';
import { linkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { signature, signerOf } from './processes.ts';

/** A first start creates the database: tens of seconds on a slow disk, never minutes. */
const mostMs = 60_000;
const stepMs = 100;

/** Takes the lock, or waits for it; a dead holder is set aside. */
const takeLock = async (lock: string, mine: string, patienceMs: number): Promise<void> => {
  for (let waited = 0; ; waited += stepMs) {
    try {
      return linkSync(mine, lock);
    } catch (error) {
      // Anything else is no lock of anybody: the folder is not ours to write, or its disk is full.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = signerOf(lock);
      // Without a holder it has just been given back, and may be somebody else's before one looks again.
      if (holder?.alive === false) rmSync(lock, { force: true });
      else if (waited >= patienceMs)
        throw new Error(
          `Un autre processus (${holder?.pid ?? 'inconnu'}) tient ${lock} depuis trop longtemps. Attendez sa fin, ou arrêtez-le ; s’il n’existe plus, supprimez ce fichier.`,
          { cause: error },
        );
      await pause(stepMs);
    }
  }
};

/**
 * Holds a folder while something is done there by one process at a time.
 * @throws an Error in a French sentence at once when the folder cannot be written, and after a minute when
 * another process keeps it
 */
export const withStartLock = async <T>(
  folder: string,
  work: () => Promise<T>,
  { name = 'start.lock', patienceMs = mostMs } = {},
): Promise<T> => {
  const lock = join(folder, name);
  // Taken with its holder's signature already in it: seen empty, it would pass for that of a dead one.
  const mine = `${lock}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(mine, signature());
  try {
    await takeLock(lock, mine, patienceMs);
  } finally {
    rmSync(mine, { force: true });
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
};
