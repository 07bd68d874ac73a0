import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

const newest = (folder: string): number =>
  Math.max(
    0,
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('paraglide'))
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );

/** Where the built application is; built now if it is missing or older than its sources. */
export const ensureBuild = (): string => {
  const handler = join(root, 'build/handler.js');
  const sources = Math.max(newest(join(root, 'src')), newest(join(root, 'messages')));
  if (existsSync(handler) && statSync(handler).mtimeMs > sources) return handler;
  console.log('Préparation des pages (une minute la première fois)…');
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`Les pages n’ont pas pu être préparées.\n${stdout}\n${stderr}`);
  return handler;
};
