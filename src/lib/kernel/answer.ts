import type { Result } from './result.ts';
import type { Language, Sentence } from './sentence.ts';
import type { CommandIo } from './table.ts';

/** Words in both languages, or a name or figure that is the same in both. */
export type Words = Sentence | string;

export interface AnswerColumn {
  readonly title: Words;
  readonly numeric?: boolean;
}

/** A piece of an answer, as a terminal and a page can both show it; a picture repeats what tables say, for pages only. */
export type Block =
  | { readonly kind: 'heading'; readonly text: Words }
  | { readonly kind: 'text'; readonly text: Words }
  | { readonly kind: 'list'; readonly items: readonly Words[] }
  | {
      readonly kind: 'table';
      readonly caption: Words;
      readonly columns: readonly AnswerColumn[];
      readonly rows: readonly (readonly Words[])[];
    }
  | { readonly kind: 'picture'; readonly alt: Words; readonly svg: (language: Language) => string };

/** What a command answers, before it is said in a language, as text, page or figures for programs. */
export interface Answer {
  readonly title: Words;
  /** What the person came for, in sentences. */
  readonly verdict: readonly Words[];
  /** All that is needed to redo it by hand. */
  readonly sheet: readonly Block[];
  /** How files were read, where it is not plain. */
  readonly notes: readonly Words[];
  /** For programs (`--json`). */
  readonly figures: unknown;
}

export interface Help {
  /** Lines of the command, without « npm run -s collegiale -- ». */
  readonly usage: readonly string[];
  readonly purpose: Words;
  readonly sections: readonly {
    readonly title: Words;
    readonly rows: readonly (readonly [term: string, meaning: Words])[];
  }[];
  /** Shell lines that work as pasted at the root of the project. */
  readonly examples: readonly { readonly says: Words; readonly line: string }[];
}

/** An engine's command. Whoever runs it takes `--lang`, `--json`, `--html` and `--help` upon itself. */
export interface Command {
  /** Help on the command or, where the arguments name a method or a rule, on that. */
  help(args: readonly string[]): Help;
  answer(args: readonly string[], io: CommandIo): Promise<Result<Answer, Sentence>>;
}

export const inLanguage = (words: Words, language: Language): string =>
  typeof words === 'string' ? words : words[language];

/** Makes words of a template in both languages: each part is said in the language of the whole. */
export const both = (say: (language: Language, tell: (words: Words) => string) => string): Sentence => ({
  fr: say('fr', (words) => inLanguage(words, 'fr')),
  en: say('en', (words) => inLanguage(words, 'en')),
});

export const joined = (parts: readonly Words[], by: Words = ', '): Sentence =>
  both((_language, tell) => parts.map(tell).join(tell(by)));

/** A number with a comma in French, a point in English, and at most so many decimals. */
export const figure = (value: number, decimals = 2): Sentence => {
  const text = String(Number(value.toFixed(decimals)));
  return { fr: text.replace('.', ','), en: text };
};

/** « 3 bulletins », “3 papers”; French counts one from 0 up to, not including, 2. */
export const counted = (
  count: number,
  fr: readonly [one: string, many: string],
  en: readonly [one: string, many: string],
): Sentence => ({
  fr: `${count} ${Math.abs(count) < 2 ? fr[0] : fr[1]}`,
  en: `${count} ${count === 1 ? en[0] : en[1]}`,
});
