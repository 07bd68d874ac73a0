import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApplication, type Application } from '#lib/server/application/application.ts';
import { openDesk, type Desk } from '#lib/server/platform/accounts/desk.ts';
import { openCommune } from '#lib/server/platform/postgres/communes.ts';
import { hold } from '../../demo/meetings.ts';
import { found, organise } from '../../demo/organisation.ts';
import { closeAgenda, prepare } from '../../demo/preparing.ts';
import { meetingId, planSeries } from '../../demo/rhythm.ts';
import { communeId, idOf, openStage } from '../../demo/stage.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';
import { openLetterBox, type LetterBox } from './support/letters.ts';

/* Valbrune's first meeting, held and closed; its record waits to be sent, through a real SMTP server. */

const origin = 'https://collegiale.valbrune.example';
const meeting = meetingId('GM-1');
let database: FreshDatabase;
let box: LetterBox;
let desk: Desk;
let application: Application;

beforeAll(async () => {
  database = await freshDatabase();
  const stage = openStage(database.appUrl);
  await openCommune(stage.application.pool, communeId);
  await found(stage);
  await organise(stage);
  await planSeries(stage);
  await prepare(stage, 'GM-1');
  await closeAgenda(stage, 'GM-1');
  await hold(stage, 'GM-1');
  await stage.close();
  box = await openLetterBox();
  desk = openDesk({
    databaseUrl: database.appUrl,
    secret: 'a secret of the tests, long enough for everyone',
    mode: 'production',
    origin,
    mail: { smtpUrl: box.smtpUrl, from: 'Valbrune <collegiale@valbrune.example>', production: true },
  });
  application = openApplication(database.appUrl, origin);
});
afterAll(async () => {
  await desk?.close();
  await box?.close();
  await application?.pool.end();
  await database?.drop();
});

/** Sends the record; `ok`, or the code of the refusal. */
const sendRecord = async (by: string, more: object = {}): Promise<string> => {
  const sent = await application.execute({
    communeId,
    actor: { kind: 'person', person: idOf(by) },
    key: randomUUID(),
    command: { type: 'SendRecord', meeting },
    now: '2026-09-09T10:15:00.000Z',
    ...more,
  });
  if (sent.ok) return 'ok';
  return sent.error.kind === 'refusal' ? sent.error.refusal.code : sent.error.kind;
};

/** The plain text of a letter, its quoted-printable undone. */
const wordsOf = (raw: string): string => {
  const part = /Content-Type: text\/plain[^]*?\r\n\r\n([^]*?)\r\n--/.exec(raw)?.[1] ?? '';
  const octets = part
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(octets, 'latin1').toString('utf8').replaceAll('\r\n', '\n');
};
const letterTo = (address: string): string =>
  wordsOf(box.received.find(({ to }) => to.includes(address))?.raw ?? '');

test('a refusal writes to nobody', async () => {
  expect(await sendRecord('M05')).toBe('secretary-only');
  expect(await sendRecord('M20', { expectedVersion: 1 })).toBe('stale-version');
  await desk.postman.round();
  expect(box.received).toEqual([]);
});

test('everyone who sits in the body gets the record once, with what was decided and where to read it', async () => {
  expect(await sendRecord('M20')).toBe('ok');
  expect(await sendRecord('M20')).toBe('record-already-sent');
  await desk.postman.round();
  expect(box.received).toHaveLength(21);
  expect(new Set(box.received.flatMap(({ to }) => to)).size).toBe(21);
  const words = letterTo('etienne.quemper@valbrune.example');
  expect(words).toContain('la séance du 8 septembre 2026 (Groupe majoritaire)');
  expect(words).toContain('– Outil de gouvernance et registre des traitements : les absents ont jusqu’au 11');
  expect(words).toContain(`${origin}/seances/${meeting}`);
  expect(words).toContain('au plus tard le 15 septembre 2026');
});

test('I-11: the absent, and they alone, are told that they are waited for and what silence means', () => {
  for (const absent of ['solene.brisach', 'annick.sauvelane'])
    expect(letterTo(`${absent}@valbrune.example`)).toContain('votre silence sera noté comme un silence');
  expect(letterTo('etienne.quemper@valbrune.example')).not.toContain('silence');
});

test('I-25: the letter holds no position, and nobody’s name', () => {
  const words = letterTo('solene.brisach@valbrune.example');
  expect(words).not.toMatch(/objecté|consenti par|Tréhard|Talhouarn|Oudry/);
});
