import type { TableRow } from './delimited.ts';
import { folded } from './folded.ts';
import { ok, refuse, type Result } from './result.ts';
import type { Sentence } from './sentence.ts';
import type { TableFault } from './table-faults.ts';

export interface TableOptions {
  /** Commas, UTF-8, as many cells as headings, nothing repaired. */
  readonly strict?: boolean | undefined;
  /** The sheet of a workbook, if not the first. */
  readonly sheet?: string | undefined;
  /** A blank row that others follow says something, as a blank paper does among ballots. */
  readonly keepBlankRows?: boolean;
  /** The heading of a last column of free text that some programs write without quotes. */
  readonly freeText?: string;
  /** Rows shorter or longer than the header, headings missing or twice: a list that someone typed. */
  readonly loose?: boolean;
}

/** A table whose rows are read as one goes through them, once, for files of millions of rows. */
export interface OpenTable {
  readonly header: readonly string[];
  readonly rows: Iterable<Result<TableRow, TableFault>>;
  /** How the file was read, where it is not plain; whole once the rows have been gone through. */
  readonly readAs: () => Sentence | null;
}

/** What was found and repaired on the way. */
interface Repairs {
  readonly source: readonly Sentence[];
  blankRows: number;
  keptBlankRows: number;
  wholeNumbers: number;
  namelessFirst: boolean;
}

const counted = (count: number, fr: string, en: string): Sentence[] => {
  const plural = count > 1 ? 's' : '';
  const said = (words: string): string => `${count} ${words.replaceAll('(s)', plural)}`;
  return count === 0 ? [] : [{ fr: said(fr), en: said(en) }];
};

const sentenceOf = (repairs: Repairs): Sentence | null => {
  const parts = [
    ...repairs.source,
    ...(repairs.namelessFirst
      ? [{ fr: 'première colonne sans nom laissée de côté', en: 'first column without a name left aside' }]
      : []),
    ...counted(repairs.blankRows, 'ligne(s) vide(s) laissée(s) de côté', 'blank row(s) left aside'),
    ...counted(repairs.keptBlankRows, 'ligne(s) vide(s) comptée(s)', 'blank row(s) counted'),
    ...counted(
      repairs.wholeNumbers,
      'nombre(s) écrit(s) comme 4.0 lu(s) comme entier(s)',
      'number(s) written as 4.0 read as whole',
    ),
  ];
  if (parts.length === 0) return null;
  return { fr: parts.map(({ fr }) => fr).join(' ; '), en: parts.map(({ en }) => en).join('; ') };
};

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => !/\S/.test(cell));

/** « 4.0 » or « 4,0 »: a whole number that passed through a spreadsheet or a program. */
const pointed = /^\s*(-?\d{1,15})[.,]0+\s*$/;

interface Header {
  /** By column, `''` where there is no name. */
  readonly names: readonly string[];
  readonly line: number;
}

const headerFault = ({ names, line }: Header, { strict, loose }: TableOptions): TableFault | null => {
  if (loose) return null;
  if (strict && names.length === 1 && /[;\t|]/.test(names[0] ?? '')) return { code: 'other-separator' };
  const seen = new Set<string>();
  for (const [index, heading] of names.entries()) {
    if (strict && !heading) return { code: 'heading-missing', column: index + 1 };
    const key = strict ? heading : folded(heading);
    if (heading && seen.has(key)) return { code: 'heading-twice', line, heading };
    seen.add(key);
  }
  return null;
};

/** Columns that are kept, by their place in the file: those with a name, or all where rows are loose. */
const columnsKept = (names: readonly string[], { strict, loose }: TableOptions): number[] =>
  [...names.keys()].filter((index) => strict || loose || names[index]);

/** Checks and repairs a row; null for a row to leave aside. */
const rowReader = (names: readonly string[], options: TableOptions, repairs: Repairs) => {
  const { strict, loose } = options;
  const kept = columnsKept(names, options);
  const whole = kept.length === names.length;
  return ({ line, cells }: TableRow): Result<TableRow, TableFault> => {
    const width = names.length;
    let given = cells;
    if (!strict && cells.length > width && isBlank(cells.slice(width))) given = cells.slice(0, width);
    if (!loose && given.length !== width) {
      const column = Math.min(given.length, width) + 1;
      return refuse({ code: 'cells', line, column, cells: given.length, columns: width });
    }
    if (strict) return ok({ line, cells: given });
    const stray = loose
      ? -1
      : given.findIndex((cell, index) => index > 0 && !names[index] && /\S/.test(cell));
    if (stray > 0) return refuse({ code: 'cell-without-heading', line, column: stray + 1 });
    const here = whole ? given : kept.map((index) => given[index] ?? '');
    if (!here.some((cell) => pointed.test(cell))) return ok({ line, cells: here });
    const repaired = here.map((cell) => {
      const found = pointed.exec(cell)?.[1];
      if (found !== undefined) repairs.wholeNumbers++;
      return found ?? cell;
    });
    return ok({ line, cells: repaired });
  };
};

/** Rows under the header; blank ones are left aside, or kept where others follow. */
function* rowsUnder(
  rest: Iterable<Result<TableRow, TableFault>>,
  width: number,
  read: (row: TableRow) => Result<TableRow, TableFault>,
  options: TableOptions,
  repairs: Repairs,
): Generator<Result<TableRow, TableFault>, void> {
  let blank: TableRow[] = [];
  for (const row of rest) {
    if (!row.ok) {
      yield row;
      return;
    }
    const { cells } = row.value;
    if (options.strict ? cells.length === 1 && cells[0] === '' : isBlank(cells)) {
      // An empty line of a table of several columns is no row: a spreadsheet writes its separators.
      const saysNothing = options.keepBlankRows && !options.strict && (cells.length > 1 || width === 1);
      if (saysNothing) blank.push(row.value);
      else if (cells.length > 1) repairs.blankRows++;
      continue;
    }
    for (const { line } of blank) yield ok({ line, cells: row.value.cells.map(() => '') });
    repairs.keptBlankRows += blank.length;
    blank = [];
    yield read(row.value);
  }
  repairs.blankRows += blank.filter(({ cells }) => cells.length > 1).length;
}

/** Reads the header off the first row that has something, and opens the rows under it. */
export const openRows = (
  records: Iterator<Result<TableRow, TableFault>, void>,
  source: readonly Sentence[],
  options: TableOptions,
  headed: (header: Header) => void = () => undefined,
): Result<OpenTable, TableFault> => {
  let first = records.next().value;
  while (first?.ok && isBlank(first.value.cells)) first = records.next().value;
  if (!first) return refuse({ code: 'empty-file' });
  if (!first.ok) return first;
  let names = first.value.cells.map((name) => name.trim());
  if (!options.strict && !options.loose) names = names.slice(0, names.findLastIndex(Boolean) + 1);
  const header = { names, line: first.value.line };
  const fault = headerFault(header, options);
  if (fault) return refuse(fault);
  headed(header);
  const namelessFirst = !options.strict && !options.loose && names[0] === '';
  const repairs: Repairs = { source, blankRows: 0, keptBlankRows: 0, wholeNumbers: 0, namelessFirst };
  const read = rowReader(names, options, repairs);
  const rest = { [Symbol.iterator]: () => records };
  return ok({
    header: columnsKept(names, options).map((index) => names[index] ?? ''),
    rows: rowsUnder(rest, names.length, read, options, repairs),
    readAs: () => sentenceOf(repairs),
  });
};
