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

const header =
  "Code du département;Libellé du département;Code de la collectivité à statut particulier;Libellé de la collectivité à statut particulier;Code de la commune;Libellé de la commune;Nom de l'élu;Prénom de l'élu;Code sexe;Date de naissance;Code de la catégorie socio-professionnelle;Libellé de la catégorie socio-professionnelle;Date de début du mandat;Libellé de la fonction;Date de début de la fonction;Code nationalité";
const elected = (family: string, given: string, office = ''): string =>
  `26;Drôme;;;26289;Saillans;${family};${given};F;01/02/1970;45;Cadre;15/03/2026;${office};21/03/2026;FR`;
const register = [header, elected('LAY', 'Bruno', 'Maire'), elected('BRU', 'Chloé'), elected('SILVA', 'Ana')];
const addresses = ['nom;prénom;courriel;fonction', 'Lay;Bruno;bruno@saillans.example;maire'];

/** Gives a file to the import and agrees to all that it would do. */
const importFile = async (page: Page, lines: readonly string[]): Promise<void> => {
  await page.goto('/administration/import?retour=/bienvenue/personnes');
  const buffer = Buffer.from([...lines, ''].join('\r\n'));
  await page.locator('input[type=file]').setInputFiles({ name: 'elus.csv', mimeType: 'text/csv', buffer });
  await answered(page, 'Voir ce que ce fichier ferait');
};

const importCouncil = async (page: Page): Promise<void> => {
  await importFile(page, register);
  for (const name of ['Bruno Lay', 'Chloé Bru']) {
    const box = page.getByLabel(`${name} fait partie de la majorité`);
    if (!(await box.isChecked())) await box.check();
  }
  await answered(page, 'Ajouter ces 2 personnes');
  await importFile(page, [...addresses, 'Bru;Chloé;chloe@saillans.example;conseillère']);
  await answered(page, /^Ajouter|^Compléter|^Enregistrer/);
  await page.goto('/bienvenue');
  await page.waitForURL('**/instances');
};

/** From the printed link to a group of three with a draft before it, by the shortest way. */
const settle = async (page: Page, application: Application): Promise<void> => {
  await openSetup(page, await setupLink(application));
  await page.goto('/bienvenue/population?commune=26289');
  await page.getByLabel('Fonction').selectOption('councillor');
  await page.getByLabel('Installation du conseil').fill('2026-03-21');
  await page.getByLabel('Je suis membre élu de la majorité').check();
  await press(page, 'Installer Saillans');
  await page.waitForURL('**/reperes');
  await importCouncil(page);
  await press(page, 'Créer ces instances');
  await page.waitForURL('**/bienvenue/charte');
  await press(page, 'Proposer cette charte au groupe');
  await page.waitForURL('**/invitations');
  await press(page, /^Inviter/);
  await page.waitForURL('**envoyees=*');
};

const answer = async (page: Page, path: string, choice: RegExp): Promise<void> => {
  await page.goto(path);
  await page.getByLabel(choice).check();
  await answered(page, 'Donner ma position');
};

const object = async (page: Page, path: string, criterion: string, argument: string): Promise<void> => {
  await page.goto(path);
  await page.getByLabel(/J’ai une objection/).check();
  await page.getByLabel('Ce que le texte met en danger').selectOption(criterion);
  await page.getByLabel('Votre argument').fill(argument);
  await answered(page, 'Donner ma position');
  await page.getByText(argument).first().waitFor();
};

const propose = async (page: Page): Promise<string> => {
  await page.goto('/sujets/nouveau');
  await page.getByLabel('Titre').fill('Ouvrir la bibliothèque le samedi');
  await page.locator('[name="text"]').fill('Ceux qui travaillent en semaine n’y viennent jamais.');
  await page.locator('form:has([name="title"]) button').first().click();
  await page.waitForURL(/\/sujets\/[0-9a-f-]{36}/);
  const subject = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await readsWell(page);
  await page.goto(`/propositions/nouvelle?sujet=${subject}`);
  await page.getByLabel('Le texte', { exact: true }).fill('La bibliothèque ouvre le samedi de 9 h à 13 h.');
  await page.locator('[name="terms.reviewOn"]').fill('2027-09-30');
  await press(page, 'Enregistrer et déposer');
  await page.waitForURL(/\/propositions\/[0-9a-f-]{36}/);
  await answered(page, 'Ouvrir la consultation');
  return new URL(page.url()).pathname;
};

const amend = async (page: Page, path: string, text: string): Promise<void> => {
  await page.goto(path);
  await page.getByLabel('Le texte', { exact: true }).fill(text);
  await page.getByLabel('Comment cette version y répond').first().selectOption('amended');
  await answered(page, /^Proposer la version/);
  await readsWell(page);
};

describe.each([true, false])('a real commune decides, JavaScript %s', (javaScript) => {
  let application: Application;
  beforeAll(async () => {
    application = await startApplication('start');
  });
  afterAll(async () => application?.stop());

  test('from the set-up link and the official file to a decision that anybody finds in the register', async () => {
    const visit = async (): Promise<Page> => (await phone(browser, application, javaScript)).newPage();
    const [ana, bruno, chloe, anybody] = [await visit(), await visit(), await visit(), await visit()];
    await settle(ana, application);
    await enter(bruno, await invitationOf(ana, 'bruno@saillans.example'));
    await enter(chloe, await invitationOf(ana, 'chloe@saillans.example'));
    const group = [ana, bruno, chloe];
    for (const member of group) await answer(member, '/charte', /Je consens/);
    await ana.goto('/charte');
    await ana.getByText('En vigueur, version 1').waitFor();

    const path = await propose(ana);
    for (let step = 0; step < 3; step += 1)
      for (const member of group) {
        await member.goto(path);
        await answered(member, 'Je n’ai rien à ajouter');
      }
    await object(bruno, path, 'workload', 'Personne ne peut tenir la bibliothèque chaque samedi.');
    for (const member of [ana, chloe]) await answer(member, path, /Je consens/);
    await amend(ana, path, 'La bibliothèque ouvre un samedi sur deux, de 9 h à 13 h.');
    await object(chloe, path, 'equalAccess', 'Les familles du hameau n’ont pas de car le samedi matin.');
    for (const member of [ana, bruno]) await answer(member, path, /Je consens/);
    await amend(
      ana,
      path,
      'La bibliothèque ouvre un samedi sur deux, de 14 h à 18 h, avec le car de 13 h 30.',
    );
    for (const member of group) await answer(member, path, /Je consens/);

    await anybody.goto('/decisions?q=bibliotheque');
    await anybody.getByRole('link', { name: /Ouvrir la bibliothèque le samedi/ }).click();
    await anybody.waitForURL(/\/decisions\/[0-9a-f-]{36}/);
    const words = (await anybody.locator('main').innerText()).replaceAll('\u00a0', ' ');
    expect(words).toContain('de 14 h à 18 h');
    expect(words).toContain('30 septembre 2027');
    expect(words).not.toContain('Personne ne peut tenir la bibliothèque');
    await readsWell(anybody);
  });
});
