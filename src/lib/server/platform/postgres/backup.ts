import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { withOwner } from './installation.ts';
import { readLedger } from './ledger.ts';

/** The first line of a backup. */
export interface Manifest {
  readonly collegiale: 1;
  /** Name and checksum of each. */
  readonly migrations: readonly string[];
  /** Rows of each table, in an order in which every row finds those it refers to. */
  readonly counts: Readonly<Record<string, number>>;
}

export const batch = 500;

/** One transaction of the owner; whatever throws undoes it. */
export const within = <T>(url: string, begin: string, work: (client: pg.Client) => Promise<T>): Promise<T> =>
  withOwner(url, async (client) => {
    await client.query(begin);
    const value = await work(client);
    await client.query('commit');
    return value;
  });

/** Every table kept, quoted, those referred to before those that refer. */
export const tablesOf = async (client: pg.Client): Promise<string[]> => {
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

export const countOf = async (client: pg.Client, table: string): Promise<number> => {
  const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${table}`);
  return Number(rows[0]?.n);
};

const manifestOf = async (client: pg.Client): Promise<Manifest> => {
  const applied = await readLedger(client);
  if (applied === null)
    throw new Error('Cette base est vide : il n’y a rien à sauvegarder. Vérifiez DATABASE_URL.');
  const counts: Record<string, number> = {};
  for (const table of await tablesOf(client)) counts[table] = await countOf(client, table);
  return { collegiale: 1, migrations: [...applied].map((line) => line.join(' ')), counts };
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
