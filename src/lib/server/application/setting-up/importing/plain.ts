import { folded } from '#lib/kernel/folded.ts';

/** A word as it is compared: without accents, case, hyphens nor apostrophes. */
export const plain = (text: string): string =>
  folded(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whose two rows are one person's, as far as names can tell. */
export const nameKey = (person: { readonly givenName: string; readonly familyName: string }): string =>
  `${plain(person.familyName)}|${plain(person.givenName)}`;

/** Spaces as one typed them once: no tabs, no doubles, no non-breaking ones, and composed accents. */
export const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Small words inside a compound name, which keep their small letter: `Neuf-des-Prés`. */
const insideName = /(?<=-)(De|Des|Du|D|La|Le|Les|L|Sur|En|Et)(?=[-'’])/g;

/**
 * A name written all in capitals, as the national register writes family names, in usual letters:
 * `LE GOAS` → `Le Goas`, `D'ALMEIDA` → `D'Almeida`. A name in mixed letters is left as it is.
 */
export const usualCase = (name: string): string =>
  name === name.toUpperCase() && /\p{L}{2}/u.test(name)
    ? name
        .toLowerCase()
        .replace(/(?<![\p{L}\p{M}])\p{L}/gu, (first) => first.toUpperCase())
        .replace(insideName, (word) => word.toLowerCase())
    : name;
