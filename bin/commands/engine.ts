import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';

/** What an engine's command line needs of the world. */
export interface Terminal {
  read(path: string): Promise<Uint8Array>;
  size(path: string): Promise<number>;
  write(path: string, bytes: Uint8Array): Promise<void>;
  print(line: string): void;
  printError(line: string): void;
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

const terminal = (signal: AbortSignal): Terminal => ({
  read: (path) => readFile(path),
  size: async (path) => (await stat(path)).size,
  write: writeWhole,
  print: (line) => process.stdout.write(`${line}\n`),
  printError: (line) => process.stderr.write(`${line}\n`),
  signal,
});

/** Runs an engine's command with the rest of the line; Ctrl-C asks it to stop rather than cutting it. */
export const runEngine = async (run: (args: string[], io: Terminal) => Promise<number>): Promise<number> => {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  return run(process.argv.slice(3), terminal(stop.signal));
};
