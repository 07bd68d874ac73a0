import { access, constants, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { CommandIo } from '../../src/lib/kernel/table.ts';
import { openWorkbook } from '../../src/lib/server/platform/workbook.ts';

/** What an engine's command line needs of the world. */
export interface Terminal extends CommandIo {
  size(path: string): Promise<number>;
  /** Whether a file can be written there: asked before long work, not after it. */
  writable(path: string): Promise<boolean>;
  write(path: string, bytes: Uint8Array): Promise<void>;
  readonly signal: AbortSignal;
}

/** A file appears whole or not at all: it is written beside its place, then renamed. */
const writeWhole = async (path: string, bytes: Uint8Array): Promise<void> => {
  const draft = `${path}.${process.pid}.part`;
  try {
    await writeFile(draft, bytes);
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
};

const isWritable = async (path: string): Promise<boolean> => {
  try {
    await access(dirname(path), constants.W_OK);
    return !(await stat(path).catch(() => null))?.isDirectory();
  } catch {
    return false;
  }
};

/** Ctrl-C cuts a command as usual, until that command asks for the signal and so takes it upon itself to stop. */
const interruption = (): (() => AbortSignal) => {
  let stop: AbortController | undefined;
  return () => {
    if (stop) return stop.signal;
    const asked = (stop = new AbortController());
    process.once('SIGINT', () => asked.abort());
    return asked.signal;
  };
};

const terminal = (signal: () => AbortSignal): Terminal => ({
  // « - » is what the command before hands over (`… | collegiale tally …`).
  read: (path) => (path === '-' ? buffer(process.stdin) : readFile(path)),
  size: async (path) => (path === '-' ? 0 : (await stat(path)).size),
  openWorkbook,
  writable: isWritable,
  write: writeWhole,
  print: (line) => process.stdout.write(`${line}\n`),
  printError: (line) => process.stderr.write(`${line}\n`),
  get signal() {
    return signal();
  },
});

/** Runs an engine's command with the rest of the line. */
export const runEngine = async (run: (args: string[], io: Terminal) => Promise<number>): Promise<number> => {
  // Whoever reads our output may stop before its end (`| head`): that is no fault.
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1));
  return run(process.argv.slice(3), terminal(interruption()));
};
