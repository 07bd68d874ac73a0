import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import {
  readInstallation,
  openReading,
  settleKind,
} from '../../src/lib/server/platform/postgres/installation.ts';
import { migrate } from '../../src/lib/server/platform/postgres/migrate.ts';

/* An installation is harmed by no command, whoever runs it, with whatever settings. */

const secret = 'a secret of more than thirty-two characters';
const folder = mkdtempSync(join(tmpdir(), 'collegiale-operating-'));
const made: string[] = [];

const asSuperuser = async <Row extends pg.QueryResultRow>(
  sql: string,
  database = 'postgres',
): Promise<Row[]> => {
  const url = new URL(inject('ownerUrl'));
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
};

const urlFor = (database: string, user?: string): string => {
  const url = new URL(inject('ownerUrl'));
  url.pathname = `/${database}`;
  if (user) {
    url.username = user;
    url.password = 'password';
  }
  return url.toString();
};

const newDatabase = async (owner?: string): Promise<string> => {
  const name = `o${randomUUID().replaceAll('-', '').slice(0, 14)}`;
  await asSuperuser(`create database ${name}${owner ? ` owner ${owner}` : ''}`);
  made.push(name);
  return name;
};

afterAll(async () => {
  for (const name of made) {
    await asSuperuser(`drop database if exists ${name} with (force)`);
    for (const role of ['app', 'lookup', 'owner']) await asSuperuser(`drop role if exists ${name}_${role}`);
  }
  rmSync(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number;
  readonly said: string;
}

/** Runs a command as an operator does; `env` holds all the settings that it is given. */
const run = (args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> =>
  new Promise((ended) => {
    const { PATH = '', HOME = '' } = process.env;
    execFile(
      process.execPath,
      ['bin/collegiale.ts', ...args],
      { env: { PATH, HOME, ...env }, timeout: 60_000 },
      (error, stdout, stderr) =>
        ended({ code: error ? Number(error.code ?? 1) : 0, said: `${stdout}${stderr}` }),
    );
  });

const passwords = (database: string): Promise<unknown[]> =>
  asSuperuser(`select rolname, rolpassword from pg_authid where rolname like '${database}%' order by 1`);

describe('what reads writes nothing', () => {
  let database = '';
  beforeAll(async () => {
    database = await newDatabase();
    await migrate({ ownerUrl: urlFor(database), secret });
  });

  test.each([['backup', join(folder, 'kept')], ['verify'], ['status'], ['rebuild']])(
    '%s, without the secret of the service, neither makes one nor changes a role',
    async (...args) => {
      const empty = mkdtempSync(join(folder, 'var-'));
      const before = await passwords(database);
      const { said } = await run(args, {
        DATABASE_URL: urlFor(database),
        COLLEGIALE_VAR: empty,
        PORT: '4590',
      });
      expect(said).not.toContain('secret');
      expect(await passwords(database)).toEqual(before);
      expect(readdirSync(empty)).toEqual([]);
      await migrate({ ownerUrl: urlFor(database), secret });
    },
  );

  test('where there is nothing, says so and makes nothing', async () => {
    const empty = mkdtempSync(join(folder, 'var-'));
    for (const command of [['verify'], ['backup', join(folder, 'none')], ['rebuild']]) {
      const { code, said } = await run(command, { COLLEGIALE_VAR: empty });
      expect(said).toContain(`Il n’y a pas d’installation dans ${empty}`);
      expect(code).toBe(1);
    }
    expect(readdirSync(empty)).toEqual([]);
  });
});

describe('the secret', () => {
  test('of another installation is refused, and changes nothing', async () => {
    const database = await newDatabase();
    await migrate({ ownerUrl: urlFor(database), secret });
    const before = await passwords(database);
    await expect(migrate({ ownerUrl: urlFor(database), secret: `another ${secret}` })).rejects.toThrow(
      'Ce secret n’est pas celui de cette installation',
    );
    const empty = mkdtempSync(join(folder, 'var-'));
    const { code, said } = await run(['migrate'], { DATABASE_URL: urlFor(database), COLLEGIALE_VAR: empty });
    expect(said).toContain('Ce secret n’est pas celui');
    expect(code).toBe(1);
    // The secret that was made for the occasion is not left there to be found the next time.
    expect(readdirSync(empty)).toEqual([]);
    expect(await passwords(database)).toEqual(before);
  });

  test('is refused too on a base that an earlier version made, and that keeps no print of it', async () => {
    const database = await newDatabase();
    await migrate({ ownerUrl: urlFor(database), secret });
    await asSuperuser('update installation.this set secret_print = null, app_role = null', database);
    await expect(migrate({ ownerUrl: urlFor(database), secret: `another ${secret}` })).rejects.toThrow(
      'Ce secret n’est pas celui',
    );
    await migrate({ ownerUrl: urlFor(database), secret });
  });

  test('that is lost is replaced by rekey alone', async () => {
    const database = await newDatabase();
    await migrate({ ownerUrl: urlFor(database), secret });
    const settings = {
      DATABASE_URL: urlFor(database),
      COLLEGIALE_SECRET: `another ${secret}`,
      COLLEGIALE_VAR: folder,
    };
    expect((await run(['rekey'], settings)).code).toBe(0);
    expect((await run(['migrate'], settings)).code).toBe(0);
    await expect(migrate({ ownerUrl: urlFor(database), secret })).rejects.toThrow('Ce secret');
  });
});

describe('rights on the database', () => {
  const roles = async (): Promise<string> => {
    const name = `o${randomUUID().replaceAll('-', '').slice(0, 14)}`;
    made.push(name);
    await asSuperuser(`create role ${name}_owner login password 'password'`);
    await asSuperuser(`create database ${name} owner ${name}_owner`);
    return name;
  };

  test('too small say which lines to run; then three starts go with no superuser, no createrole', async () => {
    const name = await roles();
    const ownerUrl = urlFor(name, `${name}_owner`);
    await expect(migrate({ ownerUrl, secret })).rejects.toThrow(`create role "${name}_app" login`);
    await asSuperuser(`create role ${name}_app login password 'password'`);
    await asSuperuser(`create role ${name}_lookup nologin`);
    await asSuperuser(`grant ${name}_lookup to ${name}_owner with inherit false, set true`);
    const appUrl = urlFor(name, `${name}_app`);
    for (let starts = 0; starts < 3; starts += 1)
      expect(await migrate({ ownerUrl, secret, appUrl })).toEqual({ appUrl });
    const wrong = new URL(appUrl);
    wrong.password = 'wrong';
    await expect(migrate({ ownerUrl, secret, appUrl: wrong.toString() })).rejects.toThrow('DATABASE_APP_URL');
  });

  test('createrole alone is enough, three times, and stays without superuser', async () => {
    const name = await roles();
    await asSuperuser(`alter role ${name}_owner createrole`);
    for (let starts = 0; starts < 3; starts += 1)
      await migrate({ ownerUrl: urlFor(name, `${name}_owner`), secret });
  });

  test('too large for the application are refused', async () => {
    const name = await newDatabase();
    await migrate({ ownerUrl: urlFor(name), secret });
    await asSuperuser(`alter role ${name}_app superuser`);
    await expect(migrate({ ownerUrl: urlFor(name), secret })).rejects.toThrow('a trop de droits');
    await asSuperuser(`alter role ${name}_app nosuperuser`);
    await asSuperuser(`grant temporary on database ${name} to ${name}_app`);
    await expect(migrate({ ownerUrl: urlFor(name), secret })).rejects.toThrow('temporary sur la base');
  });
});

describe('versions', () => {
  test('a base of another program is left to it', async () => {
    const name = await newDatabase();
    await asSuperuser('create table wiki_pages (n integer)', name);
    await expect(migrate({ ownerUrl: urlFor(name), secret })).rejects.toThrow('public.wiki_pages');
    expect(await asSuperuser("select 1 from pg_namespace where nspname = 'installation'", name)).toEqual([]);
  });

  test('a base that a later version has opened is refused, before anything is done', async () => {
    const name = await newDatabase();
    await migrate({ ownerUrl: urlFor(name), secret });
    await asSuperuser("insert into installation.migrations values ('9999_later.sql', 'x')", name);
    await expect(migrate({ ownerUrl: urlFor(name), secret })).rejects.toThrow('une version plus récente');
  });

  test('versions that looked for the list in its former place are told so in the same words', async () => {
    const name = await newDatabase();
    await migrate({ ownerUrl: urlFor(name), secret });
    await asSuperuser('create table if not exists migrations (name text primary key)', name);
    await expect(asSuperuser('select name, checksum from migrations', name)).rejects.toThrow(
      'une version plus récente de Collégiale',
    );
  });

  test('code that was replaced does not go on once the new one has written', async () => {
    const name = await newDatabase();
    const url = urlFor(name);
    await migrate({ ownerUrl: url, secret });
    const id = randomUUID();
    await asSuperuser(`insert into communes values ('${id}'); insert into heads values ('${id}', 5)`, name);
    await openReading(url, 'old', '1');
    await openReading(url, 'new', '2');
    // Nothing was written meanwhile: going back, and forth again, harms nothing.
    await openReading(url, 'old', '1');
    await openReading(url, 'new', '2');
    await asSuperuser('update heads set position = 6', name);
    await expect(openReading(url, 'old', '1')).rejects.toThrow('version plus récente de Collégiale (2)');
    await openReading(url, 'new', '2');
  });
});

describe('the demonstration', () => {
  const demonstration = randomUUID();
  test.each([
    ['a place used by start', "update installation.this set kind = 'commune'", false],
    ['a commune of an earlier version', `insert into communes values ('${randomUUID()}')`, false],
    ['a demonstration of an earlier version', `insert into communes values ('${demonstration}')`, true],
    ['an empty place', 'select 1', true],
  ])('in %s', async (_place, sql, accepted) => {
    const name = await newDatabase();
    await migrate({ ownerUrl: urlFor(name), secret });
    await asSuperuser(sql, name);
    const settled = settleKind(urlFor(name), 'demonstration', demonstration);
    if (accepted) await settled;
    else await expect(settled).rejects.toThrow('Une vraie installation est ici');
    expect((await readInstallation(urlFor(name))).kind).toBe(accepted ? 'demonstration' : 'commune');
  });
});

describe('the command line', () => {
  test.each([
    'start',
    'demo',
    'dev',
    'build',
    'migrate',
    'status',
    'verify',
    'rebuild',
    'backup',
    'restore',
    'speak',
    'rekey',
    'opinion',
    'draw',
    'lottery',
    'law',
    'tally',
  ])('%s --help helps, and does nothing else', async (name) => {
    const empty = mkdtempSync(join(folder, 'var-'));
    const { code, said } = await run([name, '--help'], { COLLEGIALE_VAR: empty });
    expect(said).toMatch(new RegExp(`collegiale (-- )?${name}\\b`));
    expect(code).toBe(0);
    expect(readdirSync(empty)).toEqual([]);
  });

  test.each([[['constructor']], [['backup']], [['backup', '--file']], [['start', 'now']]])(
    '%j is refused with its usage',
    async (args) => expect((await run(args, { COLLEGIALE_VAR: folder })).code).toBe(2),
  );

  test.each([
    ['postgres://a:b@127.0.0.1:9/x', 'Rien ne répond à 127.0.0.1:9'],
    ['postgres://a:b@nowhere.invalid/x', 'nowhere.invalid'],
    ['mysql://a:b@127.0.0.1/x', 'DATABASE_URL'],
  ])('%s is told in words', async (url, words) => {
    const { code, said } = await run(['verify'], { DATABASE_URL: url, COLLEGIALE_VAR: folder });
    expect(said).toContain(words);
    expect(said).not.toMatch(/ECONN|ENOTFOUND|\n\s+at /);
    expect(code).toBe(1);
  });
});
