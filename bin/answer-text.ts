import { inLanguage, type Answer, type Block, type Help, type Words } from '../src/lib/kernel/answer.ts';
import type { Language } from '../src/lib/kernel/sentence.ts';

/** How wide signs stand in a terminal: letters with their accents count once. */
const width = (text: string): number => [...text.normalize('NFC')].length;

const padded = (text: string, to: number, numeric: boolean): string => {
  const space = ' '.repeat(Math.max(0, to - width(text)));
  return numeric ? space + text : text + space;
};

const tableLines = (
  { caption, columns, rows }: Extract<Block, { kind: 'table' }>,
  tell: (words: Words) => string,
): string[] => {
  const cells = [columns.map(({ title }) => title), ...rows].map((row) => row.map(tell));
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => width(row[at] ?? ''))));
  const [head = '', ...body] = cells.map((row) =>
    row
      .map((cell, at) => padded(cell, widths[at] ?? 0, columns[at]?.numeric ?? false))
      .join('  ')
      .trimEnd(),
  );
  return [tell(caption), `  ${head}`, ...body.map((line) => `  ${line}`)];
};

const blockLines = (block: Block, tell: (words: Words) => string): string[] => {
  switch (block.kind) {
    case 'heading':
      return ['', tell(block.text)];
    case 'text':
      return [tell(block.text)];
    case 'list':
      return block.items.map((item) => `  - ${tell(item)}`);
    case 'table':
      return tableLines(block, tell);
    case 'picture':
      return [];
  }
};

/** An answer as a terminal shows it. */
export const textOf = ({ title, verdict, sheet }: Answer, language: Language): string[] => {
  const tell = (words: Words): string => inLanguage(words, language);
  return [tell(title), ...verdict.map(tell), ...sheet.flatMap((block) => blockLines(block, tell))];
};

const common: Help['sections'][number] = {
  title: { fr: 'Pour toutes les commandes', en: 'For all commands' },
  rows: [
    [
      '--lang fr|en',
      { fr: 'la langue de la réponse (fr sans cela)', en: 'the language of the answer (fr without it)' },
    ],
    ['--json', { fr: 'les chiffres, pour un programme', en: 'the figures, for a program' }],
    [
      '--html FILE',
      {
        fr: 'une page complète, avec ses images, à lire, à envoyer ou à imprimer',
        en: 'a whole page, with its pictures, to read, to send or to print',
      },
    ],
    ['--help', { fr: 'cette aide', en: 'this help' }],
  ],
};

const exits: Help['sections'][number] = {
  title: { fr: 'Codes de sortie', en: 'Exit codes' },
  rows: [
    ['0', { fr: 'une réponse', en: 'an answer' }],
    ['1', { fr: 'une panne du programme', en: 'a fault of the program' }],
    [
      '2',
      {
        fr: 'une phrase dit ce qui manque ou ne va pas, et rien n’est écrit',
        en: 'a sentence says what is missing or wrong, and nothing is written',
      },
    ],
    ['130', { fr: 'interrompu par Ctrl-C', en: 'interrupted by Ctrl-C' }],
  ],
};

/** The help of a command, as a terminal shows it. */
export const helpText = ({ usage, purpose, sections, examples }: Help, language: Language): string[] => {
  const tell = (words: Words): string => inLanguage(words, language);
  const all = [...sections, common, exits];
  const widest = Math.max(...all.flatMap(({ rows }) => rows.map(([term]) => width(term))));
  return [
    tell(purpose),
    '',
    ...usage.map((line) => `  npm run -s collegiale -- ${line}`),
    ...all.flatMap(({ title, rows }) => [
      '',
      tell(title),
      ...rows.map(([term, meaning]) => `  ${padded(term, widest, false)}  ${tell(meaning)}`.trimEnd()),
    ]),
    '',
    tell({
      fr: 'Exemples, à coller à la racine du projet',
      en: 'Examples, to paste at the root of the project',
    }),
    ...examples.flatMap(({ says, line }) => [`  # ${tell(says)}`, `  ${line}`]),
  ];
};
