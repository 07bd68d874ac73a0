import { readFile, stat, writeFile } from 'node:fs/promises';

/** What an engine's command line needs of the world. */
export interface Terminal {
  read(path: string): Promise<Uint8Array>;
  size(path: string): Promise<number>;
  write(path: string, bytes: Uint8Array): Promise<void>;
  print(line: string): void;
  printError(line: string): void;
  readonly signal: AbortSignal;
}

const terminal = (signal: AbortSignal): Terminal => ({
  read: (path) => readFile(path),
  size: async (path) => (await stat(path)).size,
  write: (path, bytes) => writeFile(path, bytes),
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
