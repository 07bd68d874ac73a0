const space = '\u00a0';

/**
 * Ties what French never parts at the end of a line: double punctuation, guillemets, units and thousands.
 * For showing only: what a person wrote stays as it was written.
 */
export function french(text: string): string {
  return text
    .replace(/ ([?!;:»])/g, `${space}$1`)
    .replace(/« /g, `«${space}`)
    .replace(/(\d) (?=\d{3}(?!\d)|(?:h|min|€|%|km|m²|ans|jours)(?![\p{L}\d]))/gu, `$1${space}`)
    .replace(/(\d\u00a0h) (?=\d{2}(?!\d))/g, `$1${space}`);
}
