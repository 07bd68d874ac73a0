import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { startApplication, type Application } from '../support/application.ts';
import { answered } from '../support/walking.ts';

let application: Application;
let browser: Browser;

beforeAll(async () => {
  application = await startApplication('demo');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await application?.stop();
});

/** A phone of somebody of Valbrune, without JavaScript unless said. */
const enterAs = async (name: string, javaScriptEnabled = false): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'fr-FR',
    javaScriptEnabled,
    baseURL: application.origin,
  });
  const page = await context.newPage();
  await page.goto('/demo');
  await page.getByRole('button', { name }).click();
  await page.waitForURL((url) => url.pathname !== '/demo');
  return page;
};
const keeper = (javaScript = false): Promise<Page> => enterAs('Corinne Vadier', javaScript);

const csv = (name: string, text: string | Buffer) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});
type Given = ReturnType<typeof csv>;

const give = async (page: Page, file: Given | string): Promise<number | undefined> => {
  await page.goto('/administration/import');
  await page.locator('input[type=file]').setInputFiles(file);
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    answered(page, 'Voir ce que ce fichier ferait'),
  ]);
  return answer.status();
};

const linkOf = async (page: Page, name: string): Promise<string> => {
  await page.goto(`/administration?q=${encodeURIComponent(name)}`);
  return (await page.getByRole('link', { name, exact: true }).getAttribute('href')) ?? '';
};

/** The second hand: another member of the majority confirms what somebody wrote (I-26). */
const confirmedBy = async (name: string, what: string): Promise<void> => {
  const page = await enterAs(name);
  await page.goto('/administration/changements');
  const change = page
    .locator('section.sheet', { hasText: what })
    .filter({ hasText: 'attend une seconde main' });
  await change.locator('summary', { hasText: 'Confirmer' }).click();
  await change.getByRole('button', { name: 'Confirmer' }).click();
  await page.getByText('le changement a pris effet').waitFor();
  await page.context().close();
};

