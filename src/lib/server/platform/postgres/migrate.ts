import { createHash, createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';

const folder = join(import.meta.dirname, '../../../../../migrations');

/** Any number, the same in every process: the lock that lets one of them migrate at a time. */
const migrationLock = 7_022_026;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const checkVersion = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::integer as version",
  );
  const version = rows[0]?.version ?? 0;
  if (version < 160_000)
    throw new Error(
      `PostgreSQL ${Math.floor(version / 10_000)} est trop ancien : il faut la version 16 ou une plus récente.`,
    );
};

/** The application's role, one a database, with a password that every process can work out from the secret. */
const ensureRole = async (client: pg.Client, role: string, password: string): Promise<void> => {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  const verb = rowCount === 0 ? 'create' : 'alter';
  await client.query(
    `${verb} role ${quoted(role)} with login nosuperuser nobypassrls nocreatedb nocreaterole password '${password}'`,
  );
};

const applied = async (client: pg.Client): Promise<Map<string, string>> => {
  await client.query(
    'create table if not exists migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
  );
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from migrations',
  );
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
};

const applyFile = async (client: pg.Client, name: string, sql: string, checksum: string): Promise<void> => {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into migrations (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`La migration ${name} a échoué : ${(error as Error).message}`, { cause: error });
  }
};

const applyAll = async (client: pg.Client, role: string): Promise<void> => {
  const done = await applied(client);
  const names = readdirSync(folder)
    .filter((name) => /^\d{4}_.+\.sql$/.test(name))
    .sort();
  for (const name of names) {
    const text = readFileSync(join(folder, name), 'utf8');
    const checksum = createHash('sha256').update(text).digest('hex');
    const known = done.get(name);
    if (known === checksum) continue;
    if (known !== undefined)
      throw new Error(
        `La migration ${name} a changé depuis qu’elle a été appliquée. Rétablissez le fichier d’origine et ajoutez une nouvelle migration.`,
      );
    await applyFile(client, name, text.replaceAll(':app_role', quoted(role)), checksum);
  }
};

const grantJobs = (role: string): string =>
  `grant usage on schema graphile_worker to ${quoted(role)};
   grant execute on all functions in schema graphile_worker to ${quoted(role)};
   grant select, insert, update, delete on all tables in schema graphile_worker to ${quoted(role)};
   grant usage on all sequences in schema graphile_worker to ${quoted(role)};
   grant usage on schema public to ${quoted(role)}`;

/**
 * Brings a database to the version of this code; two processes that start together do it once.
 * @param ownerUrl connection that may create tables and roles
 * @param secret of the installation, from which the application role's password is derived
 * @returns the URL with which the application connects: a role that only adds to the journal
 * @throws an Error in a French sentence: too old a server, a changed or failing migration
 */
export const migrate = async ({
  ownerUrl,
  secret,
}: {
  ownerUrl: string;
  secret: string;
}): Promise<{ appUrl: string }> => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await checkVersion(client);
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    const database = rows[0]?.name ?? '';
    const role = `${database}_app`;
    const password = createHmac('sha256', secret).update(database).digest('hex');
    await ensureRole(client, role, password);
    await runMigrations({ connectionString: ownerUrl });
    await applyAll(client, role);
    await client.query(grantJobs(role));
    const url = new URL(ownerUrl);
    url.username = encodeURIComponent(role);
    url.password = password;
    return { appUrl: url.toString() };
  } finally {
    await client.end();
  }
};
