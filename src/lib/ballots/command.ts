import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Answer, Command } from '#lib/kernel/answer.ts';
import { folded } from '#lib/kernel/folded.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { about, atPlace, type Sentence } from '#lib/kernel/sentence.ts';
import type { CommandIo } from '#lib/kernel/table.ts';
import { wholeNumber, type BallotFault, type Question } from './ballot.ts';
import type { BallotFile } from './ballot-file.ts';
import { tallyHelp } from './help.ts';
import { readPapersFile, type PapersReading } from './papers-file.ts';
import { answerOf } from './say.ts';
import { isMethod, methods, tally, type Method } from './tally.ts';

const flags = {
  grades: { type: 'string' },
  missing: { type: 'string' },
  unranked: { type: 'string' },
  seats: { type: 'string' },
  lot: { type: 'string' },
  'lot-seed': { type: 'string' },
  majority: { type: 'string' },
  threshold: { type: 'string' },
  budget: { type: 'string' },
  max: { type: 'string' },
  quorum: { type: 'string' },
  ignore: { type: 'string' },
  weights: { type: 'string' },
  sheet: { type: 'string' },
  strict: { type: 'boolean' },
} as const;

type Values = Partial<Record<keyof typeof flags, string | boolean>>;

/** Names people may type for a method. */
const aliases: Readonly<Record<string, Method>> = {
  mj: 'majority-judgment',
  jm: 'majority-judgment',
  ranked: 'schulze',
  condorcet: 'schulze',
  fist: 'fist-to-five',
  colors: 'colours',
  colour: 'colours',
  abacus: 'regnier',
  vote: 'majority',
};

const methodNamed = (name: string): string => aliases[name] ?? name;

type Wanted = Omit<Question, 'options'>;

const choices = {
  missing: ['excluded', 'worst'],
  unranked: ['last', 'ignored'],
  majority: ['simple', 'absolute', 'qualified'],
} as const;

const list = (value: string): string[] => value.split(',').map((part) => part.trim());

const expects = (flag: string, fr: string, en: string, given: unknown): Sentence =>
  about(`--${flag}`, {
    fr: `attend ${fr}, pas « ${String(given)} »`,
    en: `takes ${en}, not “${String(given)}”`,
  });

const readFlags = (values: Values): Result<Wanted, Sentence> => {
  const wanted: Record<string, unknown> = { strict: values.strict ?? false };
  for (const [flag, name] of [
    ['seats', 'seats'],
    ['budget', 'budget'],
    ['max', 'maximum'],
    ['quorum', 'quorum'],
  ] as const) {
    if (values[flag] === undefined) continue;
    const number = wholeNumber(String(values[flag]));
    if (number === null || number < 1)
      return refuse(expects(flag, 'un nombre entier d’au moins 1', 'a whole number from 1', values[flag]));
    wanted[name] = number;
  }
  for (const [flag, allowed] of Object.entries(choices)) {
    const value = values[flag as keyof typeof choices];
    if (value === undefined) continue;
    if (!(allowed as readonly unknown[]).includes(value))
      return refuse(expects(flag, allowed.join(' ou '), allowed.join(' or '), value));
    wanted[flag] = value;
  }
  if (values.grades !== undefined) wanted.grades = list(String(values.grades));
  if (values.lot !== undefined) wanted.lot = list(String(values.lot));
  if (values.threshold !== undefined) {
    const found = /^(\d+)\/(\d+)$/.exec(String(values.threshold));
    if (!found)
      return refuse(expects('threshold', 'une part comme 2/3', 'a share like 2/3', values.threshold));
    wanted.threshold = [Number(found[1]), Number(found[2])];
  }
  return ok(wanted as Wanted);
};

interface Asked {
  readonly method: Method;
  readonly path: string;
  readonly wanted: Wanted;
  readonly seed: string | undefined;
  readonly reading: PapersReading;
}

const seeHelp: Sentence = {
  fr: 'Usage : collegiale tally METHOD FILE ; « tally --help » dit tout.',
  en: 'Usage: collegiale tally METHOD FILE; “tally --help” tells all.',
};

const unknownMethod = (name: string): Sentence => ({
  fr: `« ${name} » n’est pas une méthode connue ; il y a ${methods.join(', ')}.`,
  en: `“${name}” is no known method; there are ${methods.join(', ')}.`,
});

const readArgs = (args: readonly string[]): Result<Asked, Sentence> => {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options: flags, allowPositionals: true });
  } catch {
    return refuse(seeHelp);
  }
  const { values, positionals } = parsed;
  const [name = '', path, ...more] = positionals;
  const method = methodNamed(name);
  if (name && !isMethod(method)) return refuse(unknownMethod(name));
  if (!isMethod(method) || !path || more.length > 0) return refuse(seeHelp);
  const wanted = readFlags(values);
  if (!wanted.ok) return wanted;
  const { strict, sheet, weights, ignore } = values;
  const { grades } = wanted.value;
  return ok({
    method,
    path,
    wanted: wanted.value,
    seed: values['lot-seed'],
    reading: { strict, sheet, weights, grades, ignored: ignore === undefined ? [] : list(ignore) },
  });
};

/** The order that public words give: by SHA-256 of the words and the name, so that neither columns nor rows tell. */
const lotOf = (seed: string, options: readonly string[]): string[] => {
  const key = (name: string): string =>
    createHash('sha256')
      .update(`${seed.trim()}\n${folded(name)}`)
      .digest('hex');
  return options.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
};

const faultSentence = (
  path: string,
  { row, column, reason }: BallotFault,
  { lines }: BallotFile,
): Sentence => {
  if (row === 0 && column === '') return about(path, reason);
  const line = row === 0 ? 1 : (lines[row - 1] ?? 1);
  return atPlace(path, { line, column: column || 1 }, reason);
};

const answer = async (args: readonly string[], io: CommandIo): Promise<Result<Answer, Sentence>> => {
  const asked = readArgs(args);
  if (!asked.ok) return asked;
  const { method, path, wanted, seed, reading } = asked.value;
  const read = await readPapersFile(path, reading, io);
  if (!read.ok) return read;
  const { options, ballots, weights, lines, seats, title, notes } = read.value;
  const counted = tally(method, ballots, {
    ...(seats === null ? {} : { seats }),
    ...(weights === null ? {} : { weights }),
    ...(seed === undefined ? {} : { lot: lotOf(seed, options) }),
    ...wanted,
    options,
  });
  if (!counted.ok) return refuse(faultSentence(path, counted.error, read.value));
  return ok(answerOf(counted.value, (ballot) => lines[ballot - 1] ?? ballot, { title, notes }));
};

/** `collegiale tally METHOD FILE`: counts a file of ballots. */
export const tallying: Command = {
  help: ([name]) => tallyHelp(name === undefined ? undefined : methodNamed(name)),
  answer,
};
