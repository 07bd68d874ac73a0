import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { sourceArchive } from '../platform/source/archive.ts';

/** The installation's folder, wherever the build has put this file. */
const rootAbove = (folder: string): string =>
  existsSync(join(folder, 'package-lock.json')) ? folder : rootAbove(dirname(folder));

/** The source that runs here, compressed (`application/gzip`). */
export const sourceOfThis = (): ReadableStream =>
  Readable.toWeb(Readable.from(sourceArchive(rootAbove(import.meta.dirname))).pipe(createGzip()));
