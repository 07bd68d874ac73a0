import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';

const folder = join(import.meta.dirname, '../../../../../migrations');

/** A migration of this version of the code. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file. */
  readonly checksum: string;
}

/** By name: the checksum with which it was applied. */
export type Applied = ReadonlyMap<string, string>;

/** In the order in which they are applied. */
export const migrations = (): readonly Migration[] =>
  readdirSync(folder)
    .filter((name) => /^\d{4}_.+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });

const newerSentence =
  'Cette base a été mise à jour par une version plus récente de Collégiale. Reprenez cette version, ou ' +
  'restaurez dans un autre dossier la sauvegarde faite avant la mise à jour.';

const newer = (): Error => new Error(newerSentence);

/**
 * The list of migrations stands in the schema `installation`. Where it stood before is a view that answers
 * only this sentence: versions that looked there did not compare it with their own, and would have opened.
 */
const opening = `
  create schema if not exists installation;
  do $$ begin
    if exists (select from pg_class where oid = to_regclass('public.migrations') and relkind = 'r') then
      alter table public.migrations set schema installation;
    end if;
  end $$;
  create table if not exists installation.migrations (
    name text primary key, checksum text not null, applied_at timestamptz not null default now());
  create function installation.refuse_older_version() returns setof installation.migrations
    language plpgsql stable as $$ begin raise exception '${newerSentence}'; end $$;
  create view public.migrations as select * from installation.refuse_older_version()`;

const placeOf = async (client: pg.Client): Promise<string | null> => {
  const { rows } = await client.query<{ place: string | null }>(
    `select coalesce(to_regclass('installation.migrations'),
       (select oid from pg_class where oid = to_regclass('public.migrations') and relkind = 'r'))::regclass::text as place`,
  );
  return rows[0]?.place ?? null;
};

/** What was applied to a database, without changing it; null when it is none of ours. */
export const readLedger = async (client: pg.Client): Promise<Applied | null> => {
  const place = await placeOf(client);
  if (place === null) return null;
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `select name, checksum from ${place} order by name`,
  );
  return new Map(rows.map(({ name, checksum }) => [name, checksum]));
};

/** Opens the list where it stands today; whatever it held is kept. */
export const openLedger = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ there: boolean }>(
    "select to_regprocedure('installation.refuse_older_version()') is not null as there",
  );
  if (rows[0]?.there) return;
  await client.query('begin');
  try {
    await client.query(opening);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
};

/** A database that already holds something of another program is left to it. */
export const refuseForeign = async (client: pg.Client): Promise<void> => {
  if ((await placeOf(client)) !== null) return;
  const { rows } = await client.query<{ name: string }>(
    `select format('%s.%s', n.nspname, c.relname) as name from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm') and n.nspname in ('public', 'accounts', 'installation')
     order by 1 limit 3`,
  );
  if (rows.length === 0) return;
  throw new Error(
    `Cette base contient déjà autre chose (${rows.map(({ name }) => name).join(', ')}). ` +
      'Créez une base vide pour Collégiale, et donnez son adresse dans DATABASE_URL.',
  );
};

/**
 * The migrations of this version that a database has not had yet.
 * @throws an Error in a French sentence when it has had others: a later version opened it
 */
export const missingFrom = (applied: Applied): readonly Migration[] => {
  const ours = migrations();
  const known = new Map(ours.map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum] of applied) {
    if (!known.has(name)) throw newer();
    if (known.get(name) !== checksum)
      throw new Error(
        `La migration ${name} a changé depuis qu’elle a été appliquée. Rétablissez le fichier d’origine et ajoutez une nouvelle migration.`,
      );
  }
  return ours.filter(({ name }) => !applied.has(name));
};

/** The two roles that migrations give rights to. */
export interface Roles {
  /** The application's: it adds to the journal and reads one commune at a time. */
  readonly app: string;
  /** Nobody's: it owns the few functions that look across communes, and nothing else. */
  readonly lookup: string;
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Applies one migration in the transaction under way. */
export const applyMigration = async (
  client: pg.Client,
  { name, sql, checksum }: Migration,
  { app, lookup }: Roles,
): Promise<void> => {
  try {
    await client.query(sql.replaceAll(':app_role', quoted(app)).replaceAll(':lookup_role', quoted(lookup)));
    await client.query('insert into installation.migrations (name, checksum) values ($1, $2)', [
      name,
      checksum,
    ]);
  } catch (error) {
    throw new Error(`La migration ${name} a échoué : ${(error as Error).message}`, { cause: error });
  }
};
