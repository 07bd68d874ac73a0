import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { startApplication, type Application } from '../support/application.ts';
import { openBrowser } from '../support/browser.ts';
import {
  answered,
  enter,
  invitationOf,
  openSetup,
  phone,
  press,
  readsWell,
  setupLink,
} from '../support/walking.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => browser?.close());

const heading = (page: Page): Promise<string> => page.getByRole('heading', { level: 1 }).innerText();
const person = async (page: Page, row: number, words: readonly [string, string, string]): Promise<void> => {
  const [given, family, email] = words;
  await page.locator(`[name="givenName.${row}"]`).fill(given);
  await page.locator(`[name="familyName.${row}"]`).fill(family);
  await page.locator(`[name="email.${row}"]`).fill(email);
};

const chooseCommune = async (page: Page): Promise<void> => {
  await page.goto('/bienvenue');
  await readsWell(page);
  await page.getByLabel(/Nom, code postal/).fill('Saillantz');
  await press(page, 'Chercher');
  await page.getByText('Aucune commune ne répond à « Saillantz ».').waitFor();
  await page.goto('/bienvenue/population?commune=99999');
  expect(page.url()).toContain('/bienvenue/commune');
  await page.getByLabel(/Nom, code postal/).fill('saillans');
  await press(page, 'Chercher');
  await page.getByRole('link', { name: /Saillans.*Gironde, 33141/ }).waitFor();
  await readsWell(page);
  await page.getByRole('link', { name: /Saillans.*Drôme, 26340/ }).click();
  await page.waitForURL('**/population?commune=26289');
};

const confirmPopulation = async (page: Page): Promise<void> => {
  expect(await page.getByLabel('Population municipale').inputValue()).toBe('1460');
  await page.getByLabel('Population municipale').fill('0');
  await answered(page, 'Installer Saillans');
  expect(await page.getByText('Choisissez votre fonction').count()).toBeGreaterThan(0);
  await page.getByLabel('Fonction').selectOption('councillor');
  await page.getByLabel('Installation du conseil').fill('2026-03-21');
  await page.getByLabel('Je suis membre élu de la majorité').check();
  await page.getByLabel('Population municipale').fill('14600');
  await answered(page, 'Installer Saillans');
  expect(await page.getByText(/vous écrivez 14.600/).count()).toBeGreaterThan(0);
  await page.getByLabel('Population municipale').fill('1460');
  await page.getByLabel(/Personnes inscrites/).fill('99999');
  await answered(page, 'Installer Saillans');
  expect(await page.getByText(/ces chiffres se contredisent/).count()).toBeGreaterThan(0);
  expect(await page.getByLabel('Installation du conseil').inputValue()).toBe('2026-03-21');
  await readsWell(page);
  await page.getByLabel(/Personnes inscrites/).fill('1 100');
  await press(page, 'Installer Saillans');
  await page.waitForURL('**/reperes');
  for (const words of ['3 jours francs', '110 signatures', 'L2121-11'])
    expect(await page.getByText(words).count(), words).toBeGreaterThan(0);
  await readsWell(page);
};

const confirmStrength = async (page: Page): Promise<void> => {
  expect(await page.getByLabel('Nombre de sièges').inputValue()).toBe('15');
  await page.getByLabel('Nombre d’élus en exercice').fill('16');
  await answered(page, 'Confirmer ces nombres');
  expect(await page.getByText('16 élus pour 15 sièges').count()).toBeGreaterThan(0);
  expect(await page.getByLabel('Nombre d’élus en exercice').inputValue()).toBe('16');
  await page.getByLabel('Nombre d’élus en exercice').fill('');
  await answered(page, 'Confirmer ces nombres');
  expect(await page.getByText('Donnez un nombre entier').count()).toBeGreaterThan(0);
  await page.getByLabel('Nombre d’élus en exercice').fill('13');
  await answered(page, 'Confirmer ces nombres');
  await page.getByText(/Confirmés le/).waitFor();
  expect(await page.getByText('7 présents sur 13').count()).toBe(1);
  await page.getByRole('link', { name: 'Vérifier ce calcul' }).click();
  await page.waitForURL('**/verifier-une-regle/council.strength?**');
  expect(await page.getByLabel(/^Élus/).inputValue()).toBe('13');
  await page.goBack();
};

