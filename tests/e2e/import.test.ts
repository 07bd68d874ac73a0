import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { startApplication, type Application } from '../support/application.ts';
import { answered } from '../support/walking.ts';

let application: Application;
let browser: Browser;

beforeAll(async () => {
  application = await startApplication('start');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await application?.stop();
});

const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).click();
const people = (page: Page) => page.locator('.people > li');

/** Ana Silva sets Saillans up, as far as its people, without JavaScript. */
const found = async (): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'fr-FR',
    javaScriptEnabled: false,
    baseURL: application.origin,
  });
  const page = await context.newPage();
  await expect.poll(() => application.said(), { timeout: 30_000 }).toContain('/installation/');
  await page.goto(/http\S+\/installation\/\S+/.exec(application.said())?.[0] ?? '');
  await page.getByLabel('Prénom et nom').fill('Ana Silva');
  await page.getByLabel('Adresse de courriel').fill('ana@saillans.example');
  await press(page, 'Commencer');
  await page.goto('/bienvenue/population?commune=26289');
  await page.getByLabel('Fonction').selectOption('councillor');
  await page.getByLabel('Installation du conseil').fill('2026-03-21');
  await page.getByLabel('Je suis membre élu de la majorité').check();
  await press(page, 'Installer Saillans');
  await page.waitForURL('**/reperes');
  return page;
};

const registerHeader =
  "Code du département;Libellé du département;Code de la collectivité à statut particulier;Libellé de la collectivité à statut particulier;Code de la commune;Libellé de la commune;Nom de l'élu;Prénom de l'élu;Code sexe;Date de naissance;Code de la catégorie socio-professionnelle;Libellé de la catégorie socio-professionnelle;Date de début du mandat;Libellé de la fonction;Date de début de la fonction;Code nationalité";
const elected = (family: string, given: string, office = '', code = '26289'): string =>
  `26;Drôme;;;${code};X;${family};${given};F;01/02/1970;45;Cadre;15/03/2026;${office};21/03/2026;FR`;
const register = [
  registerHeader,
  elected('LE GOAS', 'Bruno', 'Maire'),
  elected('BRU', 'Chloé', '1er adjoint au Maire'),
  elected('SILVA', 'Ana'),
  elected('OST', 'Fanny'),
  elected('AILLEURS', 'Personne', 'Maire', '26290'),
].join('\r\n');

const give = async (page: Page, text: string): Promise<void> => {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await answered(page, 'Voir ce que ce fichier ferait');
};

const person = async (page: Page, name: string): Promise<void> => {
  await page.goto(`/administration?q=${encodeURIComponent(name)}`);
  await people(page).getByRole('link', { name }).click();
  await page.waitForURL('**/personnes/*');
};

test('a council comes from the national register, its addresses from a list, and all are invited', async () => {
  const page = await found();
  await page.goto('/bienvenue/personnes');
  await page.getByRole('link', { name: 'Importer' }).click();
  await page.waitForURL(({ pathname }) => pathname === '/administration/import');
  await give(page, register);
  expect(await page.getByText('1 ligne d’une autre commune est laissée de côté').count()).toBe(1);
  expect(await page.getByText('3 personnes à ajouter').count()).toBe(1);
  expect(await page.getByText('1 personne déjà là').count()).toBe(1);
  expect(await page.getByLabel('Bruno Le Goas fait partie de la majorité').isChecked()).toBe(true);
  expect(await page.getByLabel('Fanny Ost fait partie de la majorité').isChecked()).toBe(false);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await page.getByLabel('Fanny Ost fait partie de la majorité').check();
  await page.getByLabel('Chloé Bru fait partie de la majorité').uncheck();
  await answered(page, 'Ajouter ces 3 personnes');
  expect(await page.getByText('3 personnes sont ajoutées').count()).toBe(1);
  expect(await page.getByRole('link', { name: 'Continuer l’installation' }).getAttribute('href')).toBe(
    '/bienvenue/personnes',
  );

  await page.goto('/administration');
  expect(await people(page).filter({ hasText: 'majorité' }).count()).toBe(3);
  expect(await people(page).filter({ hasText: 'Sans adresse' }).count()).toBe(3);
  await page.goto('/administration/import');
  await give(
    page,
    'nom;prénom;courriel;fonction\nLe Goas;Bruno;bruno@saillans.example;maire\nOst;Fanny;fanny@saillans.example;conseillère\nRuiz;Luz;luz@saillans.example;secrétaire de mairie\n',
  );
  expect(await page.getByText('2 adresses à compléter').count()).toBe(1);
  await answered(page, 'Ajouter cette personne');
  expect(await page.getByText('2 adresses sont complétées').count()).toBe(1);
  await page.goto('/administration');
  await answered(page, 'Inviter 3 personnes');
  expect(await page.getByText('3 invitations sont parties').count()).toBe(1);
  expect(await people(page).filter({ hasText: 'Invitation envoyée' }).count()).toBe(3);

  // Until the charter, whoever keeps accounts also writes functions and departures.
  await person(page, 'Fanny Ost');
  expect((await new AxeBuilder({ page: await scripted(page) }).analyze()).violations).toEqual([]);
  await page.getByLabel('Fonction', { exact: true }).selectOption('delegateCouncillor');
  await answered(page, 'Changer la fonction');
  expect(await page.getByText('La fonction est enregistrée').count()).toBe(1);
  await page.getByLabel('Fonction', { exact: true }).selectOption('mayor');
  await answered(page, 'Changer la fonction');
  expect(await page.getByText('La commune a déjà un maire').count()).toBe(1);
  await page.getByText('Confier l’administration').click();
  await answered(page, 'Oui, confier');
  expect(await page.getByText('Cette personne administre désormais les comptes').count()).toBe(1);
  await answered(page, 'Retirer l’invitation');
  expect(await page.getByText('L’invitation est retirée').count()).toBe(1);
  await page.getByText('Enregistrer un départ').click();
  await page.getByLabel('Premier jour hors fonction').fill('2020-01-01');
  await answered(page, 'Enregistrer le départ');
  // Said once above the form, where it leads to the field, and once beside the field.
  expect(await page.locator('.error', { hasText: 'n’est pas une date possible' }).count()).toBe(1);
  await page.getByLabel('Premier jour hors fonction').fill('2026-11-01');
  await answered(page, 'Enregistrer le départ');
  expect(await page.getByText('n’est plus en fonction depuis').count()).toBeGreaterThan(0);
});

/** The same person's page with JavaScript, which axe needs. */
const scripted = async (page: Page): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    storageState: await page.context().storageState(),
  });
  const copy = await context.newPage();
  await copy.goto(page.url());
  return copy;
};
