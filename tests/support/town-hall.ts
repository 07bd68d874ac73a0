import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import valbrune from '../../demo/valbrune.json' with { type: 'json' };
import { idOf } from '../../demo/stage.ts';
import { openBrowser } from './browser.ts';
import { startApplication, type Application } from './application.ts';

let application: Application;
let browser: Browser;
const contexts = new Map<string, BrowserContext>();
const others: Awaited<ReturnType<Application['beside']>>[] = [];

/** The demonstration, with a browser beside it: Valbrune's people are in it. */
export const openTown = async (): Promise<void> => {
  application = await startApplication('demo');
  browser = await openBrowser();
};
export const closeTown = async (): Promise<void> => {
  await browser?.close();
  await Promise.all(others.map((other) => other.stop()));
  await application?.stop();
};

const nameOf = (id: string): string => {
  const [, given = '', family = ''] = valbrune.agents.find(([agent]) => agent === id) ?? [];
  const person = valbrune.elus.find((known) => known.id === id);
  return person ? `${person.prenom} ${person.nom}` : `${given} ${family}`;
};
/** Those who count in the majority group, by their number in the story. */
export const majority = valbrune.elus.map(({ id }) => id).filter((id) => id.startsWith('M'));
/** The page of a proposal of the story. */
export const page = (story: string): string => `/propositions/${idOf(story)}`;

/** Another process of the application on the same database: its address; it ends with the town. */
export const openBeside = async (): Promise<string> => {
  const beside = await application.beside();
  others.push(beside);
  return beside.origin;
};

/** A browser of its own for one person, who has entered; `script` tells whether it runs JavaScript. */
export const personOf = async (
  id: string,
  script = false,
  { origin = application.origin, width = 360 } = {},
): Promise<BrowserContext> => {
  const kind = `${id} ${script} ${origin} ${width}`;
  const known = contexts.get(kind);
  if (known) return known;
  const context = await browser.newContext({
    viewport: { width, height: 740 },
    locale: 'fr-FR',
    javaScriptEnabled: script,
    baseURL: origin,
  });
  contexts.set(kind, context);
  const entrance = await context.newPage();
  await entrance.goto('/demo');
  await entrance.getByRole('button', { name: nameOf(id) }).click();
  await entrance.waitForURL(/\/(accueil|decisions)/);
  await entrance.close();
  return context;
};

/** A page that one person opens. */
export const open = async (id: string, path: string, script = false): Promise<Page> => {
  const opened = await (await personOf(id, script)).newPage();
  await opened.goto(path);
  return opened;
};

/** One form of a page, as it is drawn for a browser without JavaScript; empty when it is not offered. */
export const formOf = async (id: string, path: string, action: string): Promise<string> => {
  const { request } = await personOf(id);
  const html = await (await request.get(path, { maxRetries: 3 })).text();
  return new RegExp(`<form[^>]*\\?/${action}["&][^]*?</form>`).exec(html)?.[0] ?? '';
};

type Filled = Record<string, string | readonly string[]>;

/** Sends one form of a page as such a browser would: its hidden fields, and what is filled in. */
export const post = async (id: string, path: string, action: string, filled: Filled = {}) => {
  const fields = new URLSearchParams();
  for (const [, name = '', value = ''] of (await formOf(id, path, action)).matchAll(
    /<input type="hidden" name="([^"]*)" value="([^"]*)"/g,
  ))
    fields.set(name, value);
  for (const [name, value] of Object.entries(filled)) {
    fields.delete(name);
    for (const one of [value].flat()) fields.append(name, one);
  }
  const { request } = await personOf(id);
  const answer = await request.post(`${path}?/${action}`, {
    data: fields.toString(),
    headers: {
      origin: application.origin,
      accept: 'text/html',
      'content-type': 'application/x-www-form-urlencoded',
    },
    maxRedirects: 0,
    maxRetries: 3,
  });
  return { status: answer.status(), words: (await answer.text()).replaceAll(/&nbsp;|\u00a0/g, ' ') };
};

/** Several people press the same button, one after the other, and each is acknowledged. */
export const everyone = async (
  ids: readonly string[],
  path: string,
  action: string,
  filled: Filled = {},
): Promise<void> => {
  for (const id of ids) expect((await post(id, path, action, filled)).status, `${action} ${id}`).toBe(303);
};

/** No fault of accessibility that a machine can see, and nothing wider than the screen. */
export const readsWell = async (shown: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page: shown }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(
    await shown.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
};
