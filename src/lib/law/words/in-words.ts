/** Answers in words, for who reads them: the command line and the pages. */
import { isCivilDate } from '#lib/kernel/civil.ts';
import type { Sentence, Language } from '../said.ts';
import { choiceWords, factWords } from './facts.ts';
import { answerWords, valueWords } from './values.ts';

const locales = { fr: 'fr-FR', en: 'en-GB' } as const;

const lookUp = (words: Readonly<Record<string, Sentence>>, name: string, language: Language): string =>
  words[name]?.[language] ?? name;

/** What a fact is, to ask for it. */
export const factInWords = (name: string, language: Language): string => lookUp(factWords, name, language);

/** One of the words that a fact may take. */
export const choiceInWords = (word: string, language: Language): string =>
  lookUp(choiceWords, word, language);

const textInWords = (text: string, language: Language): string => {
  if (isCivilDate(text))
    return new Intl.DateTimeFormat(locales[language], { dateStyle: 'full', timeZone: 'UTC' }).format(
      new Date(`${text}T00:00:00Z`),
    );
  return answerWords[text]?.[language] ?? choiceInWords(text, language);
};

const valueText = (value: unknown, language: Language): string => {
  if (value === null) return '—';
  if (typeof value === 'boolean') return language === 'fr' ? (value ? 'oui' : 'non') : value ? 'yes' : 'no';
  if (typeof value === 'number') return value.toLocaleString(locales[language]);
  if (typeof value === 'string') return textInWords(value, language);
  if (Array.isArray(value))
    return value.length === 0
      ? '—'
      : value.map((item) => valueText(item, language)).join(language === 'fr' ? ' ; ' : '; ');
  return Object.entries(value as object)
    .map(([name, item]) => `${name}${language === 'fr' ? ' : ' : ': '}${valueText(item, language)}`)
    .join(language === 'fr' ? ' ; ' : '; ');
};

/** Each value of an answer, named and written as it is read. `point n` is an item of an agenda. */
export const valuesInWords = (
  value: unknown,
  language: Language,
): readonly { readonly name: string; readonly text: string }[] =>
  Object.entries(value as object).map(([name, item]) => ({
    name: valueWords[name]?.[language] ?? name.replace(/^item/, language === 'fr' ? 'point ' : 'item '),
    text: valueText(item, language),
  }));
