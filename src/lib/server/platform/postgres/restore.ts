import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { batch, countOf, tablesOf, within, type Manifest } from './backup.ts';
import { applyMigration, migrations, missingFrom, type Applied, type Roles } from './ledger.ts';
import { communeTransaction, type Transaction } from './pool.ts';

const damaged = (file: string): Error =>
  new Error(`${file} est tronqué, altéré, ou n’est pas une sauvegarde de Collégiale. Rien n’a été écrit.`);

/**
 * Empties a place where nobody has written yet: a set-up link, an attempt to sign in, a set-up cut short.
 * @throws an Error in a French sentence when somebody is there
 */
const clearPlace = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ lived: boolean }>(
    'select exists (select from public.journal) or exists (select from public.people) as lived',
  );
  if (rows[0]?.lived)
    throw new Error(
      'Quelqu’un a déjà écrit ici : une sauvegarde se restaure dans une base vide. ' +
        'Donnez un autre dossier (COLLEGIALE_VAR) ou une autre base (DATABASE_URL).',
    );
  for (const table of (await tablesOf(client)).reverse())
    if (table !== 'public.journal') await client.query(`delete from ${table}`);
};

/** Takes the empty tables back to the version of an earlier backup. */
const rewind = async (client: pg.Client, saved: Applied, roles: Roles): Promise<void> => {
  for (const table of (await tablesOf(client)).reverse()) await client.query(`drop table ${table} cascade`);
  const { rows } = await client.query<{ name: string }>(
    `select p.oid::regprocedure::text as name from pg_proc p where p.pronamespace = 'public'::regnamespace
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  );
  for (const { name } of rows) await client.query(`drop function ${name} cascade`);
  await client.query('drop schema accounts cascade');
  await client.query('drop table installation.this, installation.readings');
  await client.query('delete from installation.migrations');
  for (const migration of migrations().filter(({ name }) => saved.has(name)))
    await applyMigration(client, migration, roles);
};

const appliedIn = ({ migrations: lines }: Manifest): Applied =>
  new Map(lines.map((line) => line.split(' ') as [string, string]));

/** Makes the place ready for a backup of this version, or of an earlier one. */
const prepare = async (client: pg.Client, saved: Manifest, roles: Roles): Promise<void> => {
  const applied = appliedIn(saved);
  const earlier = missingFrom(applied).length > 0;
  await clearPlace(client);
  if (earlier) await rewind(client, applied, roles);
};

const insert = (client: pg.Client, table: string, rows: readonly string[]): Promise<unknown> =>
  client.query(
    `insert into ${table} overriding system value select * from json_populate_recordset(null::${table}, $1)`,
    [`[${rows.join(',')}]`],
  );

/** Counters go on after the highest number restored. */
const advanceCounters = (client: pg.Client): Promise<unknown> =>
  client.query(`do $$ declare r record; begin
    for r in select a.attrelid::regclass as t, a.attname as c from pg_attribute a
      join pg_class k on k.oid = a.attrelid join pg_namespace n on n.oid = k.relnamespace
      where a.attidentity <> '' and n.nspname in ('public', 'accounts') loop
      execute format('select setval(pg_get_serial_sequence(%L, %L), coalesce(max(%I), 0) + 1, false) from %s', r.t, r.c, r.c, r.t);
    end loop; end $$`);

/** @returns what the backup says of itself */
const fill = async (client: pg.Client, file: string, roles: Roles): Promise<Manifest> => {
  const input = createReadStream(file);
  const unzipped = input.pipe(createGunzip());
  input.on('error', (error) => unzipped.destroy(error));
  const hash = createHash('sha256');
  let saved: Manifest | undefined;
  let seal: string | undefined;
  let table = '';
  let rows: string[] = [];
  for await (const line of createInterface({ input: unzipped, crlfDelay: Infinity })) {
    if (seal !== undefined) throw damaged(file);
    if (line.startsWith('{"sha256"')) {
      seal = (JSON.parse(line) as { sha256: string }).sha256;
      continue;
    }
    hash.update(`${line}\n`);
    if (!saved) {
      saved = JSON.parse(line) as Manifest;
      if (saved.collegiale !== 1) throw damaged(file);
      await prepare(client, saved, roles);
      continue;
    }
    const end = line.indexOf(',{');
    const of = JSON.parse(line.slice(1, end)) as string;
    if (!Object.hasOwn(saved.counts, of)) throw damaged(file);
    if ((of !== table || rows.length === batch) && rows.length > 0) {
      await insert(client, table, rows);
      rows = [];
    }
    table = of;
    rows.push(line.slice(end + 1, -1));
  }
  if (rows.length > 0) await insert(client, table, rows);
  if (!saved || seal !== hash.digest('hex')) throw damaged(file);
  for (const [name, count] of Object.entries(saved.counts))
    if ((await countOf(client, name)) !== count) throw damaged(file);
  await advanceCounters(client);
  return saved;
};

/** Looks into a restored commune before anything is kept, and says what is wrong with it, or null. */
export type Check = (transaction: Transaction) => Promise<string | null>;

const checkCommunes = async (client: pg.Client, check: Check): Promise<void> => {
  const { rows } = await client.query<{ commune_id: string }>('select commune_id from public.communes');
  for (const { commune_id } of rows) {
    const fault = await check(communeTransaction(client, commune_id));
    if (fault !== null)
      throw new Error(`${fault} Ce n’est pas la sauvegarde d’un journal intact : rien n’a été écrit.`);
  }
};

/** What the installation knows of itself; it is not in a backup, and outlives the tables that are made again. */
interface Itself {
  readonly print: Buffer;
  readonly app: string;
  readonly lookup: string;
}

const itselfIn = async (client: pg.Client): Promise<Itself> => {
  const { rows } = await client.query<Itself>(
    'select secret_print as print, app_role as app, lookup_role as lookup from installation.this',
  );
  const [itself] = rows;
  if (!itself) throw new Error('installation.this holds one row');
  return itself;
};

/** Errors of the compression, of a row that its table does not take: the file is not what was written. */
const isOfContent = (error: unknown): boolean =>
  error instanceof SyntaxError || /^(Z_|2[23])/.test(String((error as NodeJS.ErrnoException).code ?? ''));

/**
 * Fills an installation where nobody has written from a backup of this version or of an earlier one, whole or not at
 * all; the copy then keeps silent.
 * @param check reads each commune's journal again, as it stands once restored
 * @throws an Error in a French sentence: a damaged file, a journal that is not intact, somebody there, a later version
 */
export const restore = (ownerUrl: string, file: string, check: Check = async () => null): Promise<void> =>
  within(ownerUrl, 'begin', async (client) => {
    const { print, app, lookup } = await itselfIn(client);
    const roles: Roles = { app, lookup };
    try {
      const saved = await fill(client, file, roles);
      for (const migration of missingFrom(appliedIn(saved))) await applyMigration(client, migration, roles);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT')
        throw new Error(`Le fichier ${file} n’existe pas.`, { cause: error });
      if (isOfContent(error)) throw damaged(file);
      throw error;
    }
    await client.query(
      'update installation.this set secret_print = $1, app_role = $2, lookup_role = $3, kind = null, silent_since = now()',
      [print, app, lookup],
    );
    // Folded again at the next start: what pages show then comes from the journal alone.
    await client.query('update communes set folded_by = null');
    await checkCommunes(client, check);
  });
