import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as bodies from '#lib/governance/bodies/index.ts';
import * as charter from '#lib/governance/charter/index.ts';
import * as commune from '#lib/governance/commune/index.ts';
import * as mandates from '#lib/governance/mandates/index.ts';
import { registerPage, type RegisterFilter } from '#lib/server/application/register/register.ts';
import { inCommune } from '#lib/server/platform/postgres/pool.ts';
import { openCommune } from '#lib/server/platform/postgres/communes.ts';
import { openWorld, type World } from './support/world.ts';
import type { Organisation } from '#lib/server/application/organisation/organisation.ts';

let world: World;
const elsewhere = randomUUID();

const nothing: Organisation = {
  commune: commune.initial,
  charter: charter.initial,
  bodies: bodies.initial,
  mandates: mandates.initial,
  names: new Map(),
};
const everything: RegisterFilter = {
  words: '',
  body: null,
  nature: null,
  status: null,
  matter: null,
  from: null,
  to: null,
  page: 1,
};

/** Rows as the fold leaves them, with documents of a usual length: one proposal in ten is not decided, one in five decisions is repealed. */
const fill = (communeId: string, count: number): Promise<unknown> =>
  world.owner.query(
    `insert into states (commune_id, stream, noun, version, document, listing, public, sort_key, search,
                         body, nature, status, matter, review_on)
     select $1, 'proposal:' || id, 'proposal', 1,
            jsonb_build_object('text', (select string_agg(md5(id || word), ' ') from generate_series(1, 40) as word)),
            jsonb_build_object('id', id, 'title', title, 'body', 'b' || i % 7, 'nature', 'political',
              'status', status, 'matter', 'ordinary', 'decidedAt', at, 'excerpt', '', 'reviewOn', '2030-01-01'),
            i % 10 <> 0, at, to_tsvector('french', title) || to_tsvector('french', replace(title, 'É', 'E')),
             'b' || i % 7, 'political', status, 'ordinary', '2030-01-01'
     from (select i, gen_random_uuid()::text as id,
                  case when i % 97 = 1 then 'Éclairage de la rue ' else 'Toiture de l’école ' end || i as title,
                  case when i % 5 = 0 then 'repealed' else 'adopted' end as status,
                  to_char(timestamp '2020-01-01' + i * interval '5 hours', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
           from generate_series(1, $2::integer) as i) as rows`,
    [communeId, count],
  );

const ask = (communeId: string, filter: Partial<RegisterFilter>) =>
  inCommune(
    world.pool,
    communeId,
    (transaction) => registerPage(transaction, nothing, { ...everything, ...filter }),
    'snapshot',
  );

beforeAll(async () => {
  world = await openWorld();
  await openCommune(world.pool, elsewhere);
  await fill(world.communeId, 3_000);
  await fill(elsewhere, 200);
  await world.owner.query('vacuum analyze states');
});
afterAll(() => world.close());

test('each filter finds what it names and nothing else, and only what was decided', async () => {
  expect((await ask(world.communeId, {})).total).toBe(2_700);
  expect((await ask(world.communeId, { status: 'inForce' })).total).toBe(2_400);
  expect((await ask(world.communeId, { status: 'repealed' })).total).toBe(300);
  expect((await ask(world.communeId, { matter: 'budget' })).total).toBe(0);
  const body = await ask(world.communeId, { body: 'b3', page: 2 });
  expect(body.lines.map((line) => line.body.id)).toEqual(Array.from({ length: 20 }, () => 'b3'));
  const period = await ask(world.communeId, { from: '2020-02-01', to: '2020-02-02' });
  expect(
    period.lines.every(({ decidedAt }) => decidedAt > '2020-01-31T22' && decidedAt < '2020-02-02T23'),
  ).toBe(true);
});

test('pages follow each other without a gap or a repetition, and one past the end is empty', async () => {
  const seen: string[] = [];
  for (let page = 1; page <= 135; page += 1)
    seen.push(...(await ask(world.communeId, { page })).lines.map(({ id }) => id));
  expect(new Set(seen).size).toBe(2_700);
  expect(await ask(world.communeId, { page: 136 })).toMatchObject({ lines: [], total: 2_700, pages: 135 });
});

test('words find without accents and in another form, in one’s own commune only', async () => {
  const found = await ask(world.communeId, { words: 'eclairages' });
  expect(found.total).toBe(28);
  expect(found.lines.every(({ title }) => title.startsWith('Éclairage'))).toBe(true);
  expect((await ask(elsewhere, { words: 'eclairages' })).total).toBe(3);
  for (const words of ['"', '(', '- -', '!', ':*', "'", 'le la les', '\\'])
    expect((await ask(world.communeId, { words })).total, words).toBeGreaterThanOrEqual(0);
});

test('I-25: the search that passes over row-level security shows neither another commune nor what is not public', async () => {
  const found = await inCommune(
    world.pool,
    elsewhere,
    (transaction) =>
      transaction.query<{ stream: string; commune: string; public: boolean }>({
        text: `select s.stream, s.commune_id as commune, s.public
               from public_streams_with('toiture or eclairage', 'toiture') as found(stream) join states s using (stream)`,
      }),
    'snapshot',
  );
  expect(found.rows).toHaveLength(180);
  expect(found.rows.every((row) => row.commune === elsewhere && row.public)).toBe(true);
  const nowhere = await world.pool.query("select public_streams_with('toiture', 'toiture')");
  expect(nowhere.rows).toEqual([]);
});

test('counting and paging read the index alone', async () => {
  const { rows } = await inCommune(
    world.pool,
    world.communeId,
    (transaction) =>
      transaction.query<{ 'QUERY PLAN': string }>({
        text: `explain (costs off) select count(*) from states
               where commune_id = $1 and public and noun = 'proposal' and body = 'b3'`,
        values: [world.communeId],
      }),
    'snapshot',
  );
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('Index Only Scan using states_register');
});
