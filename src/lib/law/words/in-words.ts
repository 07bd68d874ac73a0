/** Answers in words, for who reads them: the command line and the pages. */
import { isCivilDate } from '#lib/kernel/civil.ts';
import type { Said, Tongue } from '../said.ts';
import { choiceWords, factWords } from './facts.ts';
import { answerWords, valueWords } from './values.ts';

const locales = { fr: 'fr-FR', en: 'en-GB' } as const;

const lookUp = (words: Readonly<Record<string, Said>>, name: string, tongue: Tongue): string =>
  words[name]?.[tongue] ?? name;

/** What a fact is, to ask for it. */
export const factInWords = (name: string, tongue: Tongue): string => lookUp(factWords, name, tongue);

/** One of the words that a fact may take. */
export const choiceInWords = (word: string, tongue: Tongue): string => lookUp(choiceWords, word, tongue);

const textInWords = (text: string, tongue: Tongue): string => {
  if (isCivilDate(text))
    return new Intl.DateTimeFormat(locales[tongue], { dateStyle: 'full', timeZone: 'UTC' }).format(
      new Date(`${text}T00:00:00Z`),
    );
  return answerWords[text]?.[tongue] ?? choiceInWords(text, tongue);
};

const valueText = (value: unknown, tongue: Tongue): string => {
  if (value === null) return '—';
  if (typeof value === 'boolean') return tongue === 'fr' ? (value ? 'oui' : 'non') : value ? 'yes' : 'no';
  if (typeof value === 'number') return value.toLocaleString(locales[tongue]);
  if (typeof value === 'string') return textInWords(value, tongue);
  if (Array.isArray(value))
    return value.length === 0
      ? '—'
      : value.map((item) => valueText(item, tongue)).join(tongue === 'fr' ? ' ; ' : '; ');
  return Object.entries(value as object)
    .map(([name, item]) => `${name}${tongue === 'fr' ? ' : ' : ': '}${valueText(item, tongue)}`)
    .join(tongue === 'fr' ? ' ; ' : '; ');
};

/** Each value of an answer, named and written as it is read. `point n` is an item of an agenda. */
export const valuesInWords = (
  value: unknown,
  tongue: Tongue,
): readonly { readonly name: string; readonly text: string }[] =>
  Object.entries(value as object).map(([name, item]) => ({
    name: valueWords[name]?.[tongue] ?? name.replace(/^item/, tongue === 'fr' ? 'point ' : 'item '),
    text: valueText(item, tongue),
  }));
