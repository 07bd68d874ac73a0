import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const breach = 'src/lib/governance/planted-breach';

/** Follows what the breach reaches, under the rules of the whole house; `check:house` follows everything. */
const cruise = async (): Promise<string> => {
  try {
    await run('node', [
      'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
      breach,
      '--config',
      '.dependency-cruiser.js',
    ]);
    return '';
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
};

const breaches = {
  'decide.ts': [
    "import { openPool } from '#lib/server/platform/postgres/pool.ts';",
    "import { readFileSync } from 'node:fs';",
    'export const decide = [openPool, readFileSync];',
  ],
  'evolve.ts': ["import { town } from '../testing/town.ts';", 'export const evolve = town;'],
  'commands.ts': [
    "import { z } from 'zod';",
    "import { parse } from 'csv-parse';",
    'export const commands = [z, parse];',
  ],
};

/** What is said of each planted file, its rules by name. */
let found = '';
beforeAll(async () => {
  mkdirSync(breach, { recursive: true });
  for (const [file, lines] of Object.entries(breaches))
    writeFileSync(`${breach}/${file}`, `${lines.join('\n')}\n`);
  found = await cruise();
}, 240_000);
afterAll(() => rmSync(breach, { recursive: true, force: true }));

test('a rule that reaches for the database is caught', () => {
  expect(found).toContain(`governance-pure: ${breach}/decide.ts`);
  expect(found).toContain(`governance-no-library: ${breach}/decide.ts`);
});

test('a rule that leans on the town of tests is caught', () => {
  expect(found).toContain(`testing-for-tests: ${breach}/evolve.ts`);
});

test('a declaration of commands that reaches for another library than zod is caught', () => {
  expect(found).toContain(`commands-only-zod: ${breach}/commands.ts`);
  expect(found).not.toContain('zod/index');
});