/** Sends a form that no page offers, as a forger would. */
const forge = async (page: Page, path: string, form: Record<string, string>): Promise<number> => {
  const response = await page.request.post(path, {
    form,
    headers: { origin: application.origin, accept: 'text/html' },
    maxRedirects: 0,
  });
  return response.status();
};

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe('the pages of administration', () => {
  test('read well on a phone, in light and dark, and have no barrier that axe knows', async () => {
    const page = await keeper(true);
    const person = await linkOf(page, 'Samira Benhaddou');
    const paths = ['', '/personnes/nouvelle', '/import', '/integrite', '/installation'];
    for (const path of [...paths.map((end) => `/administration${end}`), person]) {
      expect((await page.goto(path))?.status(), path).toBe(200);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).analyze();
        const told = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
        expect(told, `${path} ${colorScheme}`).toEqual([]);
      }
      expect(await overflow(page), path).toBeLessThanOrEqual(0);
    }
    await give(page, csv('liste.csv', 'nom;prénom;courriel;fonction\nLay;Bo;bo@;agent\nRuiz;Ana;;agente\n'));
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  });

  test('the journal is found intact', async () => {
    const page = await keeper();
    await page.goto('/administration/integrite');
    await answered(page, 'Vérifier maintenant');
    expect(await page.getByText('Le journal est intact').count()).toBe(1);
  });

  test('a person is added, given an address, invited once, and can enter', async () => {
    const page = await keeper();
    await page.goto('/administration/personnes/nouvelle');
    await page.getByLabel('Prénom').fill('Zélie');
    await page.getByLabel('Nom', { exact: false }).last().fill('Armand');
    await page.getByLabel('Fonction').selectOption('agent');
    await answered(page, 'Ajouter');
    // Nobody is there by the word of one person (I-26).
    expect(await page.getByText('Cela prendra effet quand une seconde personne').count()).toBe(1);
    await page.goto('/administration?q=zelie+armand');
    expect(await page.getByRole('link', { name: 'Zélie Armand' }).count()).toBe(0);
    await confirmedBy('Samira Benhaddou', 'Arrivée de Zélie Armand');
    await page.goto(await linkOf(page, 'Zélie Armand'));
    expect(await page.getByText('Donnez d’abord une adresse').count()).toBe(1);
    await page.getByLabel('Adresse de courriel').fill('maelle.corvaisier@valbrune.example');
    await answered(page, 'Enregistrer l’adresse');
    // Whether an address is another person's is told to who answers for it, not to who tries one.
    const samira = await enterAs('Samira Benhaddou');
    await samira.goto('/administration/changements');
    const taken = samira.locator('section.sheet', { hasText: 'Adresse de Zélie Armand' });
    await taken.locator('summary', { hasText: 'Confirmer' }).click();
    await taken.getByRole('button', { name: 'Confirmer' }).click();
    await samira.getByText('Une autre personne de la commune a déjà cette adresse').first().waitFor();
    await taken.locator('summary', { hasText: 'Refuser' }).click();
    await taken.getByLabel('Votre raison').last().fill('Cette adresse est celle de la maire.');
    await taken.getByRole('button', { name: 'Refuser' }).click();
    await samira.getByText('C’est refusé').waitFor();
    await page.reload();
    await page.getByLabel('Adresse de courriel').fill('Zelie.Armand@valbrune.example');
    await answered(page, 'Enregistrer l’adresse');
    expect(await page.getByText('Un changement écrit attend une seconde main').count()).toBe(1);
    await confirmedBy('Samira Benhaddou', 'Adresse de Zélie Armand');
    await page.reload();
    await answered(page, 'Envoyer une invitation');
    expect(await page.getByText('L’invitation est partie').count()).toBe(1);
    await page.goto('/administration?q=zelie+armand');
    expect(await page.locator('.people').getByText('Invitation envoyée').count()).toBe(1);

    const zelie = await (await browser.newContext({ baseURL: application.origin })).newPage();
    await zelie.goto('/boite-aux-lettres');
    const link = /http\S+\/connexion\/invitation\/[\w-]+/.exec(await zelie.locator('main').innerText());
    await zelie.goto(link?.[0] ?? '');
    await answered(zelie, 'Accepter et entrer');
    await zelie.goto('/compte');
    expect(await zelie.getByText('zelie.armand@valbrune.example').count()).toBe(1);
    await page.reload();
    expect(await page.locator('.people').getByText('Entrée faite').count()).toBe(1);
  });

  test('are closed to who does not keep accounts, with a sentence', async () => {
    const page = await enterAs('Samira Benhaddou');
    for (const path of ['', '/personnes/nouvelle', '/import', '/integrite', '/installation']) {
      expect((await page.goto(`/administration${path}`))?.status()).toBe(403);
      expect(await page.getByText('tenue par les personnes qui administrent les comptes').count()).toBe(1);
    }
    const forms: [string, Record<string, string>][] = [
      ['/administration?/inviteAll', {}],
      ['/administration/integrite', {}],
      ['/administration/import?/confirm', { taken: '[[2,"A","B",null,"agent",null,false,null]]' }],
      ['/administration/personnes/nouvelle', { givenName: 'A', familyName: 'B', function: 'agent' }],
    ];
    for (const [path, form] of forms) expect(await forge(page, path, form), path).toBe(403);
  });
});

describe('I-6: administering accounts gives no power over decisions, whatever form is sent', () => {
  const refusals: [string, string, Record<string, string>][] = [
    ['a vote to somebody', 'office', { function: 'councillor', majority: 'yes', act: 'Arrêté 12' }],
    ['an office to somebody', 'office', { function: 'deputy', majority: 'no', act: 'Élection' }],
    ['the end of a mandate', 'departure', { on: '2026-11-20', act: 'Démission' }],
  ];
  test.each(refusals)('refuses %s', async (_what, action, form) => {
    const page = await keeper();
    const before = await page.request.get('/gouvernance').then((answer) => answer.text());
    const person = await linkOf(page, 'Philippe Garancher');
    expect(await forge(page, `${person}?/${action}`, form)).toBe(403);
    await page.goto(person);
    expect(await page.getByText('administrer les comptes ne donne aucun pouvoir').count()).toBe(1);
    expect(await page.request.get('/gouvernance').then((answer) => answer.text())).toHaveLength(
      before.length,
    );
  });

  test('refuses the address of a voter, by their page and by a list', async () => {
    const page = await keeper();
    const person = await linkOf(page, 'Samira Benhaddou');
    expect(await forge(page, `${person}?/address`, { email: 'corinne.bis@valbrune.example' })).toBe(403);
    await give(
      page,
      csv(
        'liste.csv',
        'nom;prénom;courriel;fonction\nBenhaddou;Samira;corinne.bis@valbrune.example;adjointe\n',
      ),
    );
    expect(await page.getByText('Tout le monde est déjà là').count()).toBe(1);
    await page.goto(person);
    expect(await page.getByText('samira.benhaddou@valbrune.example').count()).toBe(1);
  });

  test('refuses a new voter, by the form and by a list', async () => {
    const page = await keeper();
    const voter = {
      'people.0.personId': crypto.randomUUID(),
      'people.0.givenName': 'Nil',
      'people.0.familyName': 'Neuf',
      'people.0.function': 'councillor',
      'people.0.majority': 'yes',
    };
    expect(await forge(page, '/administration/personnes/nouvelle', voter)).toBe(403);
    await give(page, csv('liste.csv', 'nom;prénom;fonction;majorité\nNeuf;Nil;conseiller municipal;oui\n'));
    expect(await page.getByText('le groupe majoritaire admet ses membres par une décision').count()).toBe(1);
    const taken = '[[2,"Neuf","Nil",null,"councillor",null,true,null]]';
    const form = { taken, key: crypto.randomUUID(), majority: '2' };
    expect(await forge(page, '/administration/import?/confirm', form)).toBe(409);
    await page.goto('/administration?q=Nil+Neuf');
    expect(await page.getByText('Personne ne correspond').count()).toBe(1);
  });

  test('refuses to dismiss the last administrator', async () => {
    const page = await keeper();
    const person = await linkOf(page, 'Corinne Vadier');
    expect(await forge(page, `${person}?/dismiss`, {})).toBe(409);
    expect((await page.goto('/administration'))?.status()).toBe(200);
  });
});

