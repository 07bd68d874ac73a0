import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { communeId, idOf } from '../../demo/stage.ts';
import { correspondFrom } from '#lib/server/application/letters/on-event.ts';
import { runDeadlines } from '#lib/server/application/engine/deadlines.ts';
import { createExecute } from '#lib/server/application/engine/execute.ts';
import { registry } from '#lib/server/application/registry.ts';
import { openPool, type Pool } from '#lib/server/platform/postgres/pool.ts';
import { playedDatabase, type FreshDatabase } from '../support/database.ts';

// The bureau's week in Valbrune, two processes of the application looking at the calendar.
let database: FreshDatabase;
let pools: Pool[];
let owner: Pool;

beforeAll(async () => {
  database = await playedDatabase();
  pools = [1, 2].map(() => openPool(database.appUrl));
  owner = openPool(database.ownerUrl, 1);
});
afterAll(async () => {
  await Promise.all([...(pools ?? []), owner].map((pool) => pool?.end()));
  await database?.drop();
});

const monday = '2026-11-23T06:00:01.500Z';
const executes = () =>
  pools.map((pool) => createExecute(pool, registry, undefined, correspondFrom('https://valbrune.test')));

interface Kept {
  to: string;
  subject: string;
  text: string;
  html: string;
}

const letters = async (): Promise<Kept[]> => {
  const text =
    'select recipient as "to", subject, body as text, html from accounts.mailbox order by recipient';
  return (await owner.query<Kept>(text)).rows;
};
const digests = async () => (await letters()).filter(({ subject }) => subject.includes('semaine du'));

test('each Monday the bureau has one letter: what is late, due, blocked; never two for one week', async () => {
  const failures: unknown[] = [];
  const round = (now: string) =>
    Promise.all(
      executes().map((execute, index) =>
        runDeadlines(pools[index] as Pool, registry, execute, now, (stream, reason) => {
          if (stream.endsWith('/roadmap')) failures.push(reason);
        }),
      ),
    );
  await round(monday);
  await round(monday);
  await round('2026-11-27T09:00:00.000Z');
  const sent = await digests();
  // Nine members, the group's watch link and the general secretary.
  expect(sent.length).toBe(11);
  expect(new Set(sent.map(({ to }) => to)).size).toBe(11);
  expect(failures).toEqual([]);
  const { subject, text, html } = sent[0] ?? { subject: '', text: '', html: '' };
  expect(html).toContain('En retard :<br>– Tenir le registre');
  expect(subject).toBe('Bureau : ce qui reste à faire, semaine du 23 novembre');
  expect(text).toContain('En retard :\n– Tenir le registre des traitements et signer l’hébergement');
  expect(text).toContain(
    'À finir cette semaine :\n– Écrire le gabarit du relevé public, pour le 24 novembre',
  );
  expect(text).toContain('Bloquées :\n– Saisir l’établissement public foncier');
  expect(text).toContain('https://valbrune.test/actions');
  // I-25: a letter is forwarded; it says what is late, not who.
  for (const name of ['Strubel', 'Le Goas', 'Camara']) expect(text).not.toContain(name);
  await round('2026-11-30T06:00:02.000Z');
  expect((await digests()).length).toBe(22);
});

test('nobody sends it by hand', async () => {
  const [execute] = executes();
  const actor = { kind: 'person', person: idOf('M01') } as const;
  const asked = await execute?.({ communeId, actor, key: randomUUID(), command: { type: 'SendDigest' } });
  expect(asked).toMatchObject({ ok: false, error: { refusal: { code: 'system-only' } } });
});
