import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { migrate } from '../../src/lib/server/platform/postgres/migrate.ts';

export interface FreshDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  drop(): Promise<void>;
}

/** What every database of the tests is opened with: another secret is refused. */
export const secret = 'the secret of the tests, long enough for everyone';

const within = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const asOwner = <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => within(inject('ownerUrl'), work);

const urlOf = (name: string): string => {
  const url = new URL(inject('ownerUrl'));
  url.pathname = `/${name}`;
  return url.toString();
};

/** Any number, the same in every process: the lock under which models are made. */
const modelLock = 7_022_028;

/**
 * A database that others are copied from, made once a run by the first that needs it: migrating one takes
 * a second, playing Valbrune's three months ten, copying either a tenth of one.
 */
const model = (name: string, make: () => Promise<void>): Promise<void> =>
  asOwner(async (client) => {
    await client.query('select pg_advisory_lock($1)', [modelLock]);
    const { rowCount } = await client.query(
      'select 1 from pg_database where datname = $1 and datistemplate',
      [name],
    );
    if (rowCount) return;
    // What a first maker that failed left is no model.
    await client.query(`drop database if exists ${name} with (force)`);
    await make();
    await client.query(`alter database ${name} is_template true`);
  });

const create = (words: string): Promise<unknown> =>
  asOwner((client) => client.query(`create database ${words}`));

/**
 * The model's rights are those of its own application role; the copy's role has them by belonging to it. What the
 * model knows of itself is not the copy's.
 */
const copyOf = async (of: string, name: string): Promise<string> => {
  await create(`${name} template ${of}`);
  await within(urlOf(name), (client) =>
    client.query('update installation.this set app_role = null, lookup_role = null, secret_print = null'),
  );
  const { appUrl } = await migrate({ ownerUrl: urlOf(name), secret });
  await asOwner((client) => client.query(`grant migrated_app to ${name}_app`));
  return appUrl;
};

const migrated = async (): Promise<string> => {
  await model('migrated', async () => {
    await create('migrated');
    await migrate({ ownerUrl: urlOf('migrated'), secret });
  });
  return 'migrated';
};

const valbrune = async (): Promise<string> => {
  await migrated();
  await model('valbrune', async () => {
    const { play } = await import('../../demo/play.ts');
    if (!(await play(await copyOf('migrated', 'valbrune')))) throw new Error('Nothing was played');
  });
  return 'valbrune';
};

const copied = async (of: string): Promise<FreshDatabase> => {
  const name = `t${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  return {
    ownerUrl: urlOf(name),
    appUrl: await copyOf(of, name),
    drop: () =>
      asOwner(async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
        await client.query(`drop role if exists ${name}_app, ${name}_lookup`);
      }),
  };
};

/** An empty database, migrated, on the server of this run. */
export const freshDatabase = async (): Promise<FreshDatabase> => copied(await migrated());

/** A database of its own in which Valbrune's three months have been played, as the demonstration plays them. */
export const playedDatabase = async (): Promise<FreshDatabase> => copied(await valbrune());
