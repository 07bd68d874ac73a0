import { inLanguage, type Block, type Words } from './answer.ts';
import type { Language } from './sentence.ts';

/** Text as it may stand inside SVG, in an element or in an attribute. */
export const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** A picture of an answer: self-contained SVG that says in words what it shows; `width` and `height` in its own units. */
export const pictureOf = (
  alt: Words,
  [width, height]: readonly [width: number, height: number],
  inside: (language: Language) => string,
): Block => ({
  kind: 'picture',
  alt,
  svg: (language) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(inLanguage(alt, language))}" style="print-color-adjust:exact">${inside(language)}</svg>`,
});
