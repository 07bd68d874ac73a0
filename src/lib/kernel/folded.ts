/**
 * A word as it is compared: case, accents, doubled or unbreakable spaces and the shape of apostrophes do not
 * count; signs do, so that « +1 » and « -1 » stay apart.
 */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[‐‑–−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
