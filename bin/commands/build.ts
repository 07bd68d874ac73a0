import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withStartLock } from '../../src/lib/server/platform/postgres/start-lock.ts';

const root = join(import.meta.dirname, '../..');
const pages = join(root, 'build');
const stamp = 'sources.sha256';

/** What pages are made of; what the build itself writes there is not. */
const folders = ['src', 'messages', 'project.inlang'];
const files = ['package-lock.json', 'vite.config.ts', 'vite.messages.ts'];
const made = /(^|\/)(paraglide|cache)(\/|$)|\.test\.ts$/;

/** Told by contents: a copied or freshly fetched folder has other dates, and the same sources. */
const sourcesOfToday = (): string => {
  const inside = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
  );
  const hash = createHash('sha256');
  for (const path of [...inside.filter((path) => !made.test(path)), ...files].sort())
    hash.update(`${path}\n`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
};

const handlerOf = (sources: string): string | null => {
  const kept = join(pages, stamp);
  if (!existsSync(kept) || readFileSync(kept, 'utf8') !== sources) return null;
  return join(pages, 'handler.js');
};

/** Built beside, then put in place at once: a build that is cut short leaves what was there. */
const build = (sources: string): string => {
  console.log('Préparation des pages (une minute la première fois)…');
  const fresh = join(root, 'build.next');
  rmSync(fresh, { recursive: true, force: true });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build'],
    { cwd: root, encoding: 'utf8', env: { ...process.env, COLLEGIALE_BUILD: fresh } },
  );
  if (status !== 0) throw new Error(`Les pages n’ont pas pu être préparées.\n${stdout}\n${stderr}`);
  writeFileSync(join(fresh, stamp), sources);
  rmSync(pages, { recursive: true, force: true });
  renameSync(fresh, pages);
  return join(pages, 'handler.js');
};

/** Where the built application is; built now if it is missing or of other sources, by one process at a time. */
export const ensureBuild = async (): Promise<string> => {
  const sources = sourcesOfToday();
  return (
    handlerOf(sources) ??
    withStartLock(root, async () => handlerOf(sources) ?? build(sources), {
      name: 'build.lock',
      patienceMs: 600_000,
    })
  );
};

export const buildPages = async (): Promise<number> => {
  await ensureBuild();
  console.log('Les pages sont prêtes.');
  return 0;
};
