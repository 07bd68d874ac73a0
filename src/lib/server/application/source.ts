import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { rootAbove } from '../platform/version.ts';
import { sourceArchive } from '../platform/source/archive.ts';

const compress = promisify(gzip);

const pack = async (): Promise<Blob> => {
  const parts = await Array.fromAsync(sourceArchive(rootAbove(import.meta.dirname)));
  return new Blob([await compress(Buffer.concat(parts))]);
};

let kept: Promise<Blob> | undefined;

/**
 * The source that runs here, compressed (`application/gzip`): packed once a process, so that asking for it again
 * and again costs nothing, and that it stays what runs while an update is being prepared.
 */
export const sourceOfThis = (): Promise<Blob> => {
  kept ??= pack().catch((error: unknown) => {
    kept = undefined;
    throw error;
  });
  return kept;
};
