import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { startApplication, type Application } from '../support/application.ts';

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

const phone = async (javaScriptEnabled: boolean): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'fr-FR',
    javaScriptEnabled,
    baseURL: application.origin,
  });
  return context.newPage();
};

const enterAs = async (page: Page, name: string): Promise<void> => {
  await page.goto('/demo');
  await page.getByRole('button', { name }).click();
  await page.waitForURL('**/accueil');
};

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

test('I-25: an inhabitant finds a decision by a word without accents, and reads no name of staff', async () => {
  const page = await phone(false);
  await page.goto('/decisions?q=eclairages');
  await page.getByRole('link', { name: /Extinction nocturne/ }).click();
  await page.waitForURL(/\/decisions\/[0-9a-f-]{36}/);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Extinction nocturne');
  expect(await page.getByText(/À l’essai jusqu’au 31 mars 2027/).count()).toBe(1);
  for (const name of ['Bonaventure', 'Le Goas', 'Lhopiteau'])
    expect(await page.content()).not.toContain(name);
  expect((await page.goto('/decisions/inconnue%00'))?.status()).toBe(404);
  expect((await page.goto('/decisions?page=-3&du=hier&nature=autre&q=%22%00&instance=%00'))?.status()).toBe(
    200,
  );
});

test('the entrance, the sign-in page and the register read well on a phone', async () => {
  const page = await phone(true);
  for (const path of ['/demo', '/connexion', '/decisions']) {
    expect((await page.goto(path))?.status(), path).toBe(200);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      path,
    ).toEqual([]);
    expect(await overflow(page), path).toBeLessThanOrEqual(0);
  }
});

test('two people on two phones each stay who they are, with JavaScript off', async () => {
  const [josiane, maelle] = [await phone(false), await phone(false)];
  await enterAs(josiane, 'Josiane Tréhard');
  await enterAs(maelle, 'Maëlle Corvaisier');
  for (let turn = 0; turn < 3; turn += 1) {
    const pages = [josiane, maelle];
    await Promise.all(pages.map((page) => page.goto('/compte')));
    expect(await josiane.content()).toContain('josiane.trehard@valbrune.example');
    expect(await josiane.content()).not.toContain('maelle.corvaisier@valbrune.example');
    expect(await maelle.content()).toContain('maelle.corvaisier@valbrune.example');
    expect(await maelle.content()).not.toContain('josiane.trehard@valbrune.example');
  }
});

test('a page that does not exist says what to do, and is no fault', async () => {
  const page = await phone(true);
  expect((await page.goto('/nulle-part'))?.status()).toBe(404);
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
});
