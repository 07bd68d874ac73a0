import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { idOf } from '../../demo/stage.ts';
import { meetingId } from '../../demo/rhythm.ts';
import { closeTown, everyone, formOf, open, openTown, post, readsWell } from '../support/town-hall.ts';

beforeAll(openTown);
afterAll(closeTown);

const room = `/seances/${meetingId('GM-7')}/salle`;
const facilitator = 'M16';
const here = ['M01', 'M02', 'M03', 'M04', 'M05', 'M06', 'M07', 'M08', 'M09', 'M10', 'M11', 'M20'];

/** The desk starts the item that comes next. */
const start = (): Promise<void> => everyone([facilitator], room, 'startItem');

test('I-9: without a quorum the meeting opens and consents to nothing', async () => {
  await everyone(['M02', 'M03', 'M04'], room, 'arrive');
  // The same person from two phones counts once.
  const again = { key: randomUUID(), person: idOf('M02') };
  expect((await post('M02', room, 'arrive', again)).status).toBe(303);
  await everyone([facilitator], room, 'openMeeting');
  const refused = await post(facilitator, room, 'proposeAgenda', { key: randomUUID() });
  expect([refused.status, refused.words.includes('quorum')]).toEqual([409, true]);
  expect((await post('M02', room, 'openMeeting')).status).not.toBe(303);
});

test('I-8: the agenda is consented to by all, and one objection is enough', async () => {
  await everyone(
    here.filter((id) => !['M02', 'M03', 'M04'].includes(id)),
    room,
    'arrive',
  );
  await everyone([facilitator], room, 'proposeAgenda');
  const objected = await post('M05', room, 'objectToMotion', { reason: 'Le point 3 n’a pas été préparé.' });
  expect(objected.status).toBe(303);
  await everyone([facilitator], room, 'proposeAgenda');
  await everyone(here, room, 'consentToMotion');
  expect(await formOf(facilitator, room, 'startItem')).toContain('Antenne aux Merlandes');
});

test('I-24: an item that ends under the pen keeps the words, on the page and on the device', async () => {
  await start();
  await everyone([facilitator], room, 'endItem', { dealtWith: 'no', reason: '' });
  await start();
  await everyone([facilitator], room, 'holdProposal');
  for (let phase = 0; phase < 4; phase += 1) await everyone([facilitator], room, 'movePhase');
  const phone = await open('M03', room, true);
  await phone.getByText('En direct').waitFor();
  await readsWell(phone);
  await phone.getByLabel('J’ai une réserve').check();
  await phone.getByLabel('Votre réserve').fill('Prévoir un suppléant');
  const late = await open('M04', room);
  await late.getByLabel('J’ai une réserve').check();
  await late.getByLabel('Votre réserve').fill('Et pour le secrétariat ?');
  await everyone([facilitator], room, 'endItem', { dealtWith: 'no', reason: 'Trop tard ce soir.' });

  // Live, the form goes and its words stay in sight.
  await phone.getByText('Le point s’est terminé pendant que vous écriviez').first().waitFor();
  expect(await phone.locator('main').innerText()).toContain('Prévoir un suppléant');
  // Without JavaScript, the late answer is refused with its words and where to say them.
  await late.getByRole('button', { name: 'Donner ma position' }).click();
  const told = await late.locator('main').innerText();
  expect(told).toContain('Et pour le secrétariat ?');
  expect(told).toContain('Voir le texte');
});

test('I-24: an answer sent while the meeting closes is told to its author, with its words and where to say them', async () => {
  await start();
  await everyone([facilitator], room, 'holdProposal');
  for (let phase = 0; phase < 4; phase += 1) await everyone([facilitator], room, 'movePhase');
  const phone = await open('M05', room, true);
  await phone.getByText('En direct').waitFor();
  await phone.getByLabel('J’ai une réserve').check();
  await phone.getByLabel('Votre réserve').fill('Chiffrer le chauffage');
  const late = await open('M06', room);
  await late.getByLabel('J’ai une réserve').check();
  await late.getByLabel('Votre réserve').fill('Le toit avant les murs');
  await everyone([facilitator], room, 'endItem', { dealtWith: 'no', reason: 'L’heure est passée.' });
  await everyone([facilitator], room, 'startClosing');
  await everyone([facilitator], room, 'close');

  await phone.getByText('Le point s’est terminé pendant que vous écriviez').first().waitFor();
  expect(await phone.locator('main').innerText()).toContain('Chiffrer le chauffage');
  await late.getByRole('button', { name: 'Donner ma position' }).click();
  const told = await late.locator('main').innerText();
  expect(told).toContain('Le toit avant les murs');
  expect(told).toContain('Voir le texte');
});
