import { gunzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import valbrune from '../../demo/valbrune.json' with { type: 'json' };
import { emailOf, players } from '../../demo/people.ts';
import { idOf } from '../../demo/stage.ts';
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

const visitor = async ({ locale = 'fr-FR', width = 360, javaScriptEnabled = false } = {}): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width, height: 740 },
    locale,
    javaScriptEnabled,
    baseURL: application.origin,
  });
  return context.newPage();
};

const decision = (id: string): string => `/decisions/${idOf(id)}`;
const body = (id: string): string => `/gouvernance/${idOf(id)}`;
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
const text = (page: Page): Promise<string> => page.locator('main').innerText();
const status = async (path: string): Promise<number> => {
  const response = await fetch(`${application.origin}${path}`, { redirect: 'manual' });
  return response.status;
};

test('a page leaves packed for a patchy network, and the stream of what changes as it is written', async () => {
  const ask = async (path: string, coding: string) => {
    const { headers, body } = await fetch(`${application.origin}${path}`, {
      headers: { 'accept-encoding': coding },
    });
    await body?.cancel();
    return headers.get('content-encoding');
  };
  expect(await ask('/decisions', 'gzip, br')).toBe('gzip');
  expect(await ask('/decisions', 'identity')).toBeNull();
  expect(await ask('/en-direct', 'gzip')).toBeNull();
});

