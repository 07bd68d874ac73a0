import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
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

const phone = async (javaScriptEnabled: boolean): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'fr-FR',
    javaScriptEnabled,
    baseURL: application.origin,
  });
  return context.newPage();
};

/** Enters as somebody and makes a token by the form, as a person would. */
const tokenOf = async (
  name: string,
  scope: 'read' | 'write',
  javaScript = false,
): Promise<{ page: Page; token: string }> => {
  const page = await phone(javaScript);
  await page.goto('/demo');
  await page.getByRole('button', { name }).click();
  await page.goto('/compte');
  await page.getByRole('link', { name: 'Jetons personnels' }).click();
  await page.getByLabel('À quoi sert-il ?').fill('Un essai');
  await page.locator(`input[name=scope][value=${scope}]`).check();
  await page.getByRole('button', { name: 'Créer le jeton' }).click();
  return { page, token: await page.getByLabel('Jeton', { exact: true }).inputValue() };
};

const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${application.origin}/api/v1/${path}`, { redirect: 'manual', ...init });

const send = (token: string, type: string, fields: object, more: Record<string, string> = {}) =>
  ask(`commands/${type}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...more,
    },
    body: JSON.stringify(fields),
  });

const subject = () => ({
  subjectId: randomUUID(),
  title: 'Un abri pour l’arrêt du car',
  text: 'Quand il pleut, les collégiens attendent sous la halle et traversent la route.',
  body: idOf('GM'),
  origin: null,
  answers: {
    newPolicy: 'no',
    orientation: 'yes',
    priceTaxLand: 'no',
    serviceOrganisation: 'no',
    publicPosition: 'no',
  },
  unbudgetedEuros: null,
  basis: null,
});

test('a token made by the form raises, proposes and opens; the page shows it; revoked, it is dead', async () => {
  const { page, token } = await tokenOf('Maëlle Corvaisier', 'write', true);
  expect(token).toMatch(/^collegiale_[\w-]{43}$/);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);

  const raised = subject();
  expect((await send(token, 'RaiseSubject', raised)).status).toBe(200);
  const proposal = randomUUID();
  const drafted = await send(token, 'DraftProposal', {
    proposal,
    subject: raised.subjectId,
    body: raised.body,
    matter: 'ordinary',
    effect: { kind: 'none' },
    title: 'Un abri à l’arrêt du car',
    text: 'La commune pose un abri de six places à l’arrêt de la halle.',
    terms: { carriedBy: idOf('M06'), reviewOn: '2031-01-01', trial: null },
  });
  expect(drafted.status, await drafted.clone().text()).toBe(200);
  expect((await send(token, 'TableProposal', { proposal }, { 'if-match': '"1"' })).status).toBe(200);
  await page.goto(`/propositions/${proposal}`);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Un abri à l’arrêt du car');

  await page.goto('/compte/jetons');
  expect(await page.content()).not.toContain(token);
  await page.getByRole('button', { name: 'Révoquer le jeton : Un essai' }).click();
  const dead = await ask('home', { headers: { authorization: `Bearer ${token}` } });
  expect([dead.status, (await dead.json()).code]).toEqual([401, 'token-invalid']);
});

test('a session’s cookie opens nothing: only a token does', async () => {
  const { page, token } = await tokenOf('Josiane Tréhard', 'read');
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  expect((await ask('home', { headers: { cookie } })).status).toBe(401);
  const posted = await ask('commands/RaiseSubject', {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    body: JSON.stringify(subject()),
  });
  expect(posted.status).toBe(401);
  expect((await send(token, 'RaiseSubject', subject())).status).toBe(403);
  const home = await ask('home', { headers: { authorization: `Bearer ${token}` } });
  expect(home.status).toBe(200);
  expect(home.headers.get('cache-control')).toBe('private, no-cache');
});

test('whatever it is sent, the API answers in JSON, and pages refuse the forms of other sites', async () => {
  for (const [method, path, status] of [
    ['PUT', 'home', 405],
    ['PATCH', `subjects/${randomUUID()}`, 405],
    ['DELETE', 'commands/RaiseSubject', 405],
    ['POST', 'register', 405],
    ['DELETE', 'nothing', 404],
    ['POST', 'commands/RaiseSubject', 401],
  ] as const)
    // As `curl -d` does it, in plain text, and without a word on what is sent.
    for (const type of [
      'application/x-www-form-urlencoded',
      'text/plain',
      'multipart/form-data; boundary=x',
      '',
    ])
      for (const origin of ['https://elsewhere.example', '']) {
        const told = await ask(path, {
          method,
          headers: { ...(type && { 'content-type': type }), ...(origin && { origin }) },
          body: new TextEncoder().encode('a=1'),
        });
        expect([told.status, told.headers.get('content-type')], `${method} ${path} ${type}`).toEqual([
          status,
          'application/problem+json',
        ]);
      }
  const { token } = await tokenOf('Maëlle Corvaisier', 'write');
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await send(token, 'RaiseSubject', subject(), form)).status).toBe(415);
  for (const path of ['/compte/jetons', '/api/v1/../../compte/jetons', '/api/auth/passkey/generate-x']) {
    const foreign = { ...form, origin: 'https://elsewhere.example' };
    const told = await fetch(`${application.origin}${path}`, {
      method: 'POST',
      headers: foreign,
      body: 'a=1',
    });
    expect([told.status, await told.text()], path).toEqual([
      403,
      expect.stringContaining('Cet envoi ne vient pas d’une page de'),
    ]);
  }
});

test('sentences come in the language asked for', async () => {
  const said = async (language: string) =>
    (await (await ask('home', { headers: { 'accept-language': language } })).json()).message;
  expect(await said('fr-FR')).toContain('jeton personnel');
  expect(await said('en-GB')).toContain('personal token');
});

test('what no honest program sends is answered, and never by a fault', async () => {
  const { token } = await tokenOf('Maëlle Corvaisier', 'write');
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
  };
  const post = (body: RequestInit['body']) =>
    ask('commands/RaiseSubject', { method: 'POST', headers, body: body ?? null });
  expect((await post('x'.repeat(1_500_000))).status).toBe(413);
  expect((await post('x'.repeat(5_000_000)).catch(() => ({ status: 413 }))).status).toBe(413);
  expect((await post('[' + '['.repeat(300_000) + ']'.repeat(300_000) + ']')).status).toBe(400);
  expect((await post('{"a":"\0"}')).status).toBe(400);
  const statuses = await Promise.all([
    ask('register?words=%00'),
    ask('register?page=1e400'),
    ask('decisions/%00'),
    ask('decisions/..%2f..%2fetc'),
    ask('%E0%A4%A'),
    ask('commands/RaiseSubject'),
    ask('home', { method: 'DELETE', headers: { 'content-type': 'application/json' } }),
    ask('home', { headers: { authorization: 'Bearer ' + 'x'.repeat(6000) } }),
  ]);
  expect(statuses.map(({ status }) => status)).toEqual([422, 422, 422, 404, 400, 405, 405, 401]);
});

test('the document is served to anybody', async () => {
  const answer = await ask('openapi.json');
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ openapi: '3.1.0' });
});
