import { both, counted, figure, type Words } from '#lib/kernel/answer.ts';
import type { Statement } from './polis-files.ts';
import type { Side } from './representative.ts';

/** Statements as one speaks of them. */
export type Texts = ReadonlyMap<string, Statement>;

/** « text » (n° 12), or « énoncé 12 » where no file gives its text. */
export const statementWords = (id: string, texts: Texts): Words => {
  const text = texts.get(id)?.text;
  return text
    ? { fr: `« ${text} » (n° ${id})`, en: `“${text}” (no. ${id})` }
    : { fr: `énoncé ${id}`, en: `statement ${id}` };
};

/** The text alone, for a column of its own. */
export const textWords = (id: string, texts: Texts): Words => texts.get(id)?.text ?? '–';

export const sideWords: Readonly<Record<Side, Words>> = {
  agree: { fr: 'pour', en: 'for' },
  disagree: { fr: 'contre', en: 'against' },
};

export const percent = (share: number): Words =>
  both((_language, tell) => `${tell(figure(share * 100, 0))} %`);

export const groupWords = (id: number): Words => ({ fr: `groupe ${id + 1}`, en: `group ${id + 1}` });

export const countOf = (count: number, answered: number): Words => ({
  fr: `${count} sur ${answered}`,
  en: `${count} of ${answered}`,
});

export const people = (count: number): Words =>
  counted(count, ['personne', 'personnes'], ['person', 'people']);
