/** 32 bits of a text: enough to tell apart the forms of one page. */
const spread = (text: string, start: number): string => {
  let hash = start;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  return (hash >>> 0).toString(16).padStart(8, '0');
};

/**
 * The idempotency key of one form of a page, a UUID: always the same for the same drawing of the page
 * (`seed`, a random UUID) and the same form, so that what is drawn by the server and by the browser agree.
 */
export const formKey = (seed: string, form: string): string =>
  `${seed.slice(0, 24)}${spread(form, 2_166_136_261)}${spread(form, 84_696_351).slice(0, 4)}`;
