/** A word as it is compared: without accents, case, hyphens nor apostrophes. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('Œ', 'oe')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whose two rows are one person's, as far as names can tell. */
export const nameKey = (person: { readonly givenName: string; readonly familyName: string }): string =>
  `${plain(person.familyName)}|${plain(person.givenName)}`;

/** Spaces as one typed them once: no tabs, no doubles, no non-breaking ones, and composed accents. */
export const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/**
 * A name written all in capitals, as the national register writes family names, in usual letters:
 * `LE GOAS` → `Le Goas`, `D'ALMEIDA` → `D'Almeida`. A name in mixed letters is left as it is.
 */
export const usualCase = (name: string): string =>
  name === name.toUpperCase() && /\p{L}{2}/u.test(name)
    ? name.toLowerCase().replace(/(?<![\p{L}\p{M}])\p{L}/gu, (first) => first.toUpperCase())
    : name;
