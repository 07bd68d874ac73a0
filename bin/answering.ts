import { inLanguage, type Command } from '../src/lib/kernel/answer.ts';
import { ok, refuse, type Result } from '../src/lib/kernel/result.ts';
import { about, type Language, type Sentence } from '../src/lib/kernel/sentence.ts';
import { helpText, textOf } from './answer-text.ts';
import { pageOf } from './answer-page.ts';
import type { Terminal } from './commands/engine.ts';

/** How an answer is asked for, whatever the command. */
interface Manner {
  readonly language: Language;
  readonly json: boolean;
  readonly html: string | undefined;
  readonly help: boolean;
  /** The command's own arguments. */
  readonly rest: readonly string[];
}

const isLanguage = (text: string | undefined): text is Language => text === 'fr' || text === 'en';

const mannerOf = (args: readonly string[]): Result<Manner, Sentence> => {
  const rest: string[] = [];
  const given: { lang?: string; html?: string; json?: boolean; help?: boolean } = {};
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const [, name, value] = /^--(lang|html)(?:=(.*))?$/s.exec(arg) ?? [];
    if (name === 'lang' || name === 'html') given[name] = value ?? args[++at] ?? '';
    else if (arg === '--json') given.json = true;
    else if (arg === '--help' || arg === '-h') given.help = true;
    else rest.push(arg);
  }
  const { lang = 'fr', html, json = false, help = false } = given;
  if (!isLanguage(lang))
    return refuse(
      about('--lang', { fr: `attend fr ou en, pas « ${lang} »`, en: `takes fr or en, not “${lang}”` }),
    );
  if (html === '')
    return refuse(about('--html', { fr: 'attend le nom d’un fichier', en: 'takes the name of a file' }));
  return ok({ language: lang, html, json, help, rest });
};

const unwritable = (path: string): Sentence =>
  about(path, { fr: 'le fichier ne peut pas être écrit', en: 'the file cannot be written' });

const interrupted: Sentence = {
  fr: 'Interrompu : rien n’a été écrit.',
  en: 'Interrupted: nothing was written.',
};

const say = async (command: Command, manner: Manner, io: Terminal): Promise<number> => {
  const { language, html } = manner;
  const refused = (reason: Sentence): number => {
    io.printError(reason[language]);
    return 2;
  };
  if (manner.help) {
    for (const line of helpText(command.help(manner.rest), language)) io.print(line);
    return 0;
  }
  if (html !== undefined && !(await io.writable(html))) return refused(unwritable(html));
  const answered = await command.answer(manner.rest, io);
  if (!answered.ok) return refused(answered.error);
  const answer = answered.value;
  for (const note of answer.notes) io.printError(inLanguage(note, language));
  if (html !== undefined) await io.write(html, new TextEncoder().encode(pageOf(answer, language)));
  if (manner.json) io.print(JSON.stringify(answer.figures, null, 1));
  else for (const line of textOf(answer, language)) io.print(line);
  return 0;
};

/**
 * Runs an engine's command and says what it answers, in the language and the form asked for. Answers the exit code:
 * 0, or 2 with one sentence when something is missing or wrong, or 130 after Ctrl-C.
 */
export const runCommand = async (
  command: Command,
  args: readonly string[],
  io: Terminal,
): Promise<number> => {
  const manner = mannerOf(args);
  if (!manner.ok) {
    io.printError(manner.error.fr);
    return 2;
  }
  try {
    return await say(command, manner.value, io);
  } catch (error) {
    // Asking for the signal takes Ctrl-C upon itself: only a command that did can have been interrupted.
    if (!(error instanceof Error && error.name === 'AbortError')) throw error;
    io.printError(interrupted[manner.value.language]);
    return 130;
  }
};
