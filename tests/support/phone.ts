import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import type { Application } from './application.ts';

/** A phone at 360 px, in French: what the smallest screen can do, every other can. */
export const phone = async (
  browser: Browser,
  application: Application,
  javaScriptEnabled = true,
): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'fr-FR',
    javaScriptEnabled,
    baseURL: application.origin,
  });
  return context.newPage();
};

/** Enters the demonstration as one of its people, by the beginning of their name. */
export const enterAs = async (page: Page, name: string): Promise<void> => {
  await page.goto('/demo');
  await page.getByRole('button', { name }).click();
  await page.waitForURL('**/accueil');
};

/** What a page has against those who see little, hear, or hold a narrow phone; empty when all is well. */
export const complaints = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    ...(overflow > 0 ? [`${overflow} px too wide`] : []),
  ];
};