const enrolPeople = async (page: Page): Promise<void> => {
  await page.goto('/bienvenue');
  await page.waitForURL('**/personnes');
  await answered(page, 'Ajouter ces personnes');
  expect(await page.getByText('Toutes les lignes sont vides').count()).toBeGreaterThan(0);
  await person(page, 0, ['Bruno', 'Lay', 'bruno@saillans.example']);
  await person(page, 2, ['Chloé', 'Bru', 'chloé sans adresse']);
  await answered(page, 'Ajouter ces personnes');
  expect(await page.getByText('n’est pas une adresse électronique').count()).toBeGreaterThan(0);
  await person(page, 2, ['Chloé', 'Bru', 'bruno@saillans.example']);
  await answered(page, 'Ajouter ces personnes');
  expect(await page.getByText('Bruno Lay a déjà cette adresse').count()).toBeGreaterThan(0);
  await person(page, 2, ['ana', 'SILVA', '']);
  await answered(page, 'Ajouter ces personnes');
  expect(await page.getByText('Ana Silva est déjà dans la liste').count()).toBeGreaterThan(0);
  await readsWell(page);
  await answered(page, 'Plus de lignes');
  expect(await page.locator('[name="givenName.9"]').count()).toBe(1);
  expect(await page.locator('[name="givenName.0"]').inputValue()).toBe('Bruno');
  await person(page, 2, ['Chloé', 'Bru', 'chloe@saillans.example']);
  await page.locator('[name="function.0"]').selectOption('mayor');
  await page.locator('[name="function.2"]').selectOption('agent');
  await answered(page, 'Ajouter ces personnes');
  await page.getByText('3 en tout').waitFor();
  await readsWell(page);
  await press(page, 'C’est complet, continuer');
  await page.waitForURL('**/instances');
};

const createBodies = async (page: Page): Promise<void> => {
  await readsWell(page);
  await page.locator('[name="quorum.0"]').fill('9');
  await answered(page, 'Créer ces instances');
  expect(await page.getByText(/quorum/i).count()).toBeGreaterThan(0);
  expect(await page.getByRole('heading', { name: 'Les instances créées' }).count()).toBe(0);
  await page.locator('[name="quorum.0"]').fill('2');
  await page.locator('[name="keep.4"]').uncheck();
  await press(page, 'Créer ces instances');
  await page.waitForURL('**/bienvenue/charte');

  // What was created is corrected as long as there is no charter: all of it, or nothing.
  await page.goto('/bienvenue/instances');
  await page.getByText('Corriger : Bureau').click();
  const bureau = page.locator('details[open] form');
  await bureau.getByLabel('Nom').fill('Bureau municipal');
  await bureau.getByLabel('Ana Silva').check();
  await bureau.getByLabel('Quorum').fill('9');
  await answered(page, 'Enregistrer', bureau);
  expect(await bureau.getByLabel('Nom').inputValue()).toBe('Bureau municipal');
  expect(await page.getByText('Corriger : Bureau municipal').count()).toBe(0);
  await readsWell(page);
  await bureau.getByLabel('Quorum').fill('2');
  await answered(page, 'Enregistrer', bureau);
  await page.getByText('Corriger : Bureau municipal').waitFor();
  expect(await page.getByText('2 personnes, quorum 2').count()).toBeGreaterThan(0);
  await page.goto('/bienvenue');
  await page.waitForURL('**/bienvenue/charte');
};

const draftCharter = async (page: Page): Promise<void> => {
  await readsWell(page);
  await page.locator('[name="callIn.days"]').fill('0');
  await answered(page, 'Proposer cette charte au groupe');
  expect(await page.getByText('Donnez un nombre entier entre 1 et 60.').count()).toBeGreaterThan(0);
  await readsWell(page);
  await page.locator('[name="callIn.days"]').fill('6');
  await press(page, 'Proposer cette charte au groupe');
  await page.waitForURL('**/invitations');
};

const inviteEverybody = async (page: Page): Promise<void> => {
  await readsWell(page);
  await press(page, /^Inviter/);
  await page.waitForURL('**envoyees=2');
  await page.goto('/bienvenue');
  await page.waitForURL('**/consentement');
  await page.getByText('0 réponses sur 2').waitFor();
  await readsWell(page);
};

