import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { isAlive, isServer } from './processes.ts';

/** The port of the server that runs on a cluster, if one does; a lock left by a killed server counts for nothing. */
export const runningPort = (cluster: string): number | undefined => {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    const port = Number(lines[3]);
    if (isServer(pid)) return port > 0 ? port : undefined;
    // PostgreSQL would take any living process of that number for its own and refuse to start.
    if (isAlive(pid)) rmSync(join(cluster, 'postmaster.pid'), { force: true });
    return undefined;
  } catch {
    return undefined;
  }
};

/** The major version of PostgreSQL that made a cluster; null when there is none yet. */
export const majorOf = (cluster: string): string | null => {
  const file = join(cluster, 'PG_VERSION');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
};

/** Whether the server answers; `stranger` when it does not take our password. */
export const answerOf = async (url: string): Promise<'yes' | 'no' | 'stranger'> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    await client.query('select 1');
    return 'yes';
  } catch (error) {
    return /^28/.test((error as { code?: string }).code ?? '') ? 'stranger' : 'no';
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** What a server that did not start said: on its way, then in its own log. */
export const startWords = 'start.log';

const tailOf = (file: string): string =>
  existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(-3).join(' ') : '';

export const lastWords = (folder: string, cluster: string): string => {
  const early = tailOf(join(folder, startWords));
  if (/FATAL|PANIC|error/i.test(early)) return early;
  const logs = join(cluster, 'log');
  if (!existsSync(logs)) return early;
  const [latest] = readdirSync(logs)
    .map((name) => join(logs, name))
    .sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  return (latest && tailOf(latest)) || early;
};
