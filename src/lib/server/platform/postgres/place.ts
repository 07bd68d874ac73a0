import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, statSync } from 'node:fs';
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

/** How a program is run under an account. */
export const asAccount = (account: Account | undefined) =>
  account ? { uid: account.uid, gid: account.gid } : {};

/** Whether another account can walk down to a folder: every folder above lets others through. */
const reachable = (folder: string): boolean => {
  for (let above = resolve(folder); ; above = dirname(above)) {
    if (existsSync(above) && (statSync(above).mode & 0o001) === 0) return false;
    if (above === dirname(above)) return true;
  }
};

const shelters = '/var/lib/collegiale';

/** A folder of its own, that every account can walk to whatever the umask, for one that cannot be. */
export const shelter = (folder: string): string => {
  const place = join(shelters, createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 12));
  mkdirSync(place, { recursive: true });
  for (const made of [shelters, place]) chmodSync(made, 0o755);
  return place;
};

/** Where data really is, and the sentence to print when that is not where it was asked. */
export interface Place {
  readonly data: string;
  readonly moved: string | null;
}

/**
 * The folder asked for, unless the server's account cannot reach it (a project under /root, say): then a
 * folder of its own under /var/lib.
 */
export const placeFor = (folder: string, account: Account | undefined): Place => {
  const data = !account || reachable(folder) ? folder : shelter(folder);
  mkdirSync(data, { recursive: true });
  if (account) chownSync(data, account.uid, account.gid);
  const moved =
    data === folder
      ? null
      : `Le dossier ${folder} n’est pas accessible à l’utilisateur « postgres » ; la base est dans ${data}.`;
  return { data, moved };
};
