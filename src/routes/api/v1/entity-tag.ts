import { createHash } from 'node:crypto';

/**
 * Names what was answered (RFC 9110, 8.8.3): `W/"12.kf0…"`, the version of the stream that was read when there is
 * one, then a digest of the whole answer, which also follows the hour, the reader and the other streams. Weak: the
 * same answer may leave packed.
 */
export const entityTag = (text: string, version?: number): string => {
  const digest = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  return `W/"${version === undefined ? '' : `${version}.`}${digest}"`;
};

const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');

/** Whether `If-None-Match` names it: the caller has that answer already. */
export const isHeld = (ifNoneMatch: string | null, tag: string): boolean =>
  ifNoneMatch !== null &&
  ifNoneMatch.split(',').some((held) => held.trim() === '*' || opaque(held) === opaque(tag));

/** The version that `If-Match` names: null without one, undefined when it is no version. */
export const expectedVersion = (ifMatch: string | null): number | null | undefined => {
  if (ifMatch === null || ifMatch === '*') return null;
  const digits = /^(?:W\/)?"?(\d{1,9})(?:\.[\w-]{22})?"?$/.exec(ifMatch.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
};
