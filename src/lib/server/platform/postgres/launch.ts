import { spawn } from 'node:child_process';
import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { asAccount, type Account } from './place.ts';
import { answerOf, lastWords, runningPort, startWords } from './cluster.ts';

/** Where one server's programs and data are, on which port it answers, and the account that runs it. */
export interface Server {
  readonly bin: string;
  readonly data: string;
  readonly cluster: string;
  readonly port: number;
  readonly account: Account | undefined;
}

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

const launch = ({ bin, data, cluster, port, account }: Server): { ended(): boolean } => {
  // Written by earlier versions, without end.
  rmSync(join(cluster, 'log', 'postgres.log'), { force: true });
  const words = openSync(join(data, startWords), 'w', 0o600);
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', cluster, ...settingsOf(port).flatMap((setting) => ['-c', setting])],
    { cwd: data, detached: true, stdio: ['ignore', words, words], ...asAccount(account) },
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
  const { data, cluster } = server;
  let launched: { ended(): boolean } | undefined;
  for (let waited = 0; waited < mostMs; waited += stepMs) {
    if (runningPort(cluster) === undefined) {
      const words = launched?.ended() ? lastWords(data, cluster) : '';
      if (launched?.ended() && !passing.test(words))
        throw new Error(`La base n’a pas pu démarrer. PostgreSQL a dit : ${words}`);
      if (launched === undefined || (launched.ended() && waited % 2_000 === 0)) launched = launch(server);
    }
    const answer = await answerOf(url);
    if (answer === 'yes') return;
    if (answer === 'stranger')
      throw new Error(
        `La base de ${data} n’accepte pas le mot de passe qui est dans ce dossier (owner-password). ` +
          'Remettez le fichier d’origine, ou un dossier entier.',
      );
    await pause(stepMs);
  }
  throw new Error(`La base ne répond pas. PostgreSQL a dit : ${lastWords(data, cluster)}`);
};
