/** What a reader sees of a text: nothing of it is spaces, joiners, fillers or other signs without a shape. */
export const seen = (text: string): string =>
  text
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]/gu, (sign) => (sign === '\n' ? sign : ''))
    .trim();

/** Nobody could read anything in it. */
export const isBlank = (text: string): boolean => seen(text) === '';
