import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The installation's folder, wherever the build has put the file that asks. */
export const rootAbove = (folder: string): string =>
  existsSync(join(folder, 'package-lock.json')) ? folder : rootAbove(dirname(folder));

/** The version of this code, as `package.json` says it. */
export const readVersion = (): string => {
  const text = readFileSync(join(rootAbove(import.meta.dirname), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
};
