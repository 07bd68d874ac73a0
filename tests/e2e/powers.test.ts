import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { startApplication, type Application } from '../support/application.ts';
import { openBrowser } from '../support/browser.ts';
import { complaints, enterAs, phone } from '../support/phone.ts';

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

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).click();

/** Raises a subject of the group and opens the page on which a proposal is written. */
const startWriting = async (page: Page, title: string): Promise<void> => {
  await page.goto('/sujets/nouveau');
  await page.getByLabel('Titre').fill(title);
  await page.getByLabel('Ce que vous constatez, ce que vous souhaitez').fill('Les séances débordent.');
  await press(page, 'Lever un sujet');
  await page.waitForURL(/\/sujets\/[0-9a-f-]{36}$/);
  await page.getByRole('link', { name: 'Écrire une proposition' }).click();
  await page.waitForURL(/nouvelle/);
};

test('what is typed before the scripts arrive stays when they do', async () => {
  const page = await phone(browser, application);
  await enterAs(page, 'Josiane');
  await page.route(/_app\/.*\.js$/, async (route) => {
    await new Promise((late) => setTimeout(late, 700));
    await route.continue();
  });
  await startWriting(page, 'Qui garde le temps');
  await page.getByLabel('Le texte').fill('Une personne garde le temps.');
  await page.waitForFunction(() => document.documentElement.dataset['awake'] === 'true');
  expect(await page.getByLabel('Le texte').inputValue()).toBe('Une personne garde le temps.');
  await page.context().close();
});

test.each([true, false])(
  'a text says which powers it changes; I-6 and I-7 hold on the way (scripts: %s)',
  async (scripts) => {
    const page = await phone(browser, application, scripts);
    await enterAs(page, 'Josiane');
    await startWriting(page, `Qui facilite, ${scripts ? 'avec' : 'sans'} scripts`);
    await page.getByLabel('Le texte').fill('Une personne de plus facilite les séances.');
    await press(page, 'Enregistrer le brouillon');
    await page.waitForURL(/\/propositions\/[0-9a-f-]{36}/);
    await page.getByRole('link', { name: 'Changer une instance, un rôle ou un mandat' }).click();
    await page.getByRole('link', { name: 'Confier un mandat' }).click();
    await page.getByRole('heading', { level: 3, name: 'Confier un mandat' }).waitFor();
    if (scripts) expect(await complaints(page)).toEqual([]);

    await page.getByLabel('Rôle', { exact: true }).selectOption({ label: 'Facilitation · Groupe majoritaire' });
    await page.getByLabel('Personne', { exact: true }).selectOption({ label: 'Maëlle Corvaisier' });
    await page.getByLabel('Au (facultatif)').fill('2027-03-01');
    await press(page, 'Ajouter au texte');
    await page.getByText('Le changement 1 que ce texte décide').waitFor();
    expect(await page.getByLabel('Au (facultatif)').inputValue()).toBe('2027-03-01');

    await page.getByLabel('Personne', { exact: true }).selectOption({ label: 'Karim Lhopiteau' });
    await press(page, 'Ajouter au texte');
    await page.getByRole('button', { name: 'Retirer' }).waitFor();
    expect(await page.getByRole('listitem').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('Karim Lhopiteau')]),
    );
    await page.getByRole('link', { name: 'Revenir à la proposition' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Karim Lhopiteau' }).waitFor();
    await page.context().close();
  },
);
