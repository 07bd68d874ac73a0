import type { CommandIo } from '#lib/kernel/table.ts';

/** Where a draw, which writes files and can be cancelled, reads, writes and prints. */
export interface WritingIo extends CommandIo {
  /** Whether a file can be written there. */
  writable(path: string): Promise<boolean>;
  /** Writes a whole file, or nothing. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  readonly signal: AbortSignal;
}

/** Why nothing could be written at `path`, in a French sentence; null if it can be, or if no path is given. */
export const writingFault = async (path: string | undefined, io: WritingIo): Promise<string | null> =>
  path === undefined || (await io.writable(path)) ? null : `${path} : le fichier ne peut pas être écrit.`;
