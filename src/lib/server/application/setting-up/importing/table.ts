import { parse } from 'csv-parse/sync';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import type { FileProblem } from './listed.ts';

export interface TableRow {
  /** Line of the file, 1 for the first, as a text editor counts. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface ReadTable {
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

const separators = [';', ',', '\t'] as const;

/** The separator found most often in the first line, outside quotes. */
const separatorOf = (firstLine: string): string => {
  const bare = firstLine.replace(/"[^"]*"/g, '');
  const count = (separator: string): number => bare.split(separator).length;
  return separators.reduce((best, one) => (count(one) > count(best) ? one : best));
};

/** Spreadsheets sometimes name their separator in a first line of its own: `sep=;`. */
const announced = /^sep=(.)\r?\n/i;

const parseError = (error: unknown): FileProblem => {
  const line = Number((error as { lines?: unknown }).lines);
  return { code: 'unclosed-quote', line: Number.isSafeInteger(line) && line > 0 ? line : null };
};

/** Splits a text into its header and rows; empty rows are left out. */
export const tableOf = (text: string): Result<ReadTable, FileProblem> => {
  const [announcement, separator] = announced.exec(text) ?? [];
  const body = announcement === undefined ? text : text.slice(announcement.length);
  const firstLine = body.slice(0, body.search(/[\r\n]|$/));
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(body, {
      delimiter: separator ?? separatorOf(firstLine),
      info: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as typeof records;
  } catch (error) {
    return refuse(parseError(error));
  }
  const shift = announcement === undefined ? 0 : 1;
  const rows = records
    .map(({ record, info }) => ({ line: info.lines + shift, cells: record }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [head, ...rest] = rows;
  return head === undefined ? refuse({ code: 'empty-file' }) : ok({ header: head.cells, rows: rest });
};
