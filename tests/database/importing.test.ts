import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  confirmReview,
  reviewFile,
  type Review,
} from '#lib/server/application/setting-up/importing/importing.ts';
import { application } from '#lib/server/application/application.ts';
import { registry } from '#lib/server/application/registry.ts';
import type { Sender } from '#lib/server/application/send.ts';
import { verify } from '#lib/server/application/engine/verify.ts';
import { openCommune } from '#lib/server/platform/postgres/communes.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { must, settleTown } from './support/town.ts';

let database: FreshDatabase;
let communeId: string;
let administrator: string;
let sender: Sender;

beforeAll(async () => {
  database = await freshDatabase();
  process.env['DATABASE_APP_URL'] = database.appUrl;
});
afterAll(async () => {
  await application().pool.end();
  await database.drop();
});

/** A commune just founded by Fanny Ost, who has no function in it yet. */
beforeEach(async () => {
  communeId = randomUUID();
  administrator = randomUUID();
  sender = { communeId, actor: { kind: 'person', person: administrator }, locale: 'fr' };
  await openCommune(application().pool, communeId);
  await must(application().execute, communeId, null, {
    type: 'FoundCommune',
    name: 'Saillans',
    insee: '26289',
    population: 1_300,
    populationSource: 'Insee',
    registeredElectors: null,
    installedOn: '2026-03-21',
    founder: {
      personId: administrator,
      givenName: 'Fanny',
      familyName: 'Ost',
      email: 'fanny@exemple.fr',
      birthDate: null,
    },
  });
});

const header = 'nom;prénom;courriel;fonction;majorité\n';
const review = async (text: string, head = header): Promise<Review> => {
  const found = await reviewFile(communeId, new TextEncoder().encode(head + text), false);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};
const agree = (taken: Review, majority: readonly number[] = [], key: string = randomUUID()) =>
  confirmReview(sender, key, taken.taken ?? '', new Set(majority));

const people = () =>
  application().read(communeId, async (_transaction, { commune, names }) =>
    commune.status === 'none'
      ? []
      : Object.entries(commune.members)
          .map(([id, { function: held, majority }]) => {
            const name = names.get(id);
            return [`${name?.given} ${name?.family}`, name?.email ?? null, held, majority] as const;
          })
          .toSorted(([a], [b]) => a.localeCompare(b)),
  );
const events = () =>
  application().read(communeId, async (transaction) => {
    const { rows } = await transaction.query<{ type: string; data: unknown }>({
      text: 'select type, data from journal where commune_id = $1 order by position',
      values: [communeId],
    });
    return rows;
  });

const list = [
  'Ost;Fanny;autre@exemple.fr;maire;oui',
  'Ruiz;Ana;ana@exemple.fr;1re adjointe;',
  'Lay;Bo;;conseiller municipal;',
  'Bru;Cléo;;conseillère municipale;',
  'Verdier;Luz;luz@exemple.fr;agente;',
].join('\n');

test('a list is looked at, agreed to, and taken in one command', async () => {
  const found = await review(list);
  expect(found.counts).toEqual({ new: 5, completed: 0, same: 0, error: 0 });
  expect(await people()).toEqual([]);
  expect(found.rows.map(({ line, majority }) => [line, majority])).toEqual([
    [2, true],
    [3, true],
    [4, false],
    [5, false],
    [6, null],
  ]);
  expect(await agree(found, [2, 3, 5])).toEqual({ kind: 'done', added: 5, completed: 0 });
  expect(await people()).toEqual([
    ['Ana Ruiz', 'ana@exemple.fr', 'deputy', true],
    ['Bo Lay', null, 'councillor', false],
    ['Cléo Bru', null, 'councillor', true],
    ['Fanny Ost', 'fanny@exemple.fr', 'mayor', true],
    ['Luz Verdier', 'luz@exemple.fr', 'agent', false],
  ]);
  expect((await events()).map(({ type }) => type)).toEqual(['CommuneFounded', 'PeopleRegistered']);
});

test('I-23: neither a name nor an address of a list stands in the journal', async () => {
  await agree(await review(list));
  await agree(await review('Lay;Bo;bo@exemple.fr;conseiller;'));
  const journal = JSON.stringify(await events());
  for (const word of ['Fanny', 'Ruiz', 'Verdier', 'exemple.fr']) expect(journal).not.toContain(word);
  expect((await events()).at(-1)?.type).toBe('AddressesRecorded');
  expect((await verify(application().pool, registry, communeId)).broken).toBeNull();
});

test('the same list again changes nothing; a fuller one completes addresses', async () => {
  await agree(await review(list));
  const again = await review(list);
  expect(again).toMatchObject({ counts: { same: 5, new: 0, error: 0 }, taken: null });
  const fuller = await review(`${list.replace('Bo;;', 'BO;bo@exemple.fr;')}\nNeuf;Nil;nil@exemple.fr;agent;`);
  expect(fuller.counts).toEqual({ new: 1, completed: 1, same: 4, error: 0 });
  expect(await agree(fuller)).toEqual({ kind: 'done', added: 1, completed: 1 });
  expect((await people()).find(([name]) => name === 'Bo Lay')?.[1]).toBe('bo@exemple.fr');
});

test('one wrong row, and nothing is written', async () => {
  const found = await review(`${list}\nMauvais;Rang;pas-une-adresse;agent;`);
  expect(found).toMatchObject({ counts: { error: 1 }, taken: null });
  expect(found.rows[0]).toMatchObject({ line: 7, state: 'error' });
  expect(await agree(found)).toEqual({ kind: 'damaged' });
  expect(await people()).toEqual([]);
});

