import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asAccount, serverAccount, type Account } from '../../src/lib/server/platform/postgres/place.ts';
import { installedPrograms, programsFor } from '../../src/lib/server/platform/postgres/programs.ts';

/** The programs as an installation in a folder that only its owner may enter has them. */
let folder: string;
let installed: string;
/** Where root's server finds them instead. */
let copy: string | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'collegiale-closed-'));
  chmodSync(folder, 0o700);
  installed = join(folder, 'native', 'bin');
  copy = undefined;
  cpSync(dirname(await installedPrograms()), dirname(installed), { recursive: true, verbatimSymlinks: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  if (copy && copy !== installed) rmSync(dirname(dirname(copy)), { recursive: true, force: true });
});

/** Makes a database with the programs, under an account: what the first start does. */
const makes = (bin: string, account: Account | undefined): boolean => {
  const data = mkdtempSync(join(tmpdir(), 'collegiale-made-'));
  try {
    if (account) chownSync(data, account.uid, account.gid);
    execFileSync(join(bin, 'initdb'), ['-D', join(data, 'cluster'), '--no-sync', '--auth=trust'], {
      cwd: data,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...asAccount(account),
    });
    return existsSync(join(data, 'cluster', 'PG_VERSION'));
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
};

const isRoot = process.getuid?.() === 0;
/** An ordinary user: the one who runs the tests, or, for root, one without any right of its own. */
const ordinary = isRoot ? { uid: 65534, gid: 65534 } : undefined;

const give = (path: string, { uid, gid }: Account): void => {
  chownSync(path, uid, gid);
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true }))
    if (!entry.isSymbolicLink()) chownSync(join(entry.parentPath, entry.name), uid, gid);
};

describe('an installation in a folder of mode 0700', () => {
  test('serves the ordinary user who made it, where it is', () => {
    if (ordinary) give(folder, ordinary);
    expect(programsFor(installed, undefined)).toBe(installed);
    expect(makes(installed, ordinary)).toBe(true);
  });

  test('says what its programs say when they do not run, and what to do', () => {
    rmSync(join(folder, 'native', 'lib'), { recursive: true });
    expect(() => programsFor(installed, undefined)).toThrow(/« .*[Ll]ibrar.* »\. Refaites l’installation/);
  });

  describe.skipIf(!isRoot)('made by root (skipped for anybody else: only root has another account)', () => {
    const place = (): string => (copy = programsFor(installed, serverAccount()));

    test('serves the server’s account from a copy that needs nothing of it', () => {
      const bin = place();
      expect(bin).not.toBe(installed);
      rmSync(folder, { recursive: true });
      expect(makes(bin, serverAccount())).toBe(true);
    });

    test('serves it when it was made under an umask that keeps everybody out', () => {
      execFileSync('chmod', ['-R', 'go-rwx', folder]);
      expect(makes(place(), serverAccount())).toBe(true);
    });

    test('makes again a copy that does not run', () => {
      const bin = place();
      rmSync(join(dirname(bin), 'lib'), { recursive: true });
      writeFileSync(join(bin, 'initdb'), '');
      expect(place()).toBe(bin);
      expect(makes(bin, serverAccount())).toBe(true);
    });
  });
});
