import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Accounts } from '#lib/server/application/people/accounts.ts';
import type * as Founding from '#lib/server/application/setting-up/founding.ts';
import type { FoundingRequest, Founder } from '#lib/server/application/setting-up/founding.ts';
import { openPool, type Pool } from '#lib/server/platform/postgres/pool.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

const origin = 'http://localhost:3000';

let database: FreshDatabase;
let owner: Pool;
let accounts: Accounts;
let founding: typeof Founding;
let close: () => Promise<void>;

/** The application of a process of its own: it reads its database from the environment, once. */
beforeEach(async () => {
  database = await freshDatabase();
  owner = openPool(database.ownerUrl, 2);
  vi.stubEnv('DATABASE_APP_URL', database.appUrl);
  vi.stubEnv('COLLEGIALE_SECRET', 'a secret of the tests, long enough for cookies');
  vi.stubEnv('ORIGIN', origin);
  vi.resetModules();
  founding = await import('#lib/server/application/setting-up/founding.ts');
  accounts = (await import('#lib/server/application/people/accounts.ts')).accounts();
  const { application } = await import('#lib/server/application/application.ts');
  close = async () => {
    await application().pool.end();
    await accounts.close();
  };
});
afterEach(async () => {
  await close();
  await owner.end();
  await database.drop();
  vi.unstubAllEnvs();
});

/** Somebody who opened a set-up link of their own. */
const holder = async (name: string): Promise<Founder> => {
  const url = new URL(origin);
  const asking = { url, request: new Request(url), getClientAddress: () => '127.0.0.1' };
  const token = (await accounts.setupLink(origin))?.split('/installation/')[1] ?? '';
  const email = `${name}@saillans.example`;
  const entrance = await accounts.openSetup(asking, token, { name, email });
  if (!entrance.ok) throw new Error(entrance.state);
  return { userId: entrance.userId, email };
};

const request = (over: Partial<FoundingRequest> = {}): FoundingRequest => ({
  key: randomUUID(),
  insee: '26289',
  name: 'Saillans',
  population: 1460,
  populationSource: 'Insee',
  registeredElectors: null,
  installedOn: '2026-03-21',
  givenName: 'Ana',
  familyName: 'Silva',
  function: 'councillor',
  majority: true,
  ...over,
});

const rows = async <Row extends object>(sql: string): Promise<Row[]> => (await owner.query<Row>(sql)).rows;
const events = async (): Promise<string[]> =>
  (await rows<{ type: string }>('select type from journal order by position')).map(({ type }) => type);

test('of two founders at once, one founds the commune and the other is told so', async () => {
  const [ana, bob] = [await holder('ana'), await holder('bob')];
  const answers = await Promise.all([
    founding.foundCommune(ana, request(), 'fr'),
    founding.foundCommune(bob, request({ insee: '33364', givenName: 'Bob' }), 'fr'),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  const refused = answers.find(({ ok }) => !ok);
  expect(refused).toMatchObject({ rejected: { code: 'commune-already-founded', status: 409 } });
  expect(await rows('select from communes')).toHaveLength(1);
  expect(await rows('select from people')).toHaveLength(1);
  expect(await events()).toEqual(['CommuneFounded', 'PeopleRegistered']);
  expect(await accounts.setupLink(origin)).toBeUndefined();
});

test('a form sent twice, even at once, founds once', async () => {
  const ana = await holder('ana');
  const form = request();
  const answers = await Promise.all([
    founding.foundCommune(ana, form, 'fr'),
    founding.foundCommune(ana, form, 'fr'),
  ]);
  expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
  expect(await events()).toEqual(['CommuneFounded', 'PeopleRegistered']);
});

test('a contradictory population founds nothing and closes no door', async () => {
  const ana = await holder('ana');
  for (const [over, code] of [
    [{ population: 0 }, 'population-out-of-range'],
    [{ population: null }, 'invalid-input'],
    [{ population: 1460, registeredElectors: 99_999 }, 'electors-above-population'],
    [{ installedOn: 'hier' }, 'invalid-input'],
  ] as const) {
    const sent = await founding.foundCommune(ana, request(over), 'fr');
    expect(sent).toMatchObject({ ok: false, rejected: { code } });
  }
  expect(await events()).toEqual([]);
  expect(await accounts.setupLink(origin)).toContain('/installation/');
  expect((await founding.foundCommune(ana, request(), 'fr')).ok).toBe(true);
});

test('a breakdown before anything happened leaves the next start its link, and one place only', async () => {
  await holder('ana');
  const { openFirstCommune } = await import('#lib/server/platform/postgres/communes.ts');
  const { application } = await import('#lib/server/application/application.ts');
  const place = await openFirstCommune(application().pool, randomUUID());
  const bob = await holder('bob');
  expect((await founding.foundCommune(bob, request(), 'fr')).ok).toBe(true);
  expect(await rows('select commune_id from communes')).toEqual([{ commune_id: place }]);
});

test('a breakdown in the middle is resumed by its founder, with the function of least power, by nobody else', async () => {
  const [ana, bob] = [await holder('ana'), await holder('bob')];
  const { openFirstCommune } = await import('#lib/server/platform/postgres/communes.ts');
  const { application } = await import('#lib/server/application/application.ts');
  const { derivedId } = await import('#lib/kernel/derived-id.ts');
  const communeId = await openFirstCommune(application().pool, randomUUID());
  const { key, givenName, familyName, function: _, majority: __, ...facts } = request();
  const cut = await application().execute({
    communeId,
    actor: { kind: 'setup' },
    key: key ?? randomUUID(),
    command: {
      type: 'FoundCommune',
      ...facts,
      founder: {
        personId: derivedId(`founder:${ana.userId}`),
        givenName,
        familyName,
        email: ana.email,
        birthDate: null,
      },
    },
  });
  expect(cut.ok).toBe(true);
  expect(await founding.resumeFounding(communeId, bob, 'fr')).toBe(false);
  expect(await founding.resumeFounding(communeId, ana, 'fr')).toBe(true);
  expect(await founding.resumeFounding(communeId, ana, 'fr')).toBe(true);
  expect(await events()).toEqual(['CommuneFounded', 'PeopleRegistered']);
  const members = await application().read(communeId, async (_transaction, { commune }) =>
    commune.status === 'founded' ? Object.values(commune.members) : [],
  );
  expect(members).toMatchObject([{ function: 'agent', majority: false }]);
});
