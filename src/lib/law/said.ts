/** A sentence in the two languages of the product. */
export interface Said {
  readonly fr: string;
  readonly en: string;
}

/** A language of the product. */
export type Tongue = keyof Said;

export const say = (fr: string, en: string): Said => ({ fr, en });

/** Sentences one after the other; those that do not apply are left out. */
export const sentences = (...parts: readonly (Said | false | null)[]): Said => {
  const kept = parts.filter((part): part is Said => part !== false && part !== null);
  return say(kept.map(({ fr }) => fr).join(' '), kept.map(({ en }) => en).join(' '));
};
