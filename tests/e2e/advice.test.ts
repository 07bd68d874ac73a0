import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeTown, open, openTown, post, readsWell } from '../support/town-hall.ts';

beforeAll(openTown);
afterAll(closeTown);

test('services say what a decision takes before it is taken, or its author says why it goes without', async () => {
  const writing = await open('M07', '/sujets/nouveau');
  await writing.getByLabel('Titre').fill('Une guinguette au bord de l’Orsille');
  await writing.getByLabel('Ce que vous constatez, ce que vous souhaitez').fill('On nous la demande.');
  await writing.getByLabel('Pour quelle instance ?').selectOption({ label: 'Groupe majoritaire' });
  await writing.getByRole('button', { name: 'Lever un sujet' }).click();
  await writing.getByRole('link', { name: 'Écrire une proposition' }).click();
  await writing.getByLabel('Le texte').fill('La commune ouvre une guinguette deux soirs par semaine.');
  await writing.getByText('Ce que cela coûte, et qui cela concerne').click();
  await writing.getByLabel('Dépense, en euros hors taxes').fill('1 200,50');
  await writing.getByLabel('Services concernés').fill('Services techniques\nAccueil');
  await writing.getByRole('button', { name: 'Enregistrer et déposer' }).click();
  await writing.waitForURL(/\/propositions\/[0-9a-f-]{36}/);
  const { pathname } = new URL(writing.url());
  expect(await writing.locator('#avis').innerText()).toMatch(/Services techniques\s+avis attendu/);
  expect(await writing.getByText('1 200,50 €').count()).toBeGreaterThan(0);

  const home = await open('A02', '/accueil');
  await home.getByRole('link', { name: /Donner l’avis de votre service.*guinguette/ }).click();
  await home.waitForURL(/\/avis/);
  await readsWell(await open('A02', '/avis', true));
  const sheet = home.locator('section', { hasText: 'guinguette' });
  await sheet.getByLabel('Au nom de quel service').selectOption('Services techniques');
  await sheet.getByLabel('Quelle charge de travail').fill('Deux agents, une journée par semaine.');
  await sheet.getByRole('button', { name: 'Donner cet avis' }).click();
  await home.getByText('Votre avis est enregistré').waitFor();

  const again = await open('M07', pathname);
  const advice = again.locator('#avis');
  expect(await advice.innerText()).toContain('Deux agents, une journée par semaine.');
  expect(await advice.innerText()).toMatch(/Accueil\s+avis attendu/);
  await readsWell(await open('M07', pathname, true));
  expect((await post('M07', pathname, 'waiveAdvice', { reason: 'Vite.' })).status).toBe(409);
  const reason = 'L’accueil n’est pas touché, nous avons vérifié.';
  expect((await post('M07', pathname, 'waiveAdvice', { reason })).status).toBe(303);
  expect(await (await open('M08', pathname)).locator('#avis').innerText()).toContain('nous avons vérifié');
});

test('nobody but staff in function speaks in the name of a service', async () => {
  const page = await open('M04', '/avis');
  expect(await page.getByText('par les agents en fonction').count()).toBe(1);
});
