import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The account under which the server runs: PostgreSQL refuses to run as root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const idOf = (flag: '-u' | '-g'): number | undefined => {
  try {
    return Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return undefined;
  }
};

/** Nothing to change for an ordinary user; as root, the account `postgres`, created if it is missing. */
export const serverAccount = (): Account | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  if (idOf('-u') === undefined)
    execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  const uid = idOf('-u');
  const gid = idOf('-g');
  if (uid === undefined || gid === undefined)
    throw new Error(
      'PostgreSQL ne peut pas tourner en tant que root, et l’utilisateur « postgres » n’a pas pu être créé. ' +
        'Créez-le (useradd --system postgres), ou lancez Collégiale avec un autre utilisateur.',
    );
  return { uid, gid };
};

/** Whether another account can walk down to a folder: every folder above lets others through. */
const reachable = (folder: string): boolean => {
  for (let above = resolve(folder); ; above = dirname(above)) {
    if (existsSync(above) && (statSync(above).mode & 0o001) === 0) return false;
    if (above === dirname(above)) return true;
  }
};

const shelter = (folder: string): string =>
  join('/var/lib/collegiale', createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 12));

/** Where the data of a folder really are: there, unless root's folders keep the server's account out. */
export const embeddedFolder = (folder: string): string =>
  process.getuid?.() !== 0 || reachable(folder) ? folder : shelter(folder);

/** Where data and programs really are, and the sentence to print when that is not where they were asked. */
export interface Place {
  readonly data: string;
  readonly bin: string;
  readonly moved: string | null;
}

/**
 * The folder asked for, unless the server's account cannot reach it (a project under /root, say): then a
 * folder of its own under /var/lib, with a copy of the programs if those are out of reach too.
 */
export const placeFor = (folder: string, bin: string, account: Account | undefined): Place => {
  if (!account) {
    mkdirSync(folder, { recursive: true });
    return { data: folder, bin, moved: null };
  }
  const root = embeddedFolder(folder);
  mkdirSync(root, { recursive: true });
  let programs = bin;
  if (!reachable(bin)) {
    const copy = join(shelter(bin), 'native');
    if (!existsSync(join(copy, 'bin', 'postgres'))) cpSync(dirname(bin), copy, { recursive: true });
    programs = join(copy, 'bin');
  }
  chownSync(root, account.uid, account.gid);
  const moved =
    root === folder
      ? null
      : `Le dossier ${folder} n’est pas accessible à l’utilisateur « postgres » ; la base est dans ${root}.`;
  return { data: root, bin: programs, moved };
};
