import { logError } from '../log.ts';
import type { Desk } from './desk.ts';
import { answerRequests } from './sign-in.ts';

/** Deletes what no longer serves: links long over, sessions and challenges past their time. */
const sweep = async (desk: Desk): Promise<void> => {
  // One statement a query: several in one text would answer several times on the same connection.
  for (const past of [
    "accounts.sign_in_links where expires_at < now() - interval '30 days'",
    'accounts.sessions where expires_at < now()',
    'accounts.challenges where expires_at < now()',
    'accounts.attempts where expires_at < now()',
  ])
    await desk.pool.query(`delete from ${past}`);
};

const everyMs = 20_000;

/**
 * Keeps letters going: answers what was asked before a stop, tries again what failed, sweeps hourly.
 * @returns a function that stops it
 */
export const keepUp = (desk: Desk): (() => void) => {
  let rounds = 0;
  const round = async (): Promise<void> => {
    try {
      await answerRequests(desk);
      if (rounds++ % 180 === 0) await sweep(desk);
    } catch (error) {
      logError('Entretien des comptes', error);
    }
  };
  void round();
  const timer = setInterval(() => void round(), everyMs);
  timer.unref();
  return () => clearInterval(timer);
};
