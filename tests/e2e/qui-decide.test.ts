import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeTown, open, openTown, readsWell } from '../support/town-hall.ts';
import { answered } from '../support/walking.ts';

beforeAll(openTown);
afterAll(closeTown);

const ask = async (who: string, script: boolean, tick: readonly string[], asked: string) => {
  const page = await open(who, '/sujets/nouveau', script);
  await page.getByRole('link', { name: 'Qui peut décider' }).click();
  for (const label of tick) await page.getByLabel(label).check();
  await page.getByLabel('La gestion courante').check();
  await page.getByLabel('Qui pense décider ?').selectOption({ label: asked });
  await page.getByRole('button', { name: 'Qui peut décider ?' }).click();
  await page.waitForURL(/demande=1/);
  return page;
};

test('I-2: an orientation that the bureau thinks of is the group’s: the rule, the reason, one gesture', async () => {
  for (const script of [false, true]) {
    const page = await ask('M04', script, ['C’est une orientation'], 'Bureau');
    const answer = page.locator('#reponse');
    expect(await answer.getByRole('heading', { level: 2 }).innerText()).toMatch(
      /politique.*Groupe majoritaire.*décide/s,
    );
    expect(await answer.innerText()).toContain('ne décide pas d’une question politique');
    expect(await answer.innerText()).toContain('L2121-29');
    if (script) await readsWell(page);
    await answer.getByRole('link', { name: 'Déposer ce sujet' }).click();
    await page.waitForURL(/\/sujets\/nouveau/);
    const body = page.getByLabel('Pour quelle instance ?').locator('option:checked');
    expect(await body.innerText()).toBe('Groupe majoritaire');
    expect(await page.locator('input[name="answers.orientation"][value=yes]').isChecked()).toBe(true);
    await page.close();
  }
});

test('running affairs are the bureau’s, under the eyes of three members', async () => {
  const page = await ask('M04', false, [], 'Bureau');
  const answer = await page.locator('#reponse').innerText();
  expect(answer).toContain('affaire courante');
  expect(answer).toMatch(/3 membres du groupe peuvent évoquer/);
  await page.close();
});

test('a matter that two circles hold is put to the group in one gesture, once', async () => {
  const path = '/qui-decide?demande=1&matiere=restauration+scolaire&appui=courant';
  const page = await open('M13', path);
  const answer = page.locator('#reponse');
  expect(await answer.innerText()).toContain('Plusieurs périmètres contiennent cette matière');
  await answer.getByLabel('Votre raison').fill('Non.');
  await answered(page, 'Demander l’arbitrage', answer);
  expect(await answer.innerText()).toContain('au moins 10 caractères');
  expect(await answer.getByLabel('Votre raison').inputValue()).toBe('Non.');
  await answer.getByLabel('Votre raison').fill('Les deux cercles préparent le menu de la cantine.');
  await answer.getByRole('button', { name: 'Demander l’arbitrage' }).click();
  await page.waitForURL(/\/sujets\/[0-9a-f-]{36}$/);
  const subject = await page.locator('main').innerText();
  expect(subject).toContain('Cercle Éducation-Jeunesse');
  expect(subject).toContain('le groupe dit à qui elle revient');
  const again = await open('M06', path, true);
  expect(await again.locator('#reponse').innerText()).toContain('L’arbitrage est déjà demandé');
  expect(await again.getByRole('button', { name: 'Demander l’arbitrage' }).count()).toBe(0);
  await readsWell(again);
});

test('an amount that cannot be read is told, and a doubt is political', async () => {
  const page = await open('M04', '/qui-decide?demande=1&montant=beaucoup&appui=courant');
  expect(await page.getByText('Ce montant ne se lit pas').count()).toBe(1);
  expect(await page.getByLabel('Combien cela coûte-t-il').inputValue()).toBe('beaucoup');
  await page.goto(page.url().replace('montant=beaucoup', 'oui=doute'));
  expect(await page.locator('#reponse').innerText()).toContain('dans le doute, c’est politique');
  await readsWell(await open('M04', '/qui-decide', true));
});

test('an address that names no subject asks the questions', async () => {
  const page = await open('M04', '/qui-decide?sujet=inconnu');
  expect(await page.getByRole('button', { name: 'Qui peut décider ?' }).count()).toBe(1);
});
