import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sourceArchive } from '../platform/source/archive.ts';

/** The installation's folder, wherever the build has put this file. */
const rootAbove = (folder: string): string =>
  existsSync(join(folder, 'package-lock.json')) ? folder : rootAbove(dirname(folder));

/** The source that runs here, compressed (`application/gzip`). */
export const sourceOfThis = (): ReadableStream<Uint8Array> => {
  const files = sourceArchive(rootAbove(import.meta.dirname));
  const archive = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: async (controller) => {
      const { value, done } = await files.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  return archive.pipeThrough(new CompressionStream('gzip'));
};
