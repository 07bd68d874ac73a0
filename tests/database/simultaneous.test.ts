import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createExecute } from '#lib/server/application/engine/execute.ts';
import { registry } from '#lib/server/application/registry.ts';
import { rebuild } from '#lib/server/application/engine/rebuild.ts';
import type { Execute } from '#lib/server/application/engine/request.ts';
import { verify } from '#lib/server/application/engine/verify.ts';
import { openCommune } from '#lib/server/platform/postgres/communes.ts';
import type { Pool } from '#lib/server/platform/postgres/pool.ts';
import { openPool } from '#lib/server/platform/postgres/pool.ts';
import type { FreshDatabase } from '../support/database.ts';
import { freshDatabase } from '../support/database.ts';
import { must, raiseSubject, settleTown } from './support/town.ts';

let database: FreshDatabase;
let pools: Pool[];
let owner: Pool;
beforeAll(async () => {
  database = await freshDatabase();
  pools = [openPool(database.appUrl), openPool(database.appUrl)];
  owner = openPool(database.ownerUrl, 1);
});
afterAll(async () => {
  await Promise.all([...pools, owner].map((pool) => pool.end()));
  await database.drop();
});

const count = async (type: string): Promise<number> => {
  const text = `select count(distinct coalesce(data->>'person', position::text))::integer as n from journal where type = $1`;
  return (await owner.query<{ n: number }>(text, [type])).rows[0]?.n ?? 0;
};

test('I-24: a hundred people answer one proposal at the same instant, through two processes: a hundred positions kept', async () => {
  const [first, second] = pools.map((pool) => createExecute(pool, registry)) as [Execute, Execute];
  const [pool] = pools as [Pool];
  const communeId = randomUUID();
  await openCommune(pool, communeId);
  const town = await settleTown(first, communeId, 100);
  const [sponsor = ''] = town.members;
  const subject = await raiseSubject(first, town, sponsor);
  const proposal = randomUUID();
  await must(first, communeId, sponsor, {
    type: 'DraftProposal',
    proposal,
    subject,
    body: town.group,
    matter: 'ordinary',
    effect: { kind: 'none' },
    title: 'Ouvrir le samedi',
    text: 'La bibliothèque ouvre le samedi de 9 h à 13 h.',
    terms: { carriedBy: sponsor, reviewOn: '2031-01-01', trial: null },
  });
  await must(first, communeId, sponsor, { type: 'TableProposal', proposal });
  await must(first, communeId, sponsor, { type: 'OpenBetweenMeetings', proposal });

  const everyone = (command: Parameters<typeof must>[3]): Promise<unknown> =>
    Promise.all(
      town.members.map((person, index) => must(index % 2 ? first : second, communeId, person, command)),
    );
  for (let phase = 0; phase < 3; phase += 1) await everyone({ type: 'DeclareReady', proposal });
  await everyone({ type: 'TakePosition', proposal, version: 1, position: { kind: 'consent' } });

  expect(await count('PositionTaken')).toBe(100);
  expect(await count('ProposalAdopted')).toBe(1);
  expect(await count('SubjectClosed')).toBe(1);
  expect((await verify(pool, registry, communeId)).broken).toBeNull();
  await rebuild(pool, registry, communeId);
  expect((await verify(pool, registry, communeId)).broken).toBeNull();
});
