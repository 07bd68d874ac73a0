import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import lottery from '../../src/routes/(public)/verifier-un-tirage/exemple/tirage.json' with { type: 'json' };
import { commit, drawPanel, type Bundle } from '../../src/lib/sortition/index.ts';
import { quicknet, timeOfRound } from '../../src/lib/sortition/verify.ts';
import { startApplication, type Application } from '../support/application.ts';
import { openBrowser } from '../support/browser.ts';

const path = '/verifier-un-tirage';
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

const opened = async (colorScheme: 'light' | 'dark' = 'light'): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'fr-FR',
    baseURL: application.origin,
    colorScheme,
  });
  const page = await context.newPage();
  await page.goto(path, { waitUntil: 'networkidle' });
  await page.locator('[data-ready]').waitFor({ state: 'attached' });
  return page;
};

const give = async (page: Page, content: string): Promise<void> => {
  const buffer = Buffer.from(content);
  await page.setInputFiles('input[type=file]', { name: 'tirage.json', mimeType: 'application/json', buffer });
};
const verdict = async (page: Page): Promise<string> => {
  await page.locator('#verdict').waitFor();
  return page.locator('#verdict').innerText();
};

/** What quicknet published at its round 123 (api.drand.sh). */
const signature =
  'b75c69d0b72a5d906e854e808ba7e2accb1542ac355ae486d591aa9d43765482e26cd02df835d3546d23c4b13e0dfc92';

const byDrand = (): Bundle => {
  const pool = {
    features: ['genre'],
    quotas: [{ feature: 'genre', value: 'f', min: 1, max: 1 }],
    people: ['f', 'f', 'f'].map((value, at) => ({ id: `p${at}`, values: [value], household: null })),
  };
  const announced = { kind: 'drand', chain: quicknet.chain, round: 123 } as const;
  const settled = commit(pool, 1, [['p0'], ['p1'], ['p2']], announced, timeOfRound(123) - 60);
  if (!settled.ok) throw new Error(settled.error.fr);
  const drawn = drawPanel(settled.value, signature);
  if (!drawn.ok) throw new Error(drawn.error.fr);
  return drawn.value;
};

describe('I-21 anybody checks a draw again', () => {
  test('cut off from the network, with nothing asked for after the page', async () => {
    const page = await opened();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.context().setOffline(true);
    await give(page, JSON.stringify(lottery));
    expect(await verdict(page)).toContain('Tout est vérifié');
    await give(page, JSON.stringify(byDrand()));
    await page.getByText('celle du tour 123 de drand').waitFor();
    expect(asked).toEqual([]);
    await page.context().close();
  });

  const [first, ...others] = lottery.people;
  test.each([
    [
      'one person’s attribute',
      { people: [{ ...first, household: 'autre' }, ...others] },
      'L’engagement : non',
    ],
    ['a quota', { quotas: lottery.quotas.map((quota) => ({ ...quota, min: 0 })) }, 'L’engagement : non'],
    ['the panel', { outcome: { ...lottery.outcome, panel: lottery.panels[0] } }, 'Le tirage : non'],
  ])('and reads that %s was changed', async (_, change, words) => {
    const page = await opened();
    await give(page, JSON.stringify({ ...lottery, ...change }));
    const said = await verdict(page);
    expect(said).toContain('ne se vérifie pas');
    expect(said).toContain(words);
    expect(await page.getByText('Le panel tiré').count()).toBe(0);
    await page.context().close();
  });

  test('and reads that a signature is off by one digit, or of another round', async () => {
    const page = await opened();
    const drawn = byDrand();
    const outcome = { ...drawn.outcome, value: signature.replace(/2$/, '3') };
    await give(page, JSON.stringify({ ...drawn, outcome }));
    expect(await verdict(page)).toContain('la signature n’est pas celle du tour 123 de drand');
    await give(page, JSON.stringify({ ...drawn, announced: { ...drawn.announced, round: 124 } }));
    await page.getByText('la signature n’est pas celle du tour 124').waitFor();
    await page.context().close();
  });

  test('and is told when the file is something else', async () => {
    const page = await opened();
    await give(page, 'id;nom');
    await page.getByText('Ce n’est pas un tirage').waitFor();
    await page.context().close();
  });
});

test.each(['light', 'dark'] as const)('the page can be read by all, %s', async (scheme) => {
  const page = await opened(scheme);
  await give(page, JSON.stringify(lottery));
  await verdict(page);
  await page.getByLabel('Les chances d’une personne').fill('n° 2');
  await page.getByText('panels sur 100').waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  await page.context().close();
});

test('the example and the stand-alone verifier are handed out', async () => {
  const example = await fetch(`${application.origin}${path}/exemple`);
  expect(await example.json()).toEqual(lottery);
  const verifier = await fetch(`${application.origin}${path}/verificateur`);
  expect(await verifier.text()).toContain('node verify.ts bundle.json');
});
