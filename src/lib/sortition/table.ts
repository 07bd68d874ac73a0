import { parse } from 'csv-parse/sync';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';

/** Where a command reads and prints; `size`, in bytes, lets a file too large be refused unread. */
export interface CommandIo {
  read(path: string): Promise<Uint8Array>;
  size?(path: string): Promise<number>;
  /** Writes a whole file, or nothing. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  readonly signal: AbortSignal;
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

const largest = 256 * 1024 * 1024;

interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

const decode = (bytes: Uint8Array): Result<string, string> => {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    const before = text.slice(0, text.indexOf('\uFFFD'));
    const line = before.split('\n').length;
    const column = (before.split('\n').at(-1) ?? '').split(',').length;
    return refuse(
      `ligne ${line}, colonne ${column} : le texte n’est pas en UTF-8 (sans doute Windows-1252) ; enregistrez le fichier en « CSV UTF-8 ».`,
    );
  }
};

const checkHeader = (header: readonly string[]): string | null => {
  if (header.length === 1 && /[;\t|]/.test(header[0] ?? ''))
    return 'ligne 1, colonne 1 : les colonnes sont séparées par un autre signe que la virgule ; enregistrez le fichier avec des virgules.';
  for (const [index, name] of header.entries()) {
    if (!name.trim()) return `ligne 1, colonne ${index + 1} : le nom de la colonne manque.`;
    if (header.indexOf(name) !== index) return `ligne 1, colonne « ${name} » : ce nom paraît deux fois.`;
  }
  return null;
};

const parseRows = (text: string): Result<Table, string> => {
  let parsed: Parsed[];
  try {
    parsed = parse(text, {
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as Parsed[];
  } catch (error) {
    const found = error as { lines?: number; column?: number };
    const column = Number(found.column ?? 0) + 1;
    return refuse(`ligne ${found.lines ?? 1}, colonne ${column} : un guillemet est mal ouvert ou mal fermé.`);
  }
  const header = (parsed[0]?.record ?? []).map((name) => name.trim());
  const wrong = checkHeader(header);
  if (wrong) return refuse(wrong);
  const rows = parsed.slice(1).map(({ record, info }): TableRow => {
    const breaks = record.join('').split('\n').length - 1;
    return { line: info.lines - breaks, cells: record };
  });
  const odd = rows.find((row) => row.cells.length !== header.length);
  if (odd) {
    const column = Math.min(odd.cells.length, header.length) + 1;
    return refuse(
      `ligne ${odd.line}, colonne ${column} : ${odd.cells.length} cellules pour ${header.length} colonnes.`,
    );
  }
  return ok({ header, rows });
};

/**
 * Reads a comma-separated file in UTF-8, with or without a byte-order mark, cells quoted or not. Refuses,
 * in one French sentence that names file, line and column, what it cannot read.
 */
export const readTable = async (path: string, io: CommandIo): Promise<Result<Table, string>> => {
  const told = <T>(result: Result<T, string>): Result<T, string> =>
    result.ok ? result : refuse(`${path}, ${result.error}`);
  const tooLarge = `${path}, ligne 1, colonne 1 : le fichier dépasse 256 Mo.`;
  let bytes: Uint8Array;
  try {
    if (io.size && (await io.size(path)) > largest) return refuse(tooLarge);
    bytes = await io.read(path);
  } catch {
    return refuse(`${path} : le fichier ne peut pas être lu.`);
  }
  if (bytes.length > largest) return refuse(tooLarge);
  const text = decode(bytes);
  if (!text.ok) return told(text);
  if (!text.value.trim()) return refuse(`${path}, ligne 1, colonne 1 : le fichier est vide.`);
  return told(parseRows(text.value));
};
