import { createHash, randomBytes } from 'node:crypto';

/** A secret for one link: 256 random bits. Only its digest is ever stored. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** The digest under which a token is looked up. A plain hash suffices: the token cannot be guessed. */
export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Addresses are compared and kept in lower case, as in the table of people. */
export const tidyEmail = (email: string): string => email.trim().toLowerCase();

/** Whether a text can be an address; whether it exists only a letter can tell. */
export const looksLikeEmail = (email: string): boolean =>
  email.length <= 254 && /^[^\s@<>"(),:;\\[\]]+@[^\s@<>"(),:;\\[\]]+\.[^\s@.<>"(),:;\\[\]]+$/.test(email);

/** What became of a link. */
export type LinkState = 'open' | 'used' | 'expired' | 'revoked' | 'unknown';

/** The state of a link from its dates; a link that served says so even once its time is over. */
export const linkState = (
  row: { usedAt: Date | null; revokedAt?: Date | null; expired: boolean } | undefined,
): LinkState => {
  if (!row) return 'unknown';
  if (row.usedAt) return 'used';
  if (row.revokedAt) return 'revoked';
  return row.expired ? 'expired' : 'open';
};
