import {
  choiceInWords,
  compared,
  factInWords,
  lawKnownOn,
  notCompared,
  ruleNamed,
  themes,
  valuesInWords,
  withDays,
  type Entry,
  type Field,
  type LawRefusal,
} from '#lib/law/index.ts';
import type { Language } from '#lib/kernel/sentence.ts';

/** The name of the question that says whose day's law applies; no fact of a rule bears it. */
const dayAsked = 'droit';

export interface RuleTheme {
  readonly title: string;
  readonly rules: readonly { readonly name: string; readonly title: string }[];
}

/** Every rule that can be checked, by theme, and what was compared with the texts. */
export interface RuleList {
  readonly themes: readonly RuleTheme[];
  readonly knownOn: string;
  readonly compared: readonly string[];
  readonly notCompared: readonly string[];
}

export const ruleList = (language: Language): RuleList => ({
  themes: themes.map(({ title, entries }) => ({
    title: title[language],
    rules: entries.map((entry) => ({ name: entry.name, title: entry.title[language] })),
  })),
  knownOn: lawKnownOn,
  compared: compared.map((said) => said[language]),
  notCompared: notCompared.map((said) => said[language]),
});

/** One fact as a form asks for it. */
export interface FactQuestion {
  readonly name: string;
  readonly label: string;
  readonly kind: 'count' | 'date' | 'text' | 'several' | 'choice';
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly required: boolean;
  readonly value: string;
  readonly error: string | undefined;
}

/** A rule with the facts that were given, or those of its example, and its answer. */
export interface RuleCheck {
  readonly name: string;
  readonly title: string;
  readonly theme: string;
  readonly questions: readonly FactQuestion[];
  readonly day: { readonly name: string; readonly value: string; readonly error: string | undefined };
  /** Whether the facts are still those of the example. */
  readonly example: boolean;
  readonly answer: {
    readonly values: readonly { readonly name: string; readonly text: string }[];
    readonly article: string;
    readonly calculation: string;
    readonly doubt: string | null;
  } | null;
  /** Why there is no answer, where no question bears it. */
  readonly refusal: string | null;
}

const yesOrNo: Readonly<Record<Language, readonly [string, string]>> = {
  fr: ['oui', 'non'],
  en: ['yes', 'no'],
};

const optionsOf = ({ control }: Field<unknown>, language: Language): FactQuestion['options'] => {
  if (control.kind === 'choice')
    return control.options.map((value) => ({ value, label: choiceInWords(value, language) }));
  if (control.kind !== 'flag') return [];
  const [yes, no] = yesOrNo[language];
  return [
    { value: 'oui', label: yes },
    { value: 'non', label: no },
  ];
};

/** A day alone is chosen in a calendar; with its hour it is text. */
const kindOf = ({ control }: Field<unknown>, value: string): FactQuestion['kind'] => {
  if (control.kind === 'flag') return 'choice';
  if (control.kind === 'moment') return value.includes('T') ? 'text' : 'date';
  return control.kind;
};

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What was typed, by name of fact; a blank is no fact. */
const typedFacts = ({ rule }: Entry, asked: ReadonlyMap<string, string>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(rule.shape)
      .map(([name, field]) => ({ name, field, typed: (asked.get(name) ?? '').trim() }))
      .filter(({ typed }) => typed !== '')
      .map(({ name, field, typed }) => [name, field.typed(typed)]),
  );

/** The facts as the address of a page bears them, to be changed there. */
export const addressOf = (name: string, facts: Readonly<Record<string, unknown>>): string => {
  const shape = ruleNamed(name)?.rule.shape ?? {};
  const query = new URLSearchParams();
  for (const [fact, field] of Object.entries(shape))
    if (facts[fact] !== undefined) query.set(fact, field.shown(facts[fact]));
  return `/verifier-une-regle/${name}?${query}`;
};

/** A refusal that calls the fact at fault as the form does. */
const inLabels = ({ field, sentence }: LawRefusal, language: Language): string =>
  field === null
    ? sentence[language]
    : sentence[language].replace(/[«“] ?(\w+) ?[»”]/, (quoted, name: string) =>
        name === field ? quoted.replace(name, factInWords(name, language)) : quoted,
      );

/**
 * Asks a rule with what a person typed, or with its example as long as nothing was; null when no rule has that name.
 * `asked` holds the fields of the form, by name.
 */
export const checkRule = (
  name: string,
  asked: ReadonlyMap<string, string>,
  language: Language,
): RuleCheck | null => {
  const entry = ruleNamed(name);
  const theme = themes.find(({ entries }) => entries.some((one) => one.name === name));
  if (entry === undefined || theme === undefined) return null;
  const { shape } = entry.rule;
  const example = ![...asked.keys()].some((key) => key === dayAsked || Object.hasOwn(shape, key));
  const day = asked.get(dayAsked)?.trim() || lawKnownOn;
  const answered = entry.rule.answer(example ? entry.example : typedFacts(entry, asked), day);
  const error = answered.ok ? null : answered.error;
  const said = error === null ? null : inLabels(error, language);
  const shown = (fact: string, field: Field<unknown>): string =>
    !example
      ? (asked.get(fact) ?? '')
      : entry.example[fact] === undefined
        ? ''
        : field.shown(entry.example[fact]);
  return {
    name,
    title: entry.title[language],
    theme: theme.title[language],
    questions: Object.entries(shape).map(([fact, field]) => ({
      name: fact,
      label: capital(factInWords(fact, language)),
      kind: kindOf(field, shown(fact, field)),
      options: optionsOf(field, language),
      required: field.required,
      value: shown(fact, field),
      error: error?.field === fact ? (said ?? undefined) : undefined,
    })),
    day: { name: dayAsked, value: day, error: error?.field === 'date' ? (said ?? undefined) : undefined },
    example,
    answer: answered.ok
      ? {
          values: valuesInWords(answered.value.value, language).map(({ name: value, text }) => ({
            name: capital(value),
            text,
          })),
          article: answered.value.article,
          calculation: withDays(answered.value.calculation)[language],
          doubt: answered.value.doubt?.[language] ?? null,
        }
      : null,
    refusal: said,
  };
};