/** Every address of this site that can be reached from its door without signing in. */
const crawl = async (): Promise<Map<string, string>> => {
  const pages = new Map<string, string>();
  const waiting = ['/'];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (pages.has(path) || /^\/(connexion|demo|accueil|compte|code-source|_app)/.test(path)) continue;
    const response = await fetch(`${application.origin}${path}`);
    expect(response.status, path).toBe(200);
    const html = await response.text();
    pages.set(path, html);
    const links = [...html.matchAll(/href="(\/[^"#]*)/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    );
    waiting.push(...links.filter((href) => !pages.has(href)));
  }
  return pages;
};

test('I-25: no public page names a person who is not elected, nor shows an address or an argument', async () => {
  const pages = await crawl();
  expect(pages.size).toBeGreaterThan(25);
  const staff = players.filter(({ function: held }) => held === 'agent' || held === 'generalSecretary');
  expect(staff.length).toBeGreaterThan(5);
  const hidden = [
    ...staff.flatMap(({ given, family }) => [`${given} ${family}`, family]),
    ...players.map(({ given, family }) => emailOf(given, family)),
    ...valbrune.objections.map(({ texte }) => texte),
  ];
  for (const [path, html] of pages)
    for (const words of hidden) expect(html.includes(words), `${path}: ${words}`).toBe(false);
});

test('I-25: what is under discussion shows as a count; its words stay inside the body', async () => {
  const page = await visitor();
  await page.goto('/');
  expect(await text(page)).toMatch(/En ce moment/);
  expect(await text(page)).toMatch(/\d propositions en discussion/);
  const underWay = valbrune.propositions.filter(({ id }) => ['P03', 'P10', 'P18', 'P19', 'P23'].includes(id));
  for (const [path, html] of await crawl())
    for (const { titre, texte } of underWay) {
      // Agendas are public: what a meeting will talk about, never what is proposed there.
      if (!path.startsWith('/seances')) expect(html.includes(titre), `${path}: ${titre}`).toBe(false);
      expect(html.includes(texte), `${path}: ${texte}`).toBe(false);
    }
  expect(await status(decision('P10'))).toBe(404);
  expect(await status(decision('P17'))).toBe(404);
});

test('public pages send no JavaScript, save the one that computes for its reader', async () => {
  const pages = await crawl();
  expect(pages.delete('/verifier-un-tirage')).toBe(true);
  for (const [path, html] of pages) expect(html, path).not.toMatch(/<script|modulepreload/);
});

test('a decision is found by a word without accents or in another form, and filters stay from page to page', async () => {
  const page = await visitor();
  await page.goto('/decisions');
  await page.getByRole('searchbox').fill('eclairages');
  await page.getByRole('button', { name: 'Chercher' }).click();
  expect(await text(page)).toContain('Extinction nocturne');
  expect(await text(page)).toContain('1 décision');
  await page.getByText('Filtrer').click();
  await page.getByLabel('Nature').selectOption({ label: 'politique' });
  await page.getByLabel('Décidée à partir du').fill('2026-09-01');
  await page.getByRole('button', { name: 'Chercher' }).click();
  expect(new URL(page.url()).searchParams.get('q')).toBe('eclairages');
  expect(await text(page)).toContain('Extinction nocturne');
  expect(await page.getByLabel('Décidée à partir du').inputValue()).toBe('2026-09-01');
  await page.getByLabel('Nature').selectOption({ label: 'exécutive' });
  await page.getByRole('button', { name: 'Chercher' }).click();
  expect(await text(page)).toContain('Aucune décision');
  await page.getByRole('link', { name: 'Tout afficher' }).click();
  expect(await text(page)).toContain('Achat d’un utilitaire électrique');
});

test('a page past the end leads to the last one, with what was asked', async () => {
  const page = await visitor();
  await page.goto('/decisions?nature=political&page=400');
  expect(new URL(page.url()).search).toBe('?nature=political');
  expect(await page.getByRole('heading', { level: 2 }).innerText()).toMatch(/\d+ décisions/);
});

test('a decision shows its whole path, and each change the risk that it answers', async () => {
  const page = await visitor();
  await page.goto(decision('P06'));
  const words = await text(page);
  expect(words).toMatch(
    /Décidée par consentement du groupe majoritaire le 9 octobre 2026, 2 objections levées/,
  );
  const steps = await page
    .getByRole('listitem')
    .filter({ has: page.locator('.node') })
    .allInnerTexts();
  expect(
    steps.map((step) =>
      step
        .split('\n')[0]
        ?.replace(/\s*\(.*/, '')
        .trim(),
    ),
  ).toEqual([
    'Le sujet est apporté',
    'Une proposition est écrite',
    '2 objections changent le texte',
    'Le groupe majoritaire décide',
    expect.stringMatching(/^En vigueur/),
    expect.stringMatching(/^Exécution en retard/),
    expect.stringMatching(/^Réexamen le 6\savril\s2027/),
  ]);
  expect(await page.locator('del').innerText()).toContain('vendue au plus offrant');
  expect(await page.locator('ins').innerText()).toContain('Ne pas vendre');
  expect(words).toContain('un risque financier');
  expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe(
    `${application.origin}${decision('P06')}`,
  );
  await page.getByRole('link', { name: 'voir ce qui change' }).click();
  expect(new URL(page.url()).hash).toBe('#version-2');
});

test('a trial says what is watched; a fallback vote says its count', async () => {
  const page = await visitor();
  await page.goto(decision('P05'));
  expect(await text(page)).toMatch(/À l’essai jusqu’au 31 mars 2027/);
  expect(await text(page)).toContain('moins de deux accidents de nuit');
  await page.goto(decision('P11'));
  expect(await text(page)).toMatch(/vote de repli\s: 13 pour, 5 contre/);
  expect(await text(page)).toContain('Une objection n’a pas été levée.');
});

test('a body says what it may decide, who sits in it and what it decided', async () => {
  const page = await visitor();
  await page.goto('/gouvernance');
  await page.getByRole('link', { name: 'Bureau', exact: true }).first().click();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Bureau');
  const words = await text(page);
  expect(words).toContain('elle la renvoie au groupe majoritaire');
  expect(words).toContain('Direction générale des services');
  expect(words).toContain('vigie du groupe majoritaire');
  await page.getByRole('link', { name: 'Achat d’un utilitaire électrique' }).click();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Achat d’un utilitaire électrique');
});

test('an English reader reads words and dates in English', async () => {
  const page = await visitor({ locale: 'en-GB' });
  await page.goto(decision('P06'));
  expect(await text(page)).toContain('Decided by consent of the majority group on 9 October 2026');
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});

test('whatever an address says, the answer is a page and no fault', async () => {
  for (const query of [
    'q=%00%22(',
    'q[]=a&page[]=2',
    'page=-1',
    'page=1e308',
    'page=0x10',
    'du=hier&au=2026-99-99',
    'du=9999-12-31&au=0000-01-01',
    'instance=%F0%9F%92%A5&etat=constructor',
    `q=${'é'.repeat(2000)}`,
    'q=%ED%A0%80',
    'q=-&theme=__proto__',
  ])
    expect([200, 307], query).toContain(await status(`/decisions?${query}`));
  for (const id of ['inconnue', '%00', idOf('nothing'), '__proto__', 'constructor', '%F0%9F%92%A5'])
    for (const folder of ['decisions', 'gouvernance'])
      expect(await status(`/${folder}/${id}`), `${folder}/${id}`).toBe(404);
});

test('public pages read well on a phone and with a screen reader, signed in or not', async () => {
  const page = await visitor({ javaScriptEnabled: true });
  const paths = [
    '/',
    '/decisions?etat=inForce',
    decision('P06'),
    decision('P05'),
    '/gouvernance',
    body('GM'),
  ];
  const look = async (): Promise<void> => {
    for (const path of [...paths, '/decisions/inconnue']) {
      await page.goto(path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        path,
      ).toEqual([]);
      expect(await overflow(page), path).toBeLessThanOrEqual(0);
    }
  };
  await look();
  await page.goto('/demo');
  await page.getByRole('button', { name: 'Josiane Tréhard' }).click();
  await page.waitForURL((url) => url.pathname !== '/demo');
  await look();
  await page.goto('/');
  const navigation = page.getByRole('navigation', { name: 'Navigation principale' });
  expect(await navigation.getByRole('link').allInnerTexts()).toContain('Sujets');
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Valbrune-sur-Orsille');
});

test('before a commune is set up, every public page leads to the one that says how', async () => {
  const empty = await startApplication('start');
  try {
    for (const path of ['/', '/decisions', '/gouvernance', decision('P06')]) {
      const response = await fetch(`${empty.origin}${path}`, { headers: { 'Accept-Language': 'fr' } });
      expect(response.status, path).toBe(200);
      expect(await response.text(), path).toContain('Aucune commune n’est encore installée ici');
    }
  } finally {
    await empty.stop();
  }
});

test('whoever reads a page may have its source, and read it in the other language', async () => {
  const page = await visitor();
  await page.goto('/decisions?q=eau');
  const archive = await page.request.get('/code-source');
  expect(archive.headers()['content-type']).toBe('application/gzip');
  const files = gunzipSync(await archive.body()).toString('latin1');
  expect(files).toContain('collegiale/package.json');
  await page.getByRole('button', { name: 'English' }).click();
  expect(new URL(page.url()).search).toBe('?q=eau');
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
  await page.getByRole('button', { name: 'Français' }).click();
  expect(await page.locator('html').getAttribute('lang')).toBe('fr');
  // Neither another site's address nor something that is no form is a fault.
  for (const [referer, data] of [
    [`${application.origin}//ailleurs.example`, { locale: 'fr' }],
    ['https://ailleurs.example/', {}],
  ] as const) {
    const headers = { origin: application.origin, referer };
    const answer = await page.request.post('/langue', { form: data, headers, maxRedirects: 0 });
    expect([answer.status(), answer.headers()['location']]).toEqual([303, '/']);
  }
});
