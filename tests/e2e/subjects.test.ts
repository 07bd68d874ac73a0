import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { idOf } from '../../demo/stage.ts';
import { closeTown, everyone, open, openTown, post, readsWell } from '../support/town-hall.ts';

beforeAll(openTown);
afterAll(closeTown);

/** The bureau of Valbrune, its facilitation aside. */
const bureau = ['M01', 'M02', 'M03', 'M04', 'M06', 'M07', 'M08', 'M09'];
const facilitation = 'M05';

/** Raises a subject in the bureau's backlog by the form; `grid` answers the charter's grid. */
const raise = async (id: string, title: string, grid: 'no' | 'yes' | null): Promise<string> => {
  const page = await open(id, '/sujets/nouveau');
  await page.getByLabel('Titre').fill(title);
  await page.getByLabel('Ce que vous constatez, ce que vous souhaitez').fill('La pendule retarde.');
  await page.getByLabel('Pour quelle instance ?').selectOption({ label: 'Bureau' });
  if (grid) {
    await page.getByText('Répondre à la grille de la charte').click();
    for (const name of ['newPolicy', 'orientation', 'priceTaxLand', 'serviceOrganisation', 'publicPosition'])
      await page.locator(`input[name="answers.${name}"][value=${grid}]`).check();
    await page.locator('input[name="basis.kind"][value=runningAffairs]').check();
  }
  await page.getByRole('button', { name: 'Lever un sujet' }).click();
  await page.waitForURL(/\/sujets\/[0-9a-f-]{36}$/);
  const { pathname } = new URL(page.url());
  await page.close();
  return pathname;
};

const natureOf = async (path: string): Promise<string> => {
  const page = await open('M10', path);
  const heading = await page.getByRole('heading', { name: 'Pourquoi ce sujet est' }).innerText();
  await page.close();
  return heading.replace('Pourquoi ce sujet est ', '');
};

test('I-1: doubt makes a subject political, and so does the contest of a single member, with a reason', async () => {
  expect(await natureOf(await raise('M03', 'La pendule du bourg', null))).toBe('politique');
  expect(await natureOf(await raise('M03', 'Le beffroi', 'yes'))).toBe('politique');
  const executive = await raise('M03', 'Remonter la pendule', 'no');
  expect(await natureOf(executive)).toBe('exécutif');

  const curt = await post('O02', executive, 'contest', { reason: 'non' });
  expect(curt.status).toBe(409);
  expect(curt.words).toContain('>non</textarea>');
  expect((await post('A02', executive, 'contest', { reason: 'Cela engage le budget.' })).status).toBe(403);
  expect((await post('O02', executive, 'contest', { reason: 'Cela engage le budget.' })).status).toBe(303);
  expect(await natureOf(executive)).toBe('politique');
  await readsWell(await open('M03', executive, true));
});

/** Writes a proposal on a subject of the bureau by the form, and asks for it to be tabled. */
const write = async (subject: string): Promise<string> => {
  const writing = await open('M03', `/propositions/nouvelle?sujet=${subject.split('/').at(-1)}`);
  await writing.getByLabel('Le texte').fill('La pendule est vendue.');
  await writing.getByRole('button', { name: 'Enregistrer et déposer' }).click();
  await writing.waitForURL(/\/propositions\/[0-9a-f-]{36}/);
  return new URL(writing.url()).pathname;
};

test('I-2: the bureau tables no political text: its author learns it at once, and sends it up in one gesture', async () => {
  const subject = await raise('M03', 'Le prix de la pendule', null);
  const path = await write(subject);
  const draft = await open('M03', path);
  await draft.getByText('ne décide pas d’une question politique').first().waitFor();
  await readsWell(await open('M03', path, true));
  expect((await post('M03', path, 'table')).status).toBe(409);
  expect((await post('M03', path, 'refer', { reason: 'Cela engage le patrimoine.' })).status).toBe(303);
  const page = await open('M10', subject);
  expect(await page.getByRole('link', { name: 'Groupe majoritaire', exact: true }).count()).toBe(1);
});

test('I-1, I-3: the bureau never adopts what one member contests, even if all its members consent', async () => {
  const subject = await raise('M03', 'Les aiguilles de la pendule', 'no');
  const path = await write(subject);
  const present = [...bureau, facilitation];
  await everyone([facilitation], path, 'takeUp', { label: 'Lundi', present: present.map(idOf) });
  for (const to of ['clarification', 'reactions', 'amendment', 'objections'])
    await everyone([facilitation], path, 'movePhase', { to });
  await everyone(present, path, 'takePosition', { 'position.kind': 'consent' });
  expect((await post('O02', subject, 'contest', { reason: 'Cela engage le patrimoine.' })).status).toBe(303);
  expect((await post(facilitation, path, 'closeRound')).status).toBe(409);
  expect((await post('M03', path, 'refer', { reason: 'Cela engage le patrimoine.' })).status).toBe(303);
  const page = await open('M10', subject);
  expect(await page.getByRole('link', { name: 'Groupe majoritaire', exact: true }).count()).toBe(1);
});

