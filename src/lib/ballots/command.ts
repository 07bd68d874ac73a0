import { parseArgs } from 'node:util';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { readTable, type CommandIo, type Table, type TableOptions } from '#lib/kernel/table.ts';
import { wholeNumber, type Question } from './ballot.ts';
import { isMethod, methods, tally, type Method } from './tally.ts';

const usage =
  'collegiale tally METHOD FILE.csv [--grades pire,…,meilleure] [--missing worst] [--seats N] [--lot A,B,…] ' +
  '[--majority simple|absolute|qualified] [--threshold 2/3] [--budget N] [--max N] [--quorum N] ' +
  '[--unranked last|ignored] [--json]';

const flags = {
  grades: { type: 'string' },
  missing: { type: 'string' },
  unranked: { type: 'string' },
  seats: { type: 'string' },
  lot: { type: 'string' },
  majority: { type: 'string' },
  threshold: { type: 'string' },
  budget: { type: 'string' },
  max: { type: 'string' },
  quorum: { type: 'string' },
  strict: { type: 'boolean' },
  sheet: { type: 'string' },
  json: { type: 'boolean' },
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

type Wanted = Omit<Question, 'options'>;

const choices = {
  missing: ['excluded', 'worst'],
  unranked: ['last', 'ignored'],
  majority: ['simple', 'absolute', 'qualified'],
} as const;

const list = (value: string): string[] => value.split(',').map((part) => part.trim());

const readFlags = (values: Values): Result<Wanted, string> => {
  const wanted: Record<string, unknown> = {};
  for (const [flag, name] of [
    ['seats', 'seats'],
    ['budget', 'budget'],
    ['max', 'maximum'],
    ['quorum', 'quorum'],
  ] as const) {
    if (values[flag] === undefined) continue;
    const number = wholeNumber(String(values[flag]));
    if (number === null || number < 1)
      return refuse(`--${flag} attend un nombre entier d’au moins 1, pas « ${values[flag]} ».`);
    wanted[name] = number;
  }
  for (const [flag, allowed] of Object.entries(choices)) {
    const value = values[flag as keyof typeof choices];
    if (value === undefined) continue;
    if (!(allowed as readonly unknown[]).includes(value))
      return refuse(`--${flag} attend ${allowed.join(' ou ')}, pas « ${value} ».`);
    wanted[flag] = value;
  }
  if (values.grades !== undefined) wanted.grades = list(String(values.grades));
  if (values.lot !== undefined) wanted.lot = list(String(values.lot));
  if (values.threshold !== undefined) {
    const found = /^(\d+)\/(\d+)$/.exec(String(values.threshold));
    if (!found) return refuse(`--threshold attend une part comme 2/3, pas « ${values.threshold} ».`);
    wanted.threshold = [Number(found[1]), Number(found[2])];
  }
  return ok(wanted as Wanted);
};

const readArgs = (
  args: string[],
): Result<{ method: Method; path: string; wanted: Wanted; json: boolean; reading: TableOptions }, string> => {
  try {
    const { values, positionals } = parseArgs({ args, options: flags, allowPositionals: true });
    const [name = '', path, ...more] = positionals;
    const method = aliases[name] ?? name;
    if (!path || more.length) return refuse(`Usage : ${usage}`);
    if (!isMethod(method))
      return refuse(`« ${name} » n’est pas une méthode connue ; il y a ${methods.join(', ')}.`);
    const wanted = readFlags(values);
    const reading = { strict: values.strict, sheet: values.sheet, keepBlankRows: true };
    return wanted.ok
      ? ok({ method, path, wanted: wanted.value, json: values.json ?? false, reading })
      : wanted;
  } catch {
    return refuse(`Usage : ${usage}`);
  }
};

type Papers = Pick<Table, 'header' | 'rows'>;

/** A first column named `id` tells ballots apart: none may be empty or come twice, and it is no option. */
const withoutIds = ({ header, rows }: Papers): Result<Papers, string> => {
  if (rows.length === 0) return refuse('ligne 2, colonne 1 : le fichier ne contient aucun bulletin.');
  const first = header[0] ?? '';
  if (!/^(id|identifiant|bulletin|ballot|voter-id)$/i.test(first)) return ok({ header, rows });
  const seen = new Set<string>();
  for (const { line, cells } of rows) {
    const id = (cells[0] ?? '').trim();
    if (!id) return refuse(`ligne ${line}, colonne « ${first} » : l’identifiant est vide.`);
    if (seen.has(id))
      return refuse(`ligne ${line}, colonne « ${first} » : l’identifiant « ${id} » paraît deux fois.`);
    seen.add(id);
  }
  return ok({
    header: header.slice(1),
    rows: rows.map(({ line, cells }) => ({ line, cells: cells.slice(1) })),
  });
};

const count = async (args: string[], io: CommandIo): Promise<Result<readonly string[], string>> => {
  const asked = readArgs(args);
  if (!asked.ok) return asked;
  const { method, path, wanted, json, reading } = asked.value;
  const table = await readTable(path, io, reading);
  if (!table.ok) return refuse(table.error.fr);
  const ids = withoutIds(table.value);
  if (!ids.ok) return refuse(`${path}, ${ids.error}`);
  const { header, rows } = ids.value;
  const ballots = rows.map((row) => row.cells);
  const counted = tally(method, ballots, { ...wanted, options: header });
  if (!counted.ok) {
    const { row, column, reason } = counted.error;
    const line = row === 0 ? 1 : (rows[row - 1]?.line ?? 1);
    return refuse(`${path}, ligne ${line}, colonne ${column ? `« ${column} »` : 1} : ${reason}.`);
  }
  if (json) return ok([JSON.stringify(counted.value, null, 2)]);
  const order: readonly (readonly string[])[] = counted.value.order;
  const places = order.map((names, index) => `${index + 1}. ${names.join(' = ')}`);
  return ok([`${method}, ${ballots.length} bulletins`, ...places]);
};

/**
 * `collegiale tally METHOD FILE.csv`: one column an option, one row a ballot. Prints the result and answers 0;
 * on bad input prints one French sentence naming file, line and column, writes nothing, and answers 2.
 */
export const runTally = async (args: string[], io: CommandIo): Promise<number> => {
  const done = await count(args, io);
  if (!done.ok) {
    io.printError(done.error);
    return 2;
  }
  for (const line of done.value) io.print(line);
  return 0;
};
