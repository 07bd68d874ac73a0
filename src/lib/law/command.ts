/** `collegiale law`: answers one question, or checks a file of worked cases. */
import type { Answer, Block, Command } from '#lib/kernel/answer.ts';
import { isCivilDate, type CivilDate } from '#lib/kernel/civil.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { about } from '#lib/kernel/sentence.ts';
import { decodedText } from '#lib/kernel/encoding.ts';
import type { CommandIo } from '#lib/kernel/table.ts';
import { mismatches, readCases } from './cases.ts';
import type { Entry } from './catalogue/entry.ts';
import type { Finding } from './finding.ts';
import { lawHelp } from './help.ts';
import { lawKnownOn } from './known.ts';
import { say, type Sentence } from './said.ts';
import { ruleNamed, ruleNames } from './table.ts';
import { typedFacts } from './typed-facts.ts';
import { valuesInWords, withDays } from './words/in-words.ts';

const seeHelp = say(
  'Usage : collegiale law RÈGLE nom=valeur … ; « law --help » nomme les règles.',
  'Usage: collegiale law RULE name=value …; “law --help” names the rules.',
);
const unknown = (name: string): Sentence =>
  say(
    `La règle « ${name} » est inconnue. Règles : ${ruleNames.join(', ')}.`,
    `The rule “${name}” is unknown. Rules: ${ruleNames.join(', ')}.`,
  );

interface Asked {
  readonly entry: Entry;
  readonly words: readonly string[];
  readonly date: CivilDate;
}

const readArgs = (args: readonly string[]): Result<Asked, Sentence> => {
  const words: string[] = [];
  let date: string = lawKnownOn;
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    const [, given] = /^--date=(.*)$/.exec(word) ?? [];
    if (given !== undefined) date = given;
    else if (word === '--date') date = args[(at += 1)] ?? '';
    else if (word.startsWith('--')) return refuse(seeHelp);
    else words.push(word);
  }
  if (!isCivilDate(date))
    return refuse(
      about('--date', {
        fr: `« ${date} » n’est pas une date du calendrier, écrite AAAA-MM-JJ`,
        en: `“${date}” is no day of the calendar, written YYYY-MM-DD`,
      }),
    );
  const [name, ...facts] = words;
  if (name === undefined) return refuse(seeHelp);
  const entry = ruleNamed(name);
  return entry === undefined ? refuse(unknown(name)) : ok({ entry, words: facts, date });
};

const verdictOf = (value: unknown): readonly Sentence[] => {
  const english = valuesInWords(value, 'en');
  return valuesInWords(value, 'fr').map(({ name, text }, at) =>
    say(`${name} : ${text}`, `${english[at]?.name}: ${english[at]?.text}`),
  );
};

const sheetOf = ({ article, calculation, doubt }: Finding<unknown>, date: CivilDate): readonly Block[] => [
  { kind: 'heading', text: say('Article', 'Article') },
  { kind: 'text', text: article },
  { kind: 'heading', text: say('Calcul', 'Calculation') },
  { kind: 'text', text: withDays(calculation) },
  ...(doubt === null
    ? []
    : ([
        { kind: 'heading', text: say('À confirmer', 'To be confirmed') },
        { kind: 'text', text: withDays(doubt) },
      ] as const)),
  { kind: 'heading', text: say('Droit', 'Law') },
  {
    kind: 'text',
    text: withDays(
      say(
        `Droit en vigueur le ${date} ; comparé aux textes le ${lawKnownOn}.`,
        `Law in force on ${date}; compared with the texts on ${lawKnownOn}.`,
      ),
    ),
  },
];

const answerTo = (args: readonly string[]): Result<Answer, Sentence> => {
  const asked = readArgs(args);
  if (!asked.ok) return asked;
  const { entry, words, date } = asked.value;
  const facts = typedFacts(entry, words);
  if (!facts.ok) return refuse(about(entry.name, facts.error));
  const answered = entry.rule.answer(facts.value, date);
  if (!answered.ok) {
    const { fr, en } = answered.error.sentence;
    return refuse(say(`${entry.name} : ${fr}`, `${entry.name}: ${en}`));
  }
  const finding = answered.value;
  return ok({
    title: entry.title,
    verdict: verdictOf(finding.value),
    sheet: sheetOf(finding, date),
    notes: [],
    figures: { rule: entry.name, date, facts: facts.value, ...finding },
  });
};

/** One question of law, answered as all commands answer. */
export const law: Command = {
  help: lawHelp,
  answer: (args) => Promise.resolve(answerTo(args)),
};

/**
 * `law check FILE`: the rules against a file of cases. Answers 0, 1 when a case differs, 2 when the file is refused
 * (one sentence that names the file, the row and the field). It ends with `n passed, n failed`.
 */
export const checkCases = async (args: readonly string[], io: CommandIo): Promise<number> => {
  const [path, ...more] = args;
  const refused = (sentence: string): number => {
    io.printError(sentence);
    return 2;
  };
  if (path === undefined || more.length > 0) return refused('Usage : collegiale law check FICHIER.');
  let bytes: Uint8Array;
  try {
    bytes = await io.read(path);
  } catch {
    return refused(`${path} : le fichier ne peut être lu.`);
  }
  const decoded = decodedText(bytes);
  const cases = readCases(decoded.ok ? decoded.value.text : '');
  if (!cases.ok) return refused(`${path} : ${cases.error}.`);
  let failed = 0;
  for (const one of cases.value) {
    const differences = mismatches(one);
    if (differences.length > 0) failed += 1;
    for (const difference of differences) io.print(`${one.id} (${one.rule}) — ${difference}`);
  }
  io.print(`${cases.value.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
};