describe('under a charter, a member of the majority', () => {
  test('records a departure with its legal act, and reads nobody’s address', async () => {
    const person = await linkOf(await keeper(), 'Sabine Collongeat');
    const page = await enterAs('Josiane Tréhard');
    expect((await page.goto(person))?.status()).toBe(200);
    expect(await page.content()).not.toContain('sabine.collongeat@');
    const form = { on: '2026-11-20', act: '' };
    expect(await forge(page, `${person}?/departure`, form)).toBeGreaterThanOrEqual(400);
    await page.getByText('Enregistrer un départ').click();
    await page.getByLabel('Premier jour hors fonction').fill('2026-11-20');
    await page
      .getByLabel('Acte qui le fonde')
      .last()
      .fill('Démission reçue en préfecture le 18 novembre 2026');
    await answered(page, 'Enregistrer le départ');
    expect(await page.getByText('Un changement écrit attend une seconde main').count()).toBe(1);
    await confirmedBy('Samira Benhaddou', 'Départ de Sabine Collongeat');
    const left = await keeper();
    await left.goto('/administration?q=sabine+collongeat');
    expect(await left.locator('.people').getByText('Plus en fonction').count()).toBe(1);
  });

  test('I-6: replaces a voter’s lost address, which the mayor may not; the former address is told', async () => {
    const person = await linkOf(await keeper(), 'Léo Marchenoir');
    const address = { email: 'leo.marchenoir.bis@valbrune.example' };
    const mayor = await enterAs('Maëlle Corvaisier');
    expect(await forge(mayor, `${person}?/address`, address)).toBe(403);
    const page = await enterAs('Josiane Tréhard');
    await page.goto(person);
    await page.getByLabel('Adresse de courriel').fill(address.email);
    await answered(page, 'Enregistrer l’adresse');
    expect(await page.getByText('Un changement écrit attend une seconde main').count()).toBe(1);
    await confirmedBy('Samira Benhaddou', 'Adresse de Léo Marchenoir');
    await page.goto('/boite-aux-lettres');
    const letters = await page.locator('main').innerText();
    expect(letters).toContain('leo.marchenoir@valbrune.example');
    expect(letters).toContain('Votre adresse dans Collégiale a changé');
  });
});

describe('a name', () => {
  test('I-6: is corrected by an administrator for an agent, and for a voter by themselves', async () => {
    const admin = await keeper();
    const agent = await linkOf(admin, 'Tom Ligerot');
    await admin.goto(agent);
    await admin.getByLabel('Prénom', { exact: true }).fill('Thomas');
    await admin.getByRole('button', { name: 'Corriger le nom' }).click();
    expect(await admin.getByRole('heading', { level: 1 }).innerText()).toBe('Thomas Ligerot');
    const voter = await linkOf(admin, 'Josiane Tréhard');
    expect(await forge(admin, `${voter}?/name`, { givenName: 'Léo', familyName: 'Marchenoir' })).toBe(403);
    const herself = await enterAs('Josiane Tréhard');
    await herself.goto(voter);
    await herself.getByLabel('Nom', { exact: true }).fill('Tréhard-Roux');
    await herself.getByRole('button', { name: 'Corriger le nom' }).click();
    expect(await herself.getByRole('heading', { level: 1 }).innerText()).toBe('Josiane Tréhard-Roux');
  });
});

