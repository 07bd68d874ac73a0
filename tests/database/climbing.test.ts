import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { migrate } from '../../src/lib/server/platform/postgres/migrate.ts';

/* Whoever holds the application's role, by a fault of ours or a stolen password, tries to get more out of it. */

const name = `c${randomUUID().replaceAll('-', '').slice(0, 14)}`;
const secret = 'secret of the tests';
let database: { readonly ownerUrl: string; readonly appUrl: string };
let app: pg.Client;
let owner: pg.Client;
const communeId = randomUUID();

const asSuperuser = async (sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: inject('ownerUrl') });
  await client.connect();
  await client.query(sql).finally(() => client.end());
};

beforeAll(async () => {
  // Of its own, not a copy of a model: its roles are those of an installation.
  await asSuperuser(`create database ${name}`);
  const ownerUrl = Object.assign(new URL(inject('ownerUrl')), { pathname: `/${name}` }).toString();
  database = { ownerUrl, ...(await migrate({ ownerUrl, secret })) };
  app = new pg.Client({ connectionString: database.appUrl });
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await Promise.all([app.connect(), owner.connect()]);
  await owner.query('insert into communes (commune_id) values ($1)', [communeId]);
  await owner.query(
    `insert into people (commune_id, person_id, given_name, family_name, email)
     values ($1, gen_random_uuid(), 'Awa', 'Sarr', 'awa@exemple.fr')`,
    [communeId],
  );
});
afterAll(async () => {
  await Promise.all([app?.end(), owner?.end()]);
  await asSuperuser(`drop database if exists ${name} with (force)`);
  await asSuperuser(`drop role if exists ${name}_app, ${name}_lookup`);
});

const refused = (sql: string): Promise<void> =>
  expect(app.query(sql)).rejects.toMatchObject({ code: expect.stringMatching(/^42(501|P01)$/) });

describe('the application’s role', () => {
  test.each([
    'create temporary table wakeups (stream text)',
    'create temporary view people as select 1',
    'create function pg_temp.lower(text) returns text language sql as $$ select $1 $$',
    'create table public.mine (n integer)',
    'create schema mine',
    'alter table journal disable trigger journal_append_only',
    'update journal set data = data',
    'delete from journal',
    'truncate journal',
    'drop policy one_commune on journal',
    'alter table journal disable row level security',
    'select * from installation.migrations',
    'select secret_print from installation.this',
    'update installation.this set silent_since = null',
    "copy communes to program 'true'",
    "copy communes to '/tmp/out'",
    "select pg_read_file('postgresql.conf')",
    "select lo_export(1, '/tmp/out')",
    'create extension dblink',
    "alter system set log_statement = 'all'",
    'set session_replication_role = replica',
    'create role another',
    'alter role current_user superuser',
    'create or replace function public.due_wakeups(at timestamptz, most integer) returns table (commune_id uuid, stream text) language sql as $$ select null::uuid, null $$',
    'select * from pg_authid',
  ])('may not: %s', (sql) => refused(sql));

  test('takes no other role, and sees nobody without a commune', async () => {
    const { rows } = await owner.query<{ role: string }>(
      "select quote_ident(rolname) as role from pg_roles where rolname <> current_user and rolname !~ '^pg_'",
    );
    const self = decodeURIComponent(new URL(database.appUrl).username);
    for (const { role } of rows) if (role !== self) await refused(`set role ${role}`);
    await refused(`set role "${decodeURIComponent(new URL(database.ownerUrl).username)}"`);
    expect((await app.query('select * from people')).rows).toEqual([]);
  });
});

interface Definer {
  readonly name: string;
  readonly owner: string;
  readonly powers: boolean;
  readonly settings: string[] | null;
}

/** Functions that run with the rights of who owns them, wherever they stand. */
const definers = async (): Promise<Definer[]> => {
  const { rows } = await owner.query<Definer>(
    `select p.oid::regprocedure::text as name, r.rolname as owner, p.proconfig as settings,
       r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolcanlogin
         or has_schema_privilege(r.rolname, 'public', 'create')
         or exists (select from pg_class c where c.relowner = r.oid)
         or exists (select from pg_auth_members m where m.member = r.oid)
         or exists (select from information_schema.table_privileges t
                    where t.grantee = r.rolname and t.privilege_type <> 'SELECT') as powers
     from pg_proc p join pg_roles r on r.oid = p.proowner where p.prosecdef
       and p.pronamespace::regnamespace::text not in ('pg_catalog', 'information_schema')`,
  );
  return rows;
};

const weakIn = (functions: readonly Definer[]): string[] =>
  functions
    .filter(({ powers, settings }) => powers || !settings?.some((s) => /^search_path=.*pg_temp$/.test(s)))
    .map(({ name }) => name);

describe('functions that run with the rights of their owner', () => {
  test('belong to a role without power, and look for temporary things last', async () => {
    const found = await definers();
    expect(found.length).toBeGreaterThanOrEqual(5);
    expect(weakIn(found)).toEqual([]);
  });

  test('a new one of the owner’s is caught', async () => {
    await owner.query('begin');
    await owner.query(
      'create function planted() returns bigint language sql security definer set search_path = public as $$ select count(*) from journal $$',
    );
    expect(weakIn(await definers())).toEqual(['planted()']);
    await owner.query('rollback');
  });

  test('answer what they answered', async () => {
    const { rows } = await app.query("select given_name from communes_of_email('AWA@exemple.fr')");
    expect(rows).toEqual([{ given_name: 'Awa' }]);
    expect((await app.query('select any_commune_lives() as lives')).rows).toEqual([{ lives: true }]);
  });
});
