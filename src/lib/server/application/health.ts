import { lastVerification } from '../platform/postgres/verification.ts';
import { readVersion } from '../platform/version.ts';
import { application } from './application.ts';

/** What whoever watches an installation is told; nothing of what it holds. */
export interface Health {
  /** The process answers. */
  readonly alive: true;
  /** The database answers too: people can be served. */
  readonly ready: boolean;
  readonly version: string;
  /** The last time that every journal was read again; null when it has not been yet, or cannot be known. */
  readonly verification: { readonly at: string; readonly sound: boolean } | null;
}

const version = readVersion();
const patienceMs = 3_000;

const tooLate = (): Promise<never> =>
  new Promise((_, late) =>
    setTimeout(() => late(new Error('The database does not answer')), patienceMs).unref(),
  );

export const health = async (): Promise<Health> => {
  try {
    const last = await Promise.race([lastVerification(application().pool), tooLate()]);
    const verification = last && { at: last.at.toISOString(), sound: last.sound };
    return { alive: true, ready: true, version, verification };
  } catch {
    return { alive: true, ready: false, version, verification: null };
  }
};
