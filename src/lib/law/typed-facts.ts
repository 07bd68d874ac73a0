/** Facts as a command line or an address bears them. */
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import type { Entry } from './catalogue/entry.ts';
import { say, type Sentence } from './said.ts';

const notJson = say(
  'les faits commencent par « { » mais ne sont pas du JSON',
  'the facts begin with “{” but are not JSON',
);

const jsonFacts = (text: string): Result<unknown, Sentence> => {
  try {
    return ok(JSON.parse(text));
  } catch {
    return refuse(notJson);
  }
};

/**
 * `name=value` words, each value typed as in a form (lines separated by « ; »), or one word of JSON. The rule itself
 * then judges them.
 */
export const typedFacts = ({ rule }: Entry, words: readonly string[]): Result<unknown, Sentence> => {
  const [first] = words;
  if (first?.trim().startsWith('{')) return jsonFacts(words.join(' '));
  const facts: Record<string, unknown> = {};
  for (const word of words) {
    const at = word.indexOf('=');
    const name = word.slice(0, at);
    if (at < 1)
      return refuse(
        say(`« ${word} » : il faut nom=valeur, ou du JSON`, `“${word}”: name=value is needed, or JSON`),
      );
    const value = word.slice(at + 1).trim();
    facts[name] = rule.shape[name]?.typed(value) ?? value;
  }
  return ok(facts);
};

const inShell = (word: string): string =>
  /^[\w.:=/-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** The facts of a rule's example, as words of a shell. */
export const exampleWords = ({ rule, example }: Entry): string =>
  Object.entries(rule.shape)
    .filter(([name]) => name in example)
    .map(([name, field]) => inShell(`${name}=${field.shown(example[name]).replaceAll('\n', ' ; ')}`))
    .join(' ');
