import { about, type Sentence } from '#lib/kernel/sentence.ts';
import type { CommandIo } from '#lib/kernel/table.ts';

/** Where a draw, which writes files and can be cancelled, reads, writes and prints. */
export interface WritingIo extends CommandIo {
  /** Whether a file can be written there. */
  writable(path: string): Promise<boolean>;
  /** Writes a whole file, or nothing. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  readonly signal: AbortSignal;
}

/** The first of these paths where nothing could be written, in a sentence; null if all can be. */
export const writingFault = async (
  paths: readonly (string | undefined)[],
  io: WritingIo,
): Promise<Sentence | null> => {
  for (const path of paths)
    if (path !== undefined && !(await io.writable(path)))
      return about(path, { fr: 'le fichier ne peut pas être écrit', en: 'the file cannot be written' });
  return null;
};

export const writeJson = (path: string, value: unknown, io: WritingIo): Promise<void> =>
  io.write(path, new TextEncoder().encode(`${JSON.stringify(value, null, 1)}\n`));
