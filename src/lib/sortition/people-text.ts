import { decodedText } from '#lib/kernel/encoding.ts';
import { separatorOf } from '#lib/kernel/delimited.ts';
import { kindOf } from '#lib/kernel/file-kind.ts';
import { folded } from '#lib/kernel/folded.ts';
import { confirmationHeading } from './lists.ts';
import type { PeopleFile } from './people-file.ts';
import type { WritingIo } from './writing-io.ts';

/** The separator of a file of people, so that files drawn from it open as it does; a workbook’s go with semicolons. */
const separatorLike = async (path: string, io: WritingIo): Promise<string> => {
  const bytes = await io.read(path);
  if (kindOf(bytes) !== 'text') return ';';
  const decoded = decodedText(bytes);
  return decoded.ok ? separatorOf(decoded.value.text).separator : ';';
};

const cellText = (cell: string, separator: string): string =>
  /["\r\n]/.test(cell) || cell.includes(separator) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Who is written, in order, each with what stands before their own columns. */
export interface Listed {
  readonly id: string;
  readonly before?: readonly string[];
}

/**
 * Writes people with all the columns of the file they come from, in UTF-8 with the mark that spreadsheets look for.
 * `answers` adds the empty column where each answer will be noted.
 */
export const writePeople = async (
  path: string,
  people: readonly Listed[],
  {
    file,
    source,
    before = [],
    answers = false,
  }: {
    readonly file: PeopleFile;
    readonly source: string;
    readonly before?: readonly string[];
    readonly answers?: boolean;
  },
  io: WritingIo,
): Promise<void> => {
  const separator = await separatorLike(source, io);
  const first = [...before, ...(file.named ? [] : ['id'])];
  const last = answers ? [confirmationHeading] : [];
  // A file that a draw wrote has these columns already: they are made anew.
  const made = new Set([...first, ...last].map(folded));
  const kept = [...file.header.keys()].filter((at) => !made.has(folded(file.header[at] ?? '')));
  const rows = [
    [...first, ...kept.map((at) => file.header[at] ?? ''), ...last],
    ...people.map(({ id, before: own = [] }) => {
      const cells = file.cells.get(id) ?? [];
      return [
        ...own,
        ...(file.named ? [] : [id]),
        ...kept.map((at) => cells[at] ?? ''),
        ...last.map(() => ''),
      ];
    }),
  ];
  const text = rows.map((row) => row.map((cell) => cellText(cell, separator)).join(separator)).join('\r\n');
  await io.write(path, new TextEncoder().encode(`\uFEFF${text}\r\n`));
};
