import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import pg from 'pg';

interface Manifest {
  readonly collegiale: 1;
  readonly migrations: readonly string[];
  /** Rows of each table, in an order in which every row finds those it refers to. */
  readonly counts: Readonly<Record<string, number>>;
}

const batch = 500;

const within = async <T>(url: string, begin: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(begin);
    const value = await work(client);
    await client.query('commit');
    return value;
  } finally {
    await client.end();
  }
};

/** Every table kept, quoted, those referred to before those that refer. */
const tablesOf = async (client: pg.Client): Promise<string[]> => {
  const { rows } = await client.query<{ name: string; needs: string[] }>(
    `select format('%I.%I', n.nspname, c.relname) as name,
       array(select format('%I.%I', fn.nspname, f.relname) from pg_constraint k
         join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
         where k.conrelid = c.oid and k.contype = 'f' and f.oid <> c.oid) as needs
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('public', 'accounts')
       and not (n.nspname = 'public' and c.relname = 'migrations') order by 1`,
  );
  const order: string[] = [];
  for (let left = rows; left.length > 0; left = left.filter(({ name }) => !order.includes(name))) {
    const ready = left.filter(({ needs }) => needs.every((need) => order.includes(need)));
    if (ready.length === 0) throw new Error('Tables refer to each other in a circle');
    order.push(...ready.map(({ name }) => name));
  }
  return order;
};

const countOf = async (client: pg.Client, table: string): Promise<number> => {
  const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${table}`);
  return Number(rows[0]?.n);
};

const manifestOf = async (client: pg.Client): Promise<Manifest> => {
  const { rows } = await client.query<{ line: string }>(
    "select name || ' ' || checksum as line from public.migrations order by name",
  );
  const counts: Record<string, number> = {};
  for (const table of await tablesOf(client)) counts[table] = await countOf(client, table);
  return { collegiale: 1, migrations: rows.map(({ line }) => line), counts };
};

async function* linesOf(client: pg.Client, manifest: Manifest): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const sealed = (line: string): string => {
    hash.update(`${line}\n`);
    return `${line}\n`;
  };
  yield sealed(JSON.stringify(manifest));
  for (const table of Object.keys(manifest.counts)) {
    await client.query(`declare rows_kept cursor for select row_to_json(t)::text as line from ${table} t`);
    for (;;) {
      const { rows } = await client.query<{ line: string }>(`fetch ${batch} from rows_kept`);
      if (rows.length === 0) break;
      for (const { line } of rows) yield sealed(`[${JSON.stringify(table)},${line}]`);
    }
    await client.query('close rows_kept');
  }
  yield `${JSON.stringify({ sha256: hash.digest('hex') })}\n`;
}

/**
 * Writes one file with every row of one instant of the database, while the application goes on.
 * The file appears under its name only once complete.
 */
export const backup = (ownerUrl: string, file: string): Promise<void> =>
  within(ownerUrl, 'begin isolation level repeatable read read only', async (client) => {
    const part = `${file}.part`;
    try {
      const lines = Readable.from(linesOf(client, await manifestOf(client)));
      await pipeline(lines, createGzip(), createWriteStream(part, { mode: 0o600 }));
      await rename(part, file);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  });

const damaged = (file: string): Error =>
  new Error(`${file} est tronqué, altéré, ou n’est pas une sauvegarde de Collégiale. Rien n’a été écrit.`);

const checkPlace = async (client: pg.Client, saved: Manifest): Promise<void> => {
  const here = await manifestOf(client);
  if (Object.values(here.counts).some((count) => count > 0))
    throw new Error('La base contient déjà quelque chose : une sauvegarde se restaure dans une base vide.');
  if (JSON.stringify(here.migrations) !== JSON.stringify(saved.migrations))
    throw new Error('La sauvegarde vient d’une autre version de Collégiale : restaurez-la avec celle-là.');
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

const fill = async (client: pg.Client, file: string): Promise<void> => {
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
      await checkPlace(client, saved);
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
};

/**
 * Fills an empty, migrated database of the same version from a backup, whole or not at all.
 * @throws an Error in a French sentence: a damaged file, a base that is not empty, another version
 */
export const restore = (ownerUrl: string, file: string): Promise<void> =>
  within(ownerUrl, 'begin', async (client) => {
    try {
      await fill(client, file);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') throw new Error(`Le fichier ${file} n’existe pas.`, { cause: error });
      if (error instanceof SyntaxError || code !== undefined) throw damaged(file);
      throw error;
    }
  });
