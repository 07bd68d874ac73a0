import type { CommandIo } from '#lib/kernel/table.ts';

/** Where a draw, which writes files and can be cancelled, reads, writes and prints. */
export interface WritingIo extends CommandIo {
  /** Writes a whole file, or nothing. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  readonly signal: AbortSignal;
}