test('sent twice on a bad network, at once or later, a list is taken once', async () => {
  const found = await review(list);
  const key = randomUUID();
  const both = await Promise.all([agree(found, [2], key), agree(found, [2], key)]);
  expect(both.map(({ kind }) => kind)).toEqual(['done', 'done']);
  expect(await agree(found, [2], key)).toMatchObject({ kind: 'done' });
  expect(await people()).toHaveLength(5);
  expect(await events()).toHaveLength(2);
});

test('two administrators with the same list at once add nobody twice', async () => {
  const found = await review(list);
  const all = await Promise.all(Array.from({ length: 6 }, () => agree(found)));
  expect(all.every(({ kind }) => kind === 'done')).toBe(true);
  expect(await people()).toHaveLength(5);
});

test('what the commune has become since the review is looked at again', async () => {
  const found = await review('Neuf;Nil;luz@exemple.fr;agent;');
  await agree(await review(list));
  const late = await agree(found);
  expect(late).toMatchObject({ kind: 'changed', review: { counts: { error: 1 }, taken: null } });
  expect(await people()).toHaveLength(5);
});

test('an address taken in between by a person without a function is refused whole', async () => {
  const found = await review('Neuf;Nil;nil@exemple.fr;agent;\nPlus;Max;nil2@exemple.fr;agent;');
  const taken = (found.taken ?? '').replace('nil2@', 'nil@');
  const refused = await confirmReview(sender, randomUUID(), taken, new Set());
  expect(refused).toMatchObject({ kind: 'refused', rejected: { code: 'email-taken', status: 422 } });
  expect(await people()).toEqual([]);
});

test('an address replaced by any path: open links are withdrawn and the former address is told', async () => {
  await agree(await review(list));
  const ana = await application().read(
    communeId,
    async (_transaction, { names }) => [...names].find(([, { given }]) => given === 'Ana')?.[0],
  );
  const { pool, execute } = application();
  await pool.query(
    `insert into accounts.invitations (commune_id, person_id, email, token_hash, expires_at)
     values ($1, $2, 'ana@exemple.fr', $3, now() + interval '1 day')`,
    [communeId, ana, Buffer.from(communeId)],
  );
  const record = (email: string) =>
    must(execute, communeId, administrator, {
      type: 'RecordAddresses',
      addresses: [{ personId: ana, email }],
    });
  const told = async () => {
    const { rows } = await pool.query<{ letters: string; open: string }>(
      `select (select count(*) from accounts.mailbox where recipient = 'ana@exemple.fr') as letters,
         (select count(*) from accounts.invitations where person_id = $1 and revoked_at is null) as open`,
      [ana],
    );
    return rows[0];
  };
  await record('ANA@exemple.fr');
  expect(await told()).toEqual({ letters: '0', open: '1' });
  await record('ana.ruiz@exemple.fr');
  expect(await told()).toEqual({ letters: '1', open: '0' });
  expect((await people()).find(([name]) => name === 'Ana Ruiz')?.[1]).toBe('ana.ruiz@exemple.fr');
});

test('I-6: under a charter a list gives no vote, even with a forged review', async () => {
  const other = randomUUID();
  await openCommune(application().pool, other);
  const town = await settleTown(application().execute, other, 3);
  const keeper: Sender = {
    communeId: other,
    actor: { kind: 'person', person: town.administrator },
    locale: 'fr',
  };
  const forged = JSON.stringify([[2, 'Neuf', 'Nil', null, 'councillor', null, true, null]]);
  expect(await confirmReview(keeper, randomUUID(), forged, new Set([2]))).toMatchObject({
    kind: 'changed',
    review: { counts: { error: 1 } },
  });
  const staff = JSON.stringify([[2, 'Neuf', 'Nil', null, 'agent', null, null, null]]);
  expect(await confirmReview(keeper, randomUUID(), staff, new Set([2]))).toMatchObject({ kind: 'changed' });
  const stranger: Sender = { ...keeper, actor: { kind: 'person', person: town.members[1] ?? '' } };
  const plain = JSON.stringify([[2, 'Neuf', 'Nil', null, 'agent', null, false, null]]);
  expect(await confirmReview(stranger, randomUUID(), plain, new Set())).toMatchObject({
    kind: 'refused',
    rejected: { code: 'administrator-required', status: 403 },
  });
  // I-26: it waits for a second person, and gives nobody an entry before.
  expect(await confirmReview(keeper, randomUUID(), plain, new Set())).toEqual({ kind: 'written' });
  const second = await application().execute({
    communeId: other,
    actor: stranger.actor,
    key: randomUUID(),
    command: { type: 'ConfirmChange', change: 1 },
  });
  expect(second).toMatchObject({ ok: true, value: { events: ['ChangeConfirmed', 'PeopleRegistered'] } });
});

test('ten thousand people are reviewed and taken', async () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => `Nom${i};Prénom${i};p${i}@exemple.fr;habitante;`);
  const found = await review(rows.join('\n'));
  expect(found.counts.new).toBe(10_000);
  expect(found.rows.length).toBeLessThanOrEqual(200);
  expect(await agree(found)).toEqual({ kind: 'done', added: 10_000, completed: 0 });
  expect((await review(rows.join('\n'))).counts.same).toBe(10_000);
});
