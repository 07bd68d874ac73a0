import { createHash } from 'node:crypto';

/** A UUID that the same words always give: a thing done twice is then known to be the same thing. */
export const derivedId = (words: string): string => {
  const hex = createHash('sha256').update(words).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
