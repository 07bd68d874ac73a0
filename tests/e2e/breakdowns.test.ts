import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/* The whole application on its own embedded database: malformed requests, and what people see while things break. */

const folder = mkdtempSync(join(tmpdir(), 'collegiale-breakdowns-'));
let child: ChildProcess;
let origin = '';
let said = '';

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
};

beforeAll(async () => {
  chmodSync(folder, 0o755);
  const port = await freePort();
  origin = `http://localhost:${port}`;
  const { DATABASE_URL: _url, DATABASE_APP_URL: _app, ...env } = process.env;
  child = spawn(process.execPath, ['bin/collegiale.ts', 'demo'], {
    env: { ...env, COLLEGIALE_VAR: folder, PORT: String(port), ORIGIN: origin },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await new Promise<void>((ready, failed) => {
    child.stderr?.on('data', (words: Buffer) => (said += words.toString()));
    child.stdout?.on('data', (words: Buffer) => {
      said += words.toString();
      if (said.includes('Entrez comme')) ready();
    });
    child.once('exit', () => failed(new Error(said)));
  });
});
afterAll(async () => {
  child.kill('SIGHUP');
  if (child.exitCode === null) await once(child, 'exit');
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(origin + path, { headers, redirect: 'manual' });

const post = (path: string, body: string, type: string, headers: Record<string, string> = {}) =>
  fetch(origin + path, {
    method: 'POST',
    body,
    headers: { origin, 'content-type': type, accept: 'text/html', ...headers },
    redirect: 'manual',
  });

const form = 'application/x-www-form-urlencoded';
/** Whoever was let in: the cookies of a session. */
const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');

const member = async (): Promise<string> => {
  const page = await (await get('/demo')).text();
  const email = /name="email" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const entered = await post('/demo', `email=${encodeURIComponent(email)}`, form);
  expect(entered.status).toBe(303);
  return cookiesOf(entered);
};

describe('what cannot be read is a mistake of who sends it', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '%00', '%F0%9F', '%ff'])(
    'the parameter %s of any read and any page',
    async (name) => {
      for (const path of [
        '/api/v1/decisions',
        '/api/v1/governance',
        '/api/v1/meetings',
        '/decisions',
        '/seances',
        '/seances/calendrier.ics',
        '/seances/releves.atom',
      ])
        for (const query of [`${name}=1`, `q=${name}`, `instance=${name}`, `page=${name}`, `mois=${name}`]) {
          const { status } = await get(`${path}?${query}`);
          expect([path, query, status < 500]).toEqual([path, query, true]);
        }
    },
  );

  test.each([
    '/decisions/%00',
    '/seances/%00',
    '/%00',
    '/%',
    '/api/v1/decisions/%00',
    '/gouvernance/%00',
    '/connexion/lien/%00',
    '/installation/%00',
  ])('the address %s', async (path) => expect((await get(path)).status).toBeLessThan(500));

  test('a malformed form, wherever it is sent', async () => {
    const cookie = await member();
    const broken = [
      ['garbage', 'multipart/form-data; boundary=x'],
      ['--x\r\nContent-Disposition: form-data; name="a', 'multipart/form-data; boundary=x'],
      [
        '--x\r\nContent-Disposition: form-data; name="file"; filename="a"b.csv"\r\n\r\n1\r\n--x--\r\n',
        'multipart/form-data; boundary=x',
      ],
      ['a=1', 'multipart/form-data'],
      ['email=a%00@b.fr&title=%00&nom=%00', form],
    ] as const;
    for (const path of [
      '/connexion',
      '/langue',
      '/demo',
      '/installation/x',
      '/connexion/lien/x',
      '/connexion/invitation/x?/accept',
      '/administration/import?/review',
      '/sujets/nouveau',
      '/actions/nouvelle',
      '/compte/jetons',
      '/bienvenue',
    ])
      for (const [body, type] of broken) {
        const { status } = await post(path, body, type, { cookie });
        expect([path, body, status < 500]).toEqual([path, body, true]);
      }
    const told = await post('/connexion', 'garbage', 'multipart/form-data; boundary=x');
    expect(told.status).toBe(400);
    expect(await told.text()).toContain('ne se lit pas comme un formulaire');
  });

  test('a form of another address is told why, in words', async () => {
    const answer = await post('/connexion', 'email=a@b.fr', form, { origin: 'https://ailleurs.example' });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('Host');
  });
});

describe('who may ask, and how often', () => {
  const asked = (headers: Record<string, string> = {}): Promise<number> =>
    post('/connexion', 'email=personne@exemple.fr', form, headers).then(({ status }) => status);

  test('a proxy that is not declared closes the door to nobody, and is told of once', async () => {
    for (let tries = 0; tries < 65; tries += 1)
      expect(await asked({ 'x-forwarded-for': '198.51.100.4' })).toBe(200);
    expect(said.match(/réglez PROXIES=1/g)).toHaveLength(1);
  });

  test('one address alone is limited', async () => {
    const statuses = [];
    for (let tries = 0; tries < 65; tries += 1) statuses.push(await asked());
    expect(statuses.at(-1)).toBe(429);
  });

  test('the mailbox is for whoever sits at this machine', async () => {
    expect((await get('/boite-aux-lettres')).status).toBe(200);
    expect((await get('/boite-aux-lettres', { 'x-forwarded-for': '198.51.100.4' })).status).toBe(404);
    const { port } = new URL(origin);
    const status = await new Promise<number | undefined>((answered) =>
      request(
        { host: '127.0.0.1', port, path: '/boite-aux-lettres', headers: { host: 'collegiale.exemple.fr' } },
        (response) => answered(response.resume().statusCode),
      ).end(),
    );
    expect(status).toBe(404);
  });
});

describe('when the database dies', () => {
  const kill = (): void => {
    const [pid = ''] = readFileSync(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
  };

  test('pages and API say so, and it is started again', async () => {
    expect(await (await get('/sante')).json()).toMatchObject({ alive: true, ready: true });
    kill();
    const seen = new Set<number>();
    for (;;) {
      const [page, api, health] = await Promise.all([
        get('/decisions'),
        get('/api/v1/decisions'),
        get('/sante'),
      ]);
      for (const { status } of [page, api, health]) seen.add(status);
      if (page.status === 503) expect(await page.text()).toContain('La base de données ne répond pas');
      if (api.status === 503) expect(await api.json()).toMatchObject({ code: 'database-down' });
      if ([page, health].every(({ status }) => status === 200)) break;
      await pause(100);
    }
    expect([...seen].filter((status) => status >= 500)).toEqual([503]);
    expect(said).toContain('elle a été redémarrée');
  });

  test('the log has one line for each thing that happened', () => {
    const lines = said.split('\n').filter((line) => /error|warning/.test(line));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z (error|warning) /);
    expect(said).not.toMatch(/^\s+at /m);
  });
});
