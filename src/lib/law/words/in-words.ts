/** Answers in words, for who reads them: the command line and the pages. */
import { isCivilDate, type CivilDate } from '#lib/kernel/civil.ts';
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

const dayText = (day: CivilDate, language: Language, dateStyle: 'full' | 'long'): string =>
  new Intl.DateTimeFormat(locales[language], { dateStyle, timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

const textInWords = (text: string, language: Language): string =>
  isCivilDate(text)
    ? dayText(text, language, 'full')
    : (answerWords[text]?.[language] ?? choiceInWords(text, language));

/** A sentence with its days as one says them: « 2 avril 2026 » for `2026-04-02`. */
export const withDays = (sentence: Sentence): Sentence => {
  const told = (language: Language): string =>
    sentence[language].replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) =>
      isCivilDate(day) ? dayText(day, language, 'long') : day,
    );
  return { fr: told('fr'), en: told('en') };
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
