import type { Help } from '#lib/kernel/answer.ts';
import type { Entry } from './catalogue/entry.ts';
import type { Field } from './facts.ts';
import { lawKnownOn } from './known.ts';
import { say, type Sentence } from './said.ts';
import { ruleNamed, themes } from './table.ts';
import { exampleWords } from './typed-facts.ts';
import { choiceWords, factWords } from './words/facts.ts';

const optional = say(' (facultatif)', ' (optional)');

const meaning = (name: string, { demand, required, control }: Field<unknown>): Sentence => {
  const words = factWords[name] ?? say(name, name);
  const told = (language: 'fr' | 'en'): string =>
    control.kind === 'choice'
      ? control.options
          .map((word) => {
            const meant = choiceWords[word]?.[language];
            return meant === undefined || meant === word ? word : `${word} (${meant})`;
          })
          .join(', ')
      : control.kind === 'flag'
        ? say('oui ou non', 'yes or no')[language]
        : demand[language];
  const end = required ? say('', '') : optional;
  return say(`${words.fr} : ${told('fr')}${end.fr}`, `${words.en}: ${told('en')}${end.en}`);
};

const line = (entry: Entry): string =>
  `npm run -s collegiale -- law ${entry.name} ${exampleWords(entry)}`.trimEnd();

const ruleHelp = (entry: Entry): Help => ({
  usage: [`law ${entry.name} [nom=valeur …] [--date AAAA-MM-JJ]`],
  purpose: entry.title,
  sections: [
    {
      title: say('Faits', 'Facts'),
      rows: Object.entries(entry.rule.shape).map(([name, field]) => [name, meaning(name, field)]),
    },
    {
      title: say('Lignes de droit', 'Rows of law'),
      rows: entry.rule.rows.map(({ from, to, article }) => [
        `${from} …${to === null ? '' : ` ${to}`}`,
        article,
      ]),
    },
  ],
  examples: [{ says: say('un exemple', 'an example'), line: line(entry) }],
});

const general: Help = {
  usage: [
    'law RÈGLE [nom=valeur …] [--date AAAA-MM-JJ]',
    "law RÈGLE '{…}' [--date AAAA-MM-JJ]",
    'law RÈGLE --help',
    'law check FICHIER',
  ],
  purpose: say(
    `Le droit municipal : valeur, article, calcul et doute. Comparé au droit le ${lawKnownOn}. « law check » relit un fichier de cas (JSON) et finit par 1 si un cas diffère.`,
    `Municipal law: value, article, calculation and doubt. Compared with the law on ${lawKnownOn}. “law check” reads a file of cases (JSON) and ends with 1 if one differs.`,
  ),
  sections: themes.map(({ title, entries }) => ({
    title,
    rows: entries.map(({ name, title: purpose }) => [name, purpose]),
  })),
  examples: ['quorum', 'convocation.lastSendDate', 'vote.proportional']
    .map(ruleNamed)
    .filter((entry) => entry !== undefined)
    .map((entry) => ({ says: entry.title, line: line(entry) })),
};

/** Help on the command, or on the rule that the arguments name. */
export const lawHelp = ([name]: readonly string[]): Help => {
  const entry = ruleNamed(name ?? '');
  return entry === undefined ? general : ruleHelp(entry);
};
