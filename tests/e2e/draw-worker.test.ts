import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Draw } from '../../src/lib/sortition/index.ts';
import { openBrowser } from '../support/browser.ts';

/** The engine's two hosts inside a real build: an application of one page and one address, adapter-node's. */
const built = '.svelte-kit/draw-application/build/index.js';
const config = 'tests/support/draw-application/vite.config.ts';

let server: ChildProcess;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  await promisify(execFile)(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--config', config]);
  server = spawn(process.execPath, [built], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  origin = await new Promise((found, failed) => {
    server.once('exit', () => failed(new Error('the application did not start')));
    server.stdout?.on('data', (words: Buffer) => {
      const [address] = /http:\/\/[\w.:]+/.exec(words.toString()) ?? [];
      if (address) found(address);
    });
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  server?.kill('SIGTERM');
});

const page = async () => {
  const opened = await browser.newPage({ baseURL: origin });
  await opened.goto('/', { waitUntil: 'networkidle' });
  return opened;
};
const fromServer = async (path: string): Promise<unknown> => (await fetch(`${origin}${path}`)).json();

test('the built server and Chromium find their worker, and draw the same lottery', async () => {
  const { value } = (await fromServer('/draw')) as { value: Draw };
  expect(value.certificate.optimal).toBe(true);
  const opened = await page();
  await opened.getByRole('button', { name: 'draw', exact: true }).click();
  await opened.locator('output:not(:empty)').waitFor();
  const drawn = JSON.parse(await opened.locator('output').innerText()) as { value: Draw };
  expect(drawn.value).toEqual(value);
});

test('both tell where the work stands, and end it when asked', async () => {
  expect(await fromServer('/draw?stop')).toEqual({ said: 'AbortError' });
  const opened = await page();
  await opened.getByRole('button', { name: 'draw and stop' }).click();
  await opened.locator('output:not(:empty)').waitFor();
  expect(await opened.locator('output').innerText()).toBe('AbortError');
  const told = await opened.locator('p').innerText();
  expect(Number(told)).toBeGreaterThan(0);
  await expect.poll(() => opened.workers(), { timeout: 30_000 }).toEqual([]);
});
