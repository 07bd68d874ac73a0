import type { Sentence } from '#lib/kernel/sentence.ts';

export type { Language, Sentence } from '#lib/kernel/sentence.ts';

export const say = (fr: string, en: string): Sentence => ({ fr, en });

/** Sentences one after the other; those that do not apply are left out. */
export const sentences = (...parts: readonly (Sentence | false | null)[]): Sentence => {
  const kept = parts.filter((part): part is Sentence => part !== false && part !== null);
  return say(kept.map(({ fr }) => fr).join(' '), kept.map(({ en }) => en).join(' '));
};
