import { AxeBuilder } from '@axe-core/playwright';
import { expect, vi } from 'vitest';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { Application } from './application.ts';

/** Pages without scripts, where axe cannot run; it sees the same page with them. */
const bare = new WeakSet<BrowserContext>();

/** A phone: what the smallest screen can do, every other can. */
export const phone = async (
  browser: Browser,
  application: Application,
  javaScriptEnabled: boolean,
): Promise<BrowserContext> => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'fr-FR',
    javaScriptEnabled,
    baseURL: application.origin,
  });
  if (!javaScriptEnabled) bare.add(context);
  return context;
};

export const readsWell = async (page: Page): Promise<void> => {
  const { violations } = bare.has(page.context())
    ? { violations: [] }
    : await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    page.url(),
  ).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, page.url()).toBeLessThanOrEqual(0);
};

export const press = (page: Page, name: string | RegExp, within: Page | Locator = page): Promise<void> =>
  within.getByRole('button', { name }).first().click();

/** Marks a document, so that another one, or the same one once it has answered, is told from it. */
const ask = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.documentElement.dataset['asked'] = '';
  });

/** Another document stands there whole, or the same one has led the keyboard to its answer. */
const hasAnswered = (page: Page): Promise<boolean> =>
  page
    .evaluate(() => {
      if ('asked' in document.documentElement.dataset)
        return document.activeElement?.matches('#fait, [data-refusal]') ?? false;
      return document.readyState === 'complete';
    })
    // Between two documents nobody answers.
    .catch(() => false);

/** Presses a button and waits for the page that answers its form, whether the browser reloads it or not. */
export const answered = async (
  page: Page,
  name: string | RegExp,
  within: Page | Locator = page,
): Promise<void> => {
  await ask(page);
  await press(page, name, within);
  await vi.waitUntil(() => hasAnswered(page), { timeout: 30_000, interval: 20 });
};

/** The link is printed a little after the application opens. */
export const setupLink = async (application: Application): Promise<string> =>
  vi.waitUntil(() => /http:\/\/localhost:\d+\/installation\/\S+/.exec(application.said())?.[0], {
    timeout: 20_000,
  });

export const openSetup = async (page: Page, link: string): Promise<void> => {
  await page.goto(link);
  await page.getByLabel('Prénom et nom').fill('Ana Silva');
  await page.getByLabel('Adresse de courriel').fill('ana@saillans.example');
  await press(page, 'Commencer');
  await page.waitForURL('**/bienvenue/commune');
};

/** The invitation that waits for somebody in the mailbox of the installation. */
export const invitationOf = async (page: Page, email: string): Promise<string> => {
  await page.goto('/boite-aux-lettres');
  const letter = page.locator('section', { hasText: email }).first();
  return (await letter.locator('a[href*="/connexion/invitation/"]').first().getAttribute('href')) ?? '';
};

export const enter = async (page: Page, invitation: string): Promise<void> => {
  await page.goto(invitation);
  await page.locator('main form button').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/connexion'));
};
