/** `collegiale law`: check a file of worked cases, or answer one question. */
import { isCivilDate } from '#lib/kernel/civil.ts';
import { mismatches, readCases } from './cases.ts';
import { answer, ruleNames } from './table.ts';

/** What the command needs of the world. `read` rejects when the file cannot be read. */
export interface LawIo {
  read(path: string): Promise<Uint8Array>;
  print(line: string): void;
  printError(line: string): void;
}

const usage =
  "Usage : collegiale law check FICHIER, ou collegiale law RÈGLE --json '{…}' [--date AAAA-MM-JJ]";
const largest = 50_000_000;

const fail = (io: LawIo, sentence: string): number => {
  io.printError(sentence);
  return 2;
};

const contentOf = async (path: string, io: LawIo): Promise<string | { readonly problem: string }> => {
  let bytes: Uint8Array;
  try {
    bytes = await io.read(path);
  } catch {
    return { problem: 'le fichier ne peut être lu' };
  }
  if (bytes.length > largest) return { problem: 'le fichier dépasse 50 Mo' };
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { problem: 'le fichier n’est pas écrit en UTF-8' };
  }
};

const check = async (path: string, io: LawIo): Promise<number> => {
  const content = await contentOf(path, io);
  if (typeof content !== 'string') return fail(io, `${path} : ${content.problem}.`);
  const cases = readCases(content);
  if (!cases.ok) return fail(io, `${path} : ${cases.error}.`);
  let failed = 0;
  for (const one of cases.value) {
    const differences = mismatches(one);
    if (differences.length > 0) failed += 1;
    for (const difference of differences) io.print(`${one.id} (${one.rule}) — ${difference}`);
  }
  io.print(`${cases.value.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
};

const ask = (rule: string, options: readonly string[], io: LawIo): number => {
  const given = new Map<string, string>();
  for (let at = 0; at < options.length; at += 2) {
    const [name, value] = options.slice(at, at + 2);
    if ((name !== '--json' && name !== '--date') || value === undefined) return fail(io, usage);
    given.set(name, value);
  }
  const json = given.get('--json');
  const date = given.get('--date');
  if (!ruleNames.includes(rule))
    return fail(io, `La règle « ${rule} » est inconnue. Règles : ${ruleNames.join(', ')}.`);
  if (json === undefined) return fail(io, usage);
  if (date !== undefined && !isCivilDate(date))
    return fail(io, `--date : « ${date} » n’est pas une date du calendrier, écrite AAAA-MM-JJ.`);
  let facts: unknown;
  try {
    facts = JSON.parse(json);
  } catch {
    return fail(io, '--json : ce n’est pas du JSON.');
  }
  const answered = answer(rule, facts, date);
  if (!answered.ok) return fail(io, `${rule} : ${answered.error.sentence.fr}`);
  io.print(JSON.stringify(answered.value.value));
  io.print(`Article : ${answered.value.article}`);
  io.print(`Calcul : ${answered.value.calculation.fr}`);
  return 0;
};

/**
 * Runs `collegiale law …`; the exit code is 0, 1 on a mismatch, 2 on bad input (one French sentence that names the
 * file, the row and the field).
 */
export const runLaw = async (args: string[], io: LawIo): Promise<number> => {
  const [rule, ...rest] = args;
  if (rule === undefined) return fail(io, usage);
  if (rule !== 'check') return ask(rule, rest, io);
  const [path, ...more] = rest;
  return path === undefined || more.length > 0 ? fail(io, usage) : check(path, io);
};
