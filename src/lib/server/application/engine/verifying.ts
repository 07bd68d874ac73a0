import { logError } from '../../platform/log.ts';
import { noteVerification, verificationIsDue } from '../../platform/postgres/verification.ts';
import type { Pool } from '../../platform/postgres/pool.ts';
import type { Registry } from './noun.ts';
import { verifyAll } from './verify.ts';

const tenMinutes = 600_000;

/**
 * Reads every journal again once a day, and keeps what was found where
 * `/sante` tells it: a journal that was tampered with is known the next day, not at the next backup.
 * @returns how to stop; resolves when the reading under way is over
 */
export const startVerifying = (
  pool: Pool,
  registry: Registry,
  { everyMs = tenMinutes }: { everyMs?: number } = {},
): (() => Promise<void>) => {
  let stopped = false;
  const round = async (): Promise<void> => {
    if (!(await verificationIsDue(pool))) return;
    let sound = true;
    for await (const { communeId, broken } of verifyAll(pool, registry)) {
      if (stopped) return;
      if (broken === null) continue;
      sound = false;
      logError('Le journal n’est pas intact', new Error(broken.message), { commune: communeId });
    }
    await noteVerification(pool, sound);
  };
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    running = running
      .then(round)
      .catch((error: unknown) => logError('Vérification quotidienne des journaux', error));
  }, everyMs);
  timer.unref();
  return async () => {
    stopped = true;
    clearInterval(timer);
    await running;
  };
};