test('I-1, I-4: what the bureau has just decided, and one member contests, is before the group by right', async () => {
  const subject = await raise('M03', 'Le carillon de la pendule', 'no');
  const path = await write(subject);
  const present = [...bureau, facilitation];
  await everyone([facilitation], path, 'takeUp', { label: 'Lundi', present: present.map(idOf) });
  for (const to of ['clarification', 'reactions', 'amendment', 'objections'])
    await everyone([facilitation], path, 'movePhase', { to });
  await everyone(present, path, 'takePosition', { 'position.kind': 'consent' });
  await everyone([facilitation], path, 'closeRound');
  expect((await post('O02', subject, 'contest', { reason: 'Cela réveille tout le bourg.' })).status).toBe(
    303,
  );

  const decision = await open('M10', path.replace('propositions', 'decisions'), true);
  expect(await decision.locator('main').innerText()).toContain('l’entend de droit à sa séance du');
  await readsWell(decision);
  expect(await (await open('M02', '/bureau')).locator('#contestations').innerText()).toMatch(
    /carillon[^]*à l’ordre du jour/,
  );
  await decision.getByRole('link', { name: 'Suivre ce qu’il en fait' }).click();
  await decision.getByText('Une séance entend ce sujet de droit').waitFor();
  const heard = new URL(decision.url()).pathname;
  expect((await post('O02', heard, 'withdraw', { reason: 'Je préfère le retirer.' })).status).toBe(409);
  await readsWell(decision);
  await decision.getByRole('link', { name: 'Écrire une proposition' }).click();
  await decision.waitForURL(/nouvelle/);
  const answers = await decision.getByLabel('Ce que l’adoption fera d’elle-même').innerText();
  expect(answers).toContain('Dire que cela était exécutif');
  expect(answers).toContain('Annuler ce qui a été fait sans le groupe');
});

test('I-24: a form sent twice on a bad network acts once, and both answers are the same', async () => {
  const subject = await raise('M03', 'Une pendule de plus', null);
  const key = randomUUID();
  const twice = await Promise.all([1, 2].map(() => post('M10', subject, 'support', { key })));
  expect(twice.map(({ status }) => status)).toEqual([303, 303]);
  expect((await post('M10', subject, 'support', { key })).status).toBe(303);
  expect((await post('M10', subject, 'support')).status).toBe(409);
  const page = await open('M11', subject);
  const supporters = page.locator('section', { hasText: 'Qui le soutient' });
  expect(await supporters.getByRole('listitem').count()).toBe(1);
});

test('I-2: a political subject leaves the bureau in one gesture, with a sentence, and nobody takes it back', async () => {
  const path = await raise('M03', 'Le clocher', null);
  const page = await open('M07', path);
  await page.locator('summary', { hasText: 'Renvoyer' }).click();
  const form = page.locator('form[action="?/refer"]');
  await form.getByLabel('Instance').selectOption({ label: 'Groupe majoritaire' });
  await form.getByLabel('Votre raison').fill('anticonstitutionnellement');
  await form.getByRole('button', { name: 'Renvoyer à qui peut décider' }).click();
  await page.locator('.error', { hasText: 'Un seul mot ne dit pas pourquoi' }).waitFor();
  expect(await form.getByLabel('Votre raison').inputValue()).toBe('anticonstitutionnellement');
  await form.getByLabel('Votre raison').fill('Vendre le clocher engage tout le monde.');
  await form.getByRole('button', { name: 'Renvoyer à qui peut décider' }).click();
  await page.getByText('Une séance entend ce sujet de droit').waitFor();
  await page.close();
  expect((await post('M03', path, 'withdraw', { reason: 'Je préfère le retirer.' })).status).toBe(409);
  expect((await post('M03', path, 'move', { body: idOf('BUR'), reason: 'Le bureau suffit.' })).status).toBe(
    409,
  );
  await readsWell(await open('M10', path, true));
});

test('I-23: after all this the journal is whole, and says so to who looks after it', async () => {
  const page = await open('A07', '/administration/integrite');
  await page.locator('main button').first().click();
  await page
    .getByText(/intact/i)
    .first()
    .waitFor();
});
