import { readFileSync } from 'node:fs';

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** When a process began, in the system's own count: a number is given again to others. Empty where it is not told. */
const beginningOf = (pid: number): string => {
  try {
    // The name of the program may hold spaces and parentheses; what follows the last one does not (proc(5)).
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
};

/** How a process signs a file that it holds. */
export const signature = (): string => `${process.pid} ${beginningOf(process.pid)}`;

interface Signer {
  readonly pid: number;
  /** False once it has ended, also when another process has its number since. */
  readonly alive: boolean;
}

/** The process that signed a file; undefined when there is no signature to read. */
export const signerOf = (file: string): Signer | undefined => {
  try {
    const [number = '', beginning = ''] = readFileSync(file, 'utf8').trim().split(' ');
    const pid = Number.parseInt(number, 10);
    if (!Number.isInteger(pid)) return undefined;
    return { pid, alive: isAlive(pid) && (beginning === '' || beginning === beginningOf(pid)) };
  } catch {
    return undefined;
  }
};

/** The process that signed a file, if it still lives. */
export const livingSigner = (file: string): number | undefined => {
  const signer = signerOf(file);
  return signer?.alive ? signer.pid : undefined;
};

/**
 * Whether a process can be a server: after a restart of the machine, the number that a killed server left may
 * belong to anything. Where the system does not tell names of programs, it is taken at its word.
 */
export const isServer = (pid: number): boolean => {
  if (!isAlive(pid)) return false;
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
  } catch {
    return process.platform !== 'linux';
  }
};
