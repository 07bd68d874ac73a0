import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const nameOf = (uid: number): string => {
  try {
    return execFileSync('id', ['-nu', String(uid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return String(uid);
  }
};

/**
 * What an installation keeps belongs to one account: a command of another, root included, would leave files
 * that the service can no longer read.
 * @param paths those that exist are looked at
 * @param other an account that may own them too: PostgreSQL's, when root starts it
 * @throws an Error in a French sentence that names the account to use
 */
export const refuseOthers = (paths: readonly string[], other?: number): void => {
  const own = process.getuid?.();
  if (own === undefined) return;
  for (const path of paths) {
    if (!existsSync(path)) continue;
    const { uid } = statSync(path);
    if (uid === own || uid === other) continue;
    const name = nameOf(uid);
    throw new Error(
      `${path} appartient à « ${name} », et cette commande est lancée par « ${nameOf(own)} ». ` +
        `Lancez-la sous le compte du service : sudo -u ${name} …`,
    );
  }
};
