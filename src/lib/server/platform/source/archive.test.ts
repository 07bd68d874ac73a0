import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sourceArchive } from './archive.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'collegiale-source-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the archive opens into the source, and holds nothing that an installation keeps for itself', async () => {
  const long = `src/${'un-dossier-au-nom-long/'.repeat(5)}fichier.ts`;
  const written = {
    'package.json': '{}',
    'src/é.ts': 'export {};\n',
    [long]: 'x'.repeat(1_300),
    LICENSE: '',
  };
  const kept = { 'var/secret': 'secret', '.env': 'A=1', 'build/index.js': '', 'src/lib/paraglide/m.js': '' };
  for (const [path, text] of Object.entries({ ...written, ...kept })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const archive = join(folder, 'source.tar');
  writeFileSync(archive, Buffer.concat(await Array.fromAsync(sourceArchive(folder))));
  execFileSync('tar', ['-xf', archive, '-C', folder]);
  const listed = execFileSync('tar', ['-tf', archive]).toString();
  expect(listed.trim().split('\n')).toHaveLength(Object.keys(written).length);
  for (const [path, text] of Object.entries(written))
    expect(readFileSync(join(folder, 'collegiale', path), 'utf8')).toBe(text);
});