describe('an import', () => {
  test('is looked at, agreed to, and found again as already there, without JavaScript', async () => {
    const page = await keeper();
    const file = csv(
      'services.csv',
      Buffer.from(
        'Nom;Prénom;Courriel;Fonction\r\nLEFÈVRE;Noëlle;noelle@valbrune.example;agente\r\n',
        'latin1',
      ),
    );
    expect(await give(page, file)).toBe(200);
    expect(await page.getByText('1 personne à ajouter').count()).toBe(1);
    await answered(page, 'Ajouter cette personne');
    expect(await page.getByText('Cela prendra effet quand une seconde personne').count()).toBe(1);
    await confirmedBy('Samira Benhaddou', 'Arrivée de Noëlle');
    await page.goto('/administration?q=lefevre');
    expect(await page.getByRole('link', { name: 'Noëlle Lefèvre' }).count()).toBe(1);
    await give(page, file);
    expect(await page.getByText('Tout le monde est déjà là').count()).toBe(1);
  });

  test('comes back to the set-up, and to nowhere else', async () => {
    const page = await keeper();
    for (const [asked, given] of [
      ['/bienvenue', '/bienvenue'],
      ['//ailleurs.example', null],
      ['https://ailleurs.example', null],
      ['/\\ailleurs.example', null],
    ]) {
      const address = `/administration/import?ajoutees=2&completees=0&retour=${encodeURIComponent(asked ?? '')}`;
      await page.goto(address);
      const link = page.getByRole('link', { name: 'Continuer l’installation' });
      expect((await link.count()) === 0 ? null : await link.getAttribute('href')).toBe(given);
    }
  });

  test.each([
    ['un.xlsx', 'PK\u0003\u0004\u0000\u0000[Content_Types].xml', /classeur de tableur/],
    ['un.pdf', '%PDF-1.7', /un\.pdf\s: c’est un PDF/],
    ['vide.csv', '', /vide\.csv, .*le fichier est vide/],
    ['autre.csv', 'a;b\n1;2\n', /Il manque des colonnes/],
    ['guillemet.csv', 'nom;prénom;fonction\n"Lay;Bo;agent\n', /guillemet/],
  ])('refuses %s with a sentence that says what to do', async (name, text, sentence) => {
    const page = await keeper();
    expect(await give(page, csv(name, Buffer.from(text, 'latin1')))).toBe(422);
    expect(await page.getByText(sentence).count()).toBeGreaterThan(0);
  });

  test.each([false, true])(
    'refuses 200 MB with a page that tells how to lighten it (JavaScript: %s)',
    async (script) => {
      const page = await keeper(script);
      const folder = mkdtempSync(join(tmpdir(), 'collegiale-heavy-'));
      writeFileSync(join(folder, 'liste.csv'), Buffer.alloc(200_000_000, 'nom;prénom;fonction\n'));
      expect(await give(page, join(folder, 'liste.csv'))).toBe(413);
      rmSync(folder, { recursive: true });
      await page.getByRole('heading', { name: 'Ce fichier est trop lourd' }).waitFor();
      await page.getByRole('link', { name: 'Revenir à l’import' }).click();
      await page.waitForURL('**/administration/import');
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Importer des personnes');
    },
  );

  test('of the national file sends only the commune’s lines, where there is JavaScript', async () => {
    const page = await keeper(true);
    const head =
      "Code du département;Code de la commune;Libellé de la commune;Nom de l'élu;Prénom de l'élu;Date de naissance;Libellé de la fonction";
    const others = Array.from(
      { length: 120_000 },
      (_, i) => `26;26${i % 300};Ailleurs;NOM${i};PRÉNOM;01/01/1970;`,
    );
    others.splice(70_000, 0, '00;00042;Valbrune;ÉTÉ;Noé;02/02/1980;');
    const file = csv('national.csv', [head, ...others].join('\r\n'));
    expect(file.buffer.length).toBeGreaterThan(4_000_000);
    expect(await give(page, file)).toBe(200);
    await page.getByText('1 personne à ajouter').waitFor();
    expect(await page.getByText('Noé Été').count()).toBe(1);
  });
});
