import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { idOf } from '../../demo/stage.ts';
import { closeTown, open, openTown, post, readsWell } from '../support/town-hall.ts';

beforeAll(openTown);
afterAll(closeTown);

const path = '/bureau';

test('I-2: the bureau sends a political subject to the group with a reason, and sees where it went', async () => {
  const desk = await open('M02', path);
  await readsWell(await open('M02', path, true));
  const first = desk.locator('#qualifier article').first();
  const title = await first.getByRole('link').first().innerText();
  await first.getByText(/^Renvoyer :/).click();
  await first.getByLabel('Raison').fill('politique');
  await first.getByRole('button', { name: 'Renvoyer' }).click();
  expect(await desk.locator('main').innerText()).toMatch(/raison|mot/);
  await desk.getByLabel('Raison').first().fill('C’est un choix d’orientation : au groupe d’en décider.');
  await desk.getByRole('button', { name: 'Renvoyer' }).first().click();
  await desk.getByText('C’est enregistré').waitFor();
  expect(await desk.locator('#renvois').innerText()).toContain(title);
  expect(await desk.locator('#qualifier').innerText()).not.toContain(title);
});

test('I-4: a call-in after the charter’s delay, or by who is not of the group, is refused in words', async () => {
  const asked = {
    key: randomUUID(),
    case: idOf('P12'),
    reason: 'La charge des services n’a pas été regardée.',
  };
  const late = await post('M14', path, 'callIn', asked);
  expect([late.status, late.words.includes('délai')]).toEqual([409, true]);
  expect((await post('O01', path, 'callIn', { ...asked, key: randomUUID() })).status).toBe(403);
  const page = await open('M14', path);
  await readsWell(await open('M14', path, true));
  expect(await page.locator('#renvois').innerText()).toContain('→');
});

test('I-2: an emergency is the mayor’s or a delegate’s to invoke, and is laid before the group at once', async () => {
  const emergency = {
    key: randomUUID(),
    title: 'Toiture du gymnase',
    ground: 'safety',
    done: 'Le gymnase est fermé ce soir.',
  };
  expect((await post('M20', path, 'invoke', emergency)).status).toBe(403);
  expect((await post('M01', path, 'invoke', { ...emergency, key: randomUUID() })).status).toBe(303);
  const page = await open('M01', path);
  const text = await page.locator('#urgences').innerText();
  expect(text).toContain('Toiture du gymnase');
  expect(text).toMatch(/à l’ordre du jour/);
});
