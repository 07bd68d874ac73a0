import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';

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

afterEach(() => rmSync(breach, { recursive: true, force: true }));

const plant = (file: string, ...lines: readonly string[]): void => {
  mkdirSync(breach, { recursive: true });
  writeFileSync(`${breach}/${file}`, `${lines.join('\n')}\n`);
};

test('a rule that reaches for the database is caught', async () => {
  plant(
    'decide.ts',
    "import { openPool } from '#lib/server/platform/postgres/pool.ts';",
    "import { readFileSync } from 'node:fs';",
    'export const decide = [openPool, readFileSync];',
  );
  const found = await cruise();
  expect(found).toContain('governance-pure');
  expect(found).toContain('governance-no-library');
});

test('a rule that leans on the town of tests is caught', async () => {
  plant('decide.ts', "import { town } from '../testing/town.ts';", 'export const decide = town;');
  expect(await cruise()).toContain('testing-for-tests');
});

test('a declaration of commands that reaches for another library than zod is caught', async () => {
  plant(
    'commands.ts',
    "import { z } from 'zod';",
    "import { parse } from 'csv-parse';",
    'export const commands = [z, parse];',
  );
  const found = await cruise();
  expect(found).toContain('commands-only-zod');
  expect(found).not.toContain('zod/index');
});
