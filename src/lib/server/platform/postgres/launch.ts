import { spawn } from 'node:child_process';
import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Account, Place } from './binaries.ts';
import { answerOf, lastWords, runningPort, startWords } from './cluster.ts';

/** A server to start: whose programs and data, on which port, under which account. */
export interface Server {
  readonly place: Place;
  readonly cluster: string;
  readonly port: number;
  readonly account: Account | undefined;
}

export const asAccount = (account: Account | undefined) =>
  account ? { uid: account.uid, gid: account.gid } : {};

const settingsOf = (port: number): readonly string[] => [
  `port=${port}`,
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'logging_collector=on',
  // A file a day of the week, begun again a week later: a year of logs holds in seven days.
  'log_filename=postgres-%a.log',
  'log_rotation_age=1d',
  'log_rotation_size=0',
  'log_truncate_on_rotation=on',
];

const launch = ({ place, cluster, port, account }: Server): { ended(): boolean } => {
  // Written by earlier versions, without end.
  rmSync(join(cluster, 'log', 'postgres.log'), { force: true });
  const words = openSync(join(place.data, startWords), 'w', 0o600);
  const child = spawn(
    join(place.bin, 'postgres'),
    ['-D', cluster, ...settingsOf(port).flatMap((setting) => ['-c', setting])],
    { cwd: place.data, detached: true, stdio: ['ignore', words, words], ...asAccount(account) },
  );
  closeSync(words);
  let ended = false;
  child.once('error', () => (ended = true));
  child.once('exit', () => (ended = true));
  child.unref();
  return { ended: () => ended };
};

/** PostgreSQL itself judges whether the lock that a killed server left is stale: its processes may be finishing. */
const passing = /lock file|shared memory|is another postmaster/i;

const mostMs = 60_000;
const stepMs = 100;

/**
 * Starts a server and waits until it answers.
 * @throws an Error in a French sentence: at once when it cannot start, after a minute when it does not answer
 */
export const launchUntilReady = async (server: Server, url: string): Promise<void> => {
  const { place, cluster } = server;
  let launched: { ended(): boolean } | undefined;
  for (let waited = 0; waited < mostMs; waited += stepMs) {
    if (runningPort(cluster) === undefined) {
      const words = launched?.ended() ? lastWords(place.data, cluster) : '';
      if (launched?.ended() && !passing.test(words))
        throw new Error(`La base n’a pas pu démarrer. PostgreSQL a dit : ${words}`);
      if (launched === undefined || (launched.ended() && waited % 2_000 === 0)) launched = launch(server);
    }
    const answer = await answerOf(url);
    if (answer === 'yes') return;
    if (answer === 'stranger')
      throw new Error(
        `La base de ${place.data} n’accepte pas le mot de passe qui est dans ce dossier (owner-password). ` +
          'Remettez le fichier d’origine, ou un dossier entier.',
      );
    await pause(stepMs);
  }
  throw new Error(`La base ne répond pas. PostgreSQL a dit : ${lastWords(place.data, cluster)}`);
};
