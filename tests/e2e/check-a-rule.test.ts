import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApplication, type Application } from '../support/application.ts';
import { openBrowser } from '../support/browser.ts';
import { readsWell } from '../support/walking.ts';

const path = '/verifier-une-regle';
let application: Application;
let browser: Browser;
const opened: BrowserContext[] = [];

beforeAll(async () => {
  application = await startApplication('demo');
  browser = await openBrowser();
});
afterAll(async () => {
  for (const context of opened) await context.close();
  await browser?.close();
  await application?.stop();
});

/** A phone without JavaScript: everything must work all the same. */
const phone = async (locale = 'fr-FR'): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale,
    baseURL: application.origin,
    javaScriptEnabled: false,
  });
  opened.push(context);
  return context.newPage();
};
const answerOf = (page: Page): Promise<string> => page.locator('#reponse').innerText();

test('anybody finds a rule, changes its figures, and reads value, article, calculation and doubt', async () => {
  const page = await phone();
  await page.goto('/');
  await page.getByRole('link', { name: 'Vérifier une règle de droit' }).click();
  await page.getByRole('link', { name: 'Convoquer en Alsace-Moselle' }).click();
  const example = await answerOf(page);
  for (const words of ['Un exemple', 'L2121-12', 'À confirmer', 'On retient 5', '27 mars 2026'])
    expect(example).toContain(words);
  await page.getByLabel(/Population municipale/).fill('900');
  await page.getByRole('button', { name: 'Calculer' }).click();
  const changed = await answerOf(page);
  for (const words of ['L2541-2', 'dimanche 29 mars 2026', 'trois jours au moins'])
    expect(changed).toContain(words);
  expect(changed).not.toContain('Un exemple');
  expect(await page.getByLabel(/Population municipale/).inputValue()).toBe('900');
  await page.getByRole('link', { name: 'Revenir à l’exemple' }).click();
  expect(await page.getByLabel(/Population municipale/).inputValue()).toBe('12000');
});

test('what is wrong is said at its question, in the language of the page', async () => {
  const page = await phone('en-GB');
  await page.goto(`${path}/quorum?enExercice=twelve&present=7`);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  const members = page.getByLabel(/Members in office/);
  expect(await members.getAttribute('aria-invalid')).toBe('true');
  expect(await members.inputValue()).toBe('twelve');
  expect(await page.getByText('must be a whole number').count()).toBeGreaterThan(0);
  await members.fill('12');
  await page.getByRole('button', { name: 'Compute' }).click();
  expect(await answerOf(page)).toContain('There is a quorum.');
});

test('a rule that does not exist leads to the list', async () => {
  const page = await phone();
  const response = await page.goto(`${path}/council.taille`);
  expect(response?.status()).toBe(404);
});

test('list and rules read well on a phone, light and dark', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      locale: 'fr-FR',
      baseURL: application.origin,
      colorScheme,
    });
    opened.push(context);
    const page = await context.newPage();
    for (const rule of ['', '/council.strength', '/vote.proportional', '/scdl.row', '/panel.electoralList']) {
      await page.goto(`${path}${rule}`);
      await readsWell(page);
    }
  }
});
