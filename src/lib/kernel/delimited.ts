import { ok, refuse, type Result } from './result.ts';

export interface TableRow {
  /** Line of the file where the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface QuoteFault {
  readonly code: 'unclosed-quote';
  readonly line: number;
  readonly column: number;
}

/** How a text is cut into cells. */
export interface Cutting {
  readonly separator: string;
  /** Quotes only where RFC 4180 has them, not inside a cell that they do not open. */
  readonly strict: boolean;
  /** The last column, from 0, when it is free text that nobody quoted: separators in it are signs like others. */
  readonly freeColumn?: number | undefined;
}

/** Where the next record begins, and on which line of the file. */
export interface Cursor {
  at: number;
  line: number;
}

interface Cell {
  readonly text: string;
  /** Where the sign that closes the cell stands: a separator, the end of a line or of the text. */
  readonly end: number;
}

const endOf = (text: string, start: number, endings: RegExp): number => {
  endings.lastIndex = start;
  return endings.exec(text)?.index ?? text.length;
};

/** A quoted cell, where `""` stands for a quote; null when it is never closed or text follows its end. */
const quotedCell = (text: string, start: number, { separator, strict }: Cutting): Cell | null => {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end < 0) return null;
  let closed = end + 1;
  while (!strict && text[closed] === ' ') closed++;
  const after = text[closed];
  if (after !== undefined && after !== separator && after !== '\r' && after !== '\n') return null;
  return { text: text.slice(start + 1, end).replaceAll('""', '"'), end: closed };
};

const breaksIn = (text: string): number => text.split(/\r\n|\r|\n/).length - 1;

/** Reads records one after the other, moving the cursor. */
export const recordReader = (text: string, cutting: Cutting) => {
  const { separator, strict, freeColumn } = cutting;
  const endings = new RegExp(`[${separator}\\r\\n${strict ? '"' : ''}]`, 'g');
  const lineEndings = /[\r\n]/g;
  return (cursor: Cursor): Result<TableRow, QuoteFault> => {
    const cells: string[] = [];
    const begun = cursor.line;
    for (;;) {
      let start = cursor.at;
      while (!strict && text[start] === ' ') start++;
      const free = cells.length === freeColumn;
      const opened = text[start] === '"';
      const quoted = opened ? quotedCell(text, start, cutting) : null;
      const end = quoted ? quoted.end : endOf(text, cursor.at, free ? lineEndings : endings);
      if (!free && ((opened && !quoted) || text[end] === '"'))
        return refuse({ code: 'unclosed-quote', line: begun, column: cells.length + 1 });
      const cell = quoted?.text ?? text.slice(cursor.at, end);
      if (quoted) cursor.line += breaksIn(cell);
      cells.push(cell);
      cursor.at = end + 1;
      if (text[end] === separator) continue;
      if (text[end] === '\r' && text[end + 1] === '\n') cursor.at++;
      cursor.line++;
      return ok({ line: begun, cells });
    }
  };
};

/** Spreadsheets sometimes name their separator in a first line of its own: `sep=;`. */
const announced = /^sep=([;,:|~\t])(\r\n|\r|\n)/i;
const separators = [',', ';', '\t', '|'] as const;

/** How many cells each of the first two records has. */
const widths = (text: string, start: Cursor, separator: string): [number, number] => {
  const read = recordReader(text, { separator, strict: false });
  const cursor = { ...start };
  const width = (): number => {
    const row = cursor.at < text.length ? read(cursor) : null;
    return row?.ok ? row.value.cells.length : 0;
  };
  return [width(), width()];
};

/**
 * The separator of a text and where its records begin: the one announced, or the one that cuts the first line into
 * most cells; of equals, one that cuts the second alike.
 */
export const separatorOf = (text: string): { readonly separator: string; readonly start: Cursor } => {
  const [announcement, named] = announced.exec(text) ?? [];
  if (announcement && named) return { separator: named, start: { at: announcement.length, line: 2 } };
  const blank = /^\s*(?=\S)/.exec(text)?.[0] ?? '';
  const skipped = blank.slice(0, Math.max(blank.lastIndexOf('\n'), blank.lastIndexOf('\r')) + 1);
  const start = { at: skipped.length, line: 1 + breaksIn(skipped) };
  const tried = separators.map((separator) => {
    const [first, second] = widths(text, start, separator);
    return { separator, worth: 2 * first + Number(first === second) };
  });
  return { separator: tried.reduce((best, one) => (one.worth > best.worth ? one : best)).separator, start };
};
