import { runCommand } from '../../bin/answering.ts';
import type { Command } from '#lib/kernel/answer.ts';
import { openWorkbook } from '#lib/server/platform/workbook.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** Runs an engine's command as a terminal does, over files that stand in memory. */
export const inTerminal = async (command: Command, files: Files, ...args: string[]) => {
  const printed: string[] = [];
  const errors: string[] = [];
  const written: Record<string, string> = {};
  const bytesOf = (path: string): Uint8Array => {
    const content = files[path];
    if (content === undefined) throw new Error(`no such file: ${path}`);
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  };
  const code = await runCommand(command, args, {
    read: (path) => Promise.resolve().then(() => bytesOf(path)),
    size: (path) => Promise.resolve().then(() => bytesOf(path).length),
    openWorkbook,
    writable: (path) => Promise.resolve(!path.startsWith('/nowhere/')),
    write: (path, bytes) => Promise.resolve(void (written[path] = new TextDecoder().decode(bytes))),
    print: (line) => printed.push(line),
    printError: (line) => errors.push(line),
    signal: new AbortController().signal,
  });
  return { code, printed, errors, written, text: printed.join('\n') };
};
