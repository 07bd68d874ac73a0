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

test('a rule that reaches for the database is caught', async () => {
  mkdirSync(breach, { recursive: true });
  writeFileSync(
    `${breach}/decide.ts`,
    "import { openPool } from '#lib/server/platform/postgres/pool.ts';\nimport { readFileSync } from 'node:fs';\nexport const decide = [openPool, readFileSync];\n",
  );
  const found = await cruise();
  expect(found).toContain('governance-pure');
  expect(found).toContain('governance-no-library');
});
