import { ok, refuse, type Result } from './result.ts';

/** Where a command reads and prints; `size`, in bytes, lets a file too large be refused unread. */
export interface CommandIo {
  read(path: string): Promise<Uint8Array>;
  size?(path: string): Promise<number>;
  print(line: string): void;
  printError(line: string): void;
}

export interface TableRow {
  /** Line of the file where the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

/** A table whose rows are read as one goes through them, once, for files of millions of rows. */
export interface OpenTable {
  readonly header: readonly string[];
  readonly rows: Iterable<Result<TableRow, string>>;
}

const largest = 256 * 1024 * 1024;

const decode = (bytes: Uint8Array): Result<string, string> => {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    const before = text.slice(0, text.indexOf('\uFFFD')).split('\n');
    const column = (before.at(-1) ?? '').split(',').length;
    return refuse(
      `ligne ${before.length}, colonne ${column} : le texte n’est pas en UTF-8 (sans doute Windows-1252) ; enregistrez le fichier en « CSV UTF-8 ».`,
    );
  }
};

interface Cell {
  readonly text: string;
  /** Where the sign that closes the cell stands: a comma, the end of a line or of the text. */
  readonly end: number;
}

const endings = /[,\r\n"]/g;

const bareCell = (text: string, start: number): Cell | null => {
  endings.lastIndex = start;
  const end = endings.exec(text)?.index ?? text.length;
  return text[end] === '"' ? null : { text: text.slice(start, end), end };
};

/** A quoted cell, where `""` stands for a quote; null when it is never closed or text follows its end. */
const quotedCell = (text: string, start: number): Cell | null => {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  const after = text[end + 1];
  if (end < 0 || (after !== undefined && !',\r\n'.includes(after))) return null;
  return { text: text.slice(start + 1, end).replaceAll('""', '"'), end: end + 1 };
};

const breaksIn = (text: string): number => text.split(/\r\n|\r|\n/).length - 1;

/** Records of a comma-separated text (RFC 4180), empty lines left out; a refusal ends them. */
function* records(text: string): Generator<Result<TableRow, string>, void> {
  let cells: string[] = [];
  let line = 1;
  let begun = 1;
  for (let at = 0; at <= text.length;) {
    const quoted = text[at] === '"';
    const cell = quoted ? quotedCell(text, at) : bareCell(text, at);
    if (!cell) {
      yield refuse(`ligne ${begun}, colonne ${cells.length + 1} : un guillemet est mal ouvert ou mal fermé.`);
      return;
    }
    if (quoted) line += breaksIn(cell.text);
    cells.push(cell.text);
    at = cell.end + 1;
    if (text[cell.end] === ',') continue;
    if (text[cell.end] === '\r' && text[at] === '\n') at++;
    if (cells.length > 1 || quoted || cell.text) yield ok({ line: begun, cells });
    cells = [];
    begun = ++line;
  }
}

const checkHeader = (header: readonly string[]): string | null => {
  if (header.length === 1 && /[;\t|]/.test(header[0] ?? ''))
    return 'ligne 1, colonne 1 : les colonnes sont séparées par un autre signe que la virgule ; enregistrez le fichier avec des virgules.';
  for (const [index, name] of header.entries()) {
    if (!name) return `ligne 1, colonne ${index + 1} : le nom de la colonne manque.`;
    if (header.indexOf(name) !== index) return `ligne 1, colonne « ${name} » : ce nom paraît deux fois.`;
  }
  return null;
};

/** The rows after the header, each with as many cells as the header has names. */
function* rowsUnder(
  header: readonly string[],
  rest: Iterable<Result<TableRow, string>>,
  path: string,
): Generator<Result<TableRow, string>, void> {
  for (const row of rest) {
    if (!row.ok) yield refuse(`${path}, ${row.error}`);
    else if (row.value.cells.length === header.length) yield row;
    else {
      const { line, cells } = row.value;
      const column = Math.min(cells.length, header.length) + 1;
      yield refuse(
        `${path}, ligne ${line}, colonne ${column} : ${cells.length} cellules pour ${header.length} colonnes.`,
      );
    }
  }
}

/** A whole file as text in UTF-8, without its byte-order mark; refuses as `openTable` does. */
export const readWhole = async (path: string, io: CommandIo): Promise<Result<string, string>> => {
  const tooLarge = refuse(`${path}, ligne 1, colonne 1 : le fichier dépasse 256 Mo.`);
  let bytes: Uint8Array;
  try {
    if (io.size && (await io.size(path)) > largest) return tooLarge;
    bytes = await io.read(path);
  } catch {
    return refuse(`${path} : le fichier ne peut pas être lu.`);
  }
  if (bytes.length > largest) return tooLarge;
  const text = decode(bytes);
  if (!text.ok) return refuse(`${path}, ${text.error}`);
  if (!text.value.trim()) return refuse(`${path}, ligne 1, colonne 1 : le fichier est vide.`);
  return text;
};

/**
 * Opens a comma-separated file in UTF-8, with or without a byte-order mark, cells quoted or not. Refuses,
 * in one French sentence that names file, line and column, what it cannot read; so does each row.
 */
export const openTable = async (path: string, io: CommandIo): Promise<Result<OpenTable, string>> => {
  const text = await readWhole(path, io);
  if (!text.ok) return text;
  const rest = records(text.value);
  const first = rest.next().value;
  if (first && !first.ok) return refuse(`${path}, ${first.error}`);
  const header = (first?.value.cells ?? []).map((name) => name.trim());
  const wrong = checkHeader(header);
  return wrong ? refuse(`${path}, ${wrong}`) : ok({ header, rows: rowsUnder(header, rest, path) });
};

/** Reads the whole of what `openTable` opens. */
export const readTable = async (path: string, io: CommandIo): Promise<Result<Table, string>> => {
  const opened = await openTable(path, io);
  if (!opened.ok) return opened;
  const rows: TableRow[] = [];
  for (const row of opened.value.rows) {
    if (!row.ok) return row;
    rows.push(row.value);
  }
  return ok({ header: opened.value.header, rows });
};