describe.each([true, false])('a commune sets itself up, JavaScript %s', (javaScript) => {
  let application: Application;
  beforeAll(async () => {
    application = await startApplication('start');
  });
  afterAll(async () => application?.stop());

  test('from the printed link to a charter in force', async () => {
    const link = await setupLink(application);
    const founder = await phone(browser, application, javaScript);
    const ana = await founder.newPage();
    await openSetup(ana, link);
    const stranger = await (await phone(browser, application, javaScript)).newPage();
    await stranger.goto(link);
    expect(await stranger.getByText(/Commencer/).count()).toBe(0);
    await chooseCommune(ana);
    await confirmPopulation(ana);
    await confirmStrength(ana);
    await enrolPeople(ana);
    await createBodies(ana);
    await draftCharter(ana);
    await inviteEverybody(ana);
    const bruno = await (await phone(browser, application, javaScript)).newPage();
    await enter(bruno, await invitationOf(ana, 'bruno@saillans.example'));
    const chloe = await (await phone(browser, application, javaScript)).newPage();
    await enter(chloe, await invitationOf(ana, 'chloe@saillans.example'));

    // I-10: an agent reads the draft and its progress; no form is theirs, nor would one be taken.
    await chloe.goto('/charte');
    await readsWell(chloe);
    expect(await chloe.getByLabel(/Je consens/).count()).toBe(0);
    const forced = await chloe.request.post('/charte?/answer', {
      form: { revision: '1', 'position.kind': 'consent' },
      headers: { origin: application.origin },
    });
    expect(forced.status()).toBe(403);
    expect((await chloe.goto('/charte/projet'))?.status()).toBe(403);

    // An argument too short comes back with what was typed; then the objection holds the charter.
    await bruno.goto('/charte');
    await readsWell(bruno);
    await bruno.getByLabel(/J’ai une objection/).check();
    await bruno.getByLabel('Ce que le texte met en danger').selectOption('workload');
    await bruno.getByLabel('Votre argument').fill('Trop.');
    await answered(bruno, 'Donner ma position');
    expect(await bruno.getByLabel('Votre argument').inputValue()).toBe('Trop.');
    await bruno.getByLabel('Votre argument').fill('Deux soirs par semaine, c’est trop.');
    await answered(bruno, 'Donner ma position');
    await readsWell(bruno);

    await ana.goto('/charte');
    await ana.getByLabel(/Je consens/).check();
    await answered(ana, 'Donner ma position');
    expect(await heading(ana)).toBe('Projet de charte');
    expect(await ana.getByText('Deux soirs par semaine').count()).toBe(1);
    await chloe.goto('/charte');
    expect(await chloe.content()).not.toContain('Deux soirs par semaine');

    // I-13: the text changes, every position lapses, and each answers anew.
    await ana.goto('/charte/projet');
    await readsWell(ana);
    await ana.locator('[name="agenda.maxMinutes"]').fill('120');
    await press(ana, 'Enregistrer la nouvelle révision');
    await ana.waitForURL((url) => url.pathname === '/charte');
    await ana.getByText('0 réponses sur 2').waitFor();
    for (const page of [ana, bruno]) {
      await page.goto('/charte');
      await page.getByLabel(/Je consens/).check();
      await answered(page, 'Donner ma position');
    }
    await bruno.goto('/charte');
    expect(await heading(bruno)).toBe('Charte');
    expect(await bruno.getByText('En vigueur, version 1').count()).toBe(1);
    await readsWell(bruno);
    // What an agent may not see while it is discussed, anybody reads once it is in force.
    await stranger.goto('/charte/1');
    expect(await stranger.getByText(/évoquer une décision exécutive dans les 6 jours/).count()).toBe(1);
    await readsWell(stranger);
    expect((await stranger.goto('/charte/2'))?.status()).toBe(404);
    await ana.goto('/bienvenue');
    expect(await heading(ana)).toBe('La commune est installée');
    await readsWell(ana);
    expect((await ana.goto('/bienvenue/instances'))?.status()).toBe(409);
    await bruno.goto('/bienvenue');
    expect(new URL(bruno.url()).pathname).toBe('/charte');
  });
});
