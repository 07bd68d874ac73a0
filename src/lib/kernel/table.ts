import { recordReader, separatorOf, type Cursor, type TableRow } from './delimited.ts';
import { decodedText } from './encoding.ts';
import { kindOf } from './file-kind.ts';
import { folded } from './folded.ts';
import { ok, refuse, type Result } from './result.ts';
import type { Sentence } from './sentence.ts';
import { tableFault, type TableFault } from './table-faults.ts';
import { openRows, type OpenTable, type TableOptions } from './table-rows.ts';

export type { TableRow } from './delimited.ts';
export type { OpenTable, TableOptions } from './table-rows.ts';

/** A sheet of a workbook, every cell as text. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly TableRow[];
}

/** Where a command reads and prints; `size`, in bytes, lets a file too large be refused unread. */
export interface CommandIo {
  read(path: string): Promise<Uint8Array>;
  size?(path: string): Promise<number>;
  /** Opens a workbook (`.xlsx`, `.ods`), on the sheet of that name or the first; says why it cannot. */
  openWorkbook?(bytes: Uint8Array, sheet: string | undefined): Promise<Result<Sheet, Sentence>>;
  print(line: string): void;
  printError(line: string): void;
}

export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
  readonly readAs: Sentence | null;
}

const largest = 256 * 1024 * 1024;

const separatorNames: Readonly<Record<string, string>> = { '\t': 'tabulation' };

const said = (encoding: string, separator: string): readonly Sentence[] => {
  const name = separatorNames[separator];
  return [
    ...(encoding === 'UTF-8' ? [] : [{ fr: `lu en ${encoding}`, en: `read in ${encoding}` }]),
    ...(separator === ','
      ? []
      : [
          {
            fr: `colonnes séparées par ${name ? `une ${name}` : `« ${separator} »`}`,
            en: `columns separated by ${name ? 'a tab' : `“${separator}”`}`,
          },
        ]),
  ];
};

/** The table of a text file, where `decodedText`, then `separatorOf`, tell how it is written. */
export const openText = (bytes: Uint8Array, options: TableOptions = {}): Result<OpenTable, TableFault> => {
  const decoded = decodedText(bytes, options.strict);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const { strict = false, freeText } = options;
  const { separator, start } = strict ? { separator: ',', start: { at: 0, line: 1 } } : separatorOf(text);
  const cursor: Cursor = { ...start };
  let read = recordReader(text, { separator, strict });
  function* records(): Generator<Result<TableRow, TableFault>, void> {
    while (cursor.at < text.length) {
      const row = read(cursor);
      yield row;
      if (!row.ok) return;
    }
  }
  return openRows(records(), said(encoding, separator), options, ({ names }) => {
    const last = names.length - 1;
    if (strict || freeText === undefined || folded(names[last] ?? '') !== freeText) return;
    read = recordReader(text, { separator, strict, freeColumn: last });
  });
};

const blank = (count: number): string[] => new Array<string>(count).fill('');

/** The table of a sheet: cells that it does not hold are blank. */
export const openSheet = (
  { name, rows }: Sheet,
  options: TableOptions = {},
): Result<OpenTable, TableFault> => {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const padded = rows.map(({ line, cells }) =>
    ok({ line, cells: [...cells, ...blank(width - cells.length)] }),
  );
  return openRows(padded.values(), [{ fr: `feuille « ${name} »`, en: `sheet “${name}”` }], options);
};

const bytesOf = async (path: string, io: CommandIo): Promise<Result<Uint8Array, TableFault>> => {
  try {
    if (io.size && (await io.size(path)) > largest) return refuse({ code: 'too-large' });
    const bytes = await io.read(path);
    return bytes.length > largest ? refuse({ code: 'too-large' }) : ok(bytes);
  } catch {
    return refuse({ code: 'unreadable' });
  }
};

/** Opens what bytes hold, text or workbook. */
export const openBytes = async (
  bytes: Uint8Array,
  openWorkbook: CommandIo['openWorkbook'],
  options: TableOptions = {},
): Promise<Result<OpenTable, TableFault>> => {
  const kind = kindOf(bytes);
  if (kind === 'text') return openText(bytes, options);
  if (kind !== 'workbook') return refuse({ code: 'wrong-kind', kind });
  if (!openWorkbook || options.strict) return refuse({ code: 'workbook', reason: asText });
  const sheet = await openWorkbook(bytes, options.sheet);
  return sheet.ok ? openSheet(sheet.value, options) : refuse({ code: 'workbook', reason: sheet.error });
};

const asText: Sentence = {
  fr: 'c’est un classeur de tableur ; enregistrez la feuille en « CSV UTF-8 »',
  en: 'this is a spreadsheet workbook; save the sheet as “CSV UTF-8”',
};

/** A whole file as text in UTF-8, without its byte-order mark; says why it cannot be read. */
export const readWhole = async (path: string, io: CommandIo): Promise<Result<string, Sentence>> => {
  const bytes = await bytesOf(path, io);
  if (!bytes.ok) return refuse(tableFault(path, bytes.error));
  const decoded = decodedText(bytes.value, true);
  return decoded.ok ? ok(decoded.value.text) : refuse(tableFault(path, decoded.error));
};

/**
 * Opens a table: text, its encoding and separator found, or a sheet of a workbook. Blank rows, trailing blank
 * cells and a nameless first column are left aside, « 4.0 » is 4; `readAs` says so. Refuses, in one sentence that
 * names file, line and column, what it cannot read; so does each row, by `tableFault`.
 */
export const openTable = async (
  path: string,
  io: CommandIo,
  options: TableOptions = {},
): Promise<Result<OpenTable, Sentence>> => {
  const bytes = await bytesOf(path, io);
  if (!bytes.ok) return refuse(tableFault(path, bytes.error));
  const opened = await openBytes(bytes.value, io.openWorkbook?.bind(io), options);
  return opened.ok ? opened : refuse(tableFault(path, opened.error));
};

/** Reads the whole of what `openTable` opens. */
export const readTable = async (
  path: string,
  io: CommandIo,
  options: TableOptions = {},
): Promise<Result<Table, Sentence>> => {
  const opened = await openTable(path, io, options);
  if (!opened.ok) return opened;
  const rows: TableRow[] = [];
  for (const row of opened.value.rows) {
    if (!row.ok) return refuse(tableFault(path, row.error));
    rows.push(row.value);
  }
  return ok({ header: opened.value.header, rows, readAs: opened.value.readAs() });
};
