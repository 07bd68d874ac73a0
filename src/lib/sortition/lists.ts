import { folded } from '#lib/kernel/folded.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { atPlace, type Sentence } from '#lib/kernel/sentence.ts';
import { readTable, type Table } from '#lib/kernel/table.ts';
import { cellOf, columnNamed, missingColumn } from './quotas-file.ts';
import type { WritingIo } from './writing-io.ts';

/** The column, of the file of people selected, where their answer is noted. */
export const confirmationHeading = 'confirmation';

const yes = new Set(['oui', 'o', 'yes', 'y', 'ok', 'x', '1', 'vrai', 'true']);
const no = new Set(['non', 'n', 'no', '0', 'faux', 'false']);

const readListed = async (
  path: string,
  id: string,
  io: WritingIo,
): Promise<Result<{ table: Table; ids: string[] }, Sentence>> => {
  const table = await readTable(path, io);
  if (!table.ok) return table;
  const column = columnNamed(table.value, id);
  if (!column) return refuse(missingColumn(path, id));
  return ok({ table: table.value, ids: table.value.rows.map((row) => cellOf(row, column)) });
};

/** Identifiers of a list of people, such as a file of substitutes. */
export const readIds = async (
  path: string,
  id: string,
  io: WritingIo,
): Promise<Result<string[], Sentence>> => {
  const listed = await readListed(path, id, io);
  return listed.ok ? ok(listed.value.ids.filter(Boolean)) : listed;
};

export interface Confirmations {
  readonly kept: readonly string[];
  readonly gone: readonly string[];
  /** Of those kept, who has not answered yet. */
  readonly unanswered: number;
}

/** Who of a panel confirmed and who declined: the file of people selected, its last column filled in. */
export const readConfirmations = async (
  path: string,
  id: string,
  io: WritingIo,
): Promise<Result<Confirmations, Sentence>> => {
  const listed = await readListed(path, id, io);
  if (!listed.ok) return listed;
  const { table, ids } = listed.value;
  const column = columnNamed(table, confirmationHeading);
  if (!column) return refuse(missingColumn(path, confirmationHeading));
  const kept: string[] = [];
  const gone: string[] = [];
  let unanswered = 0;
  for (const [at, row] of table.rows.entries()) {
    const word = folded(cellOf(row, column));
    const person = ids[at] ?? '';
    if (!person) continue;
    if (word !== '' && !yes.has(word) && !no.has(word))
      return refuse(
        atPlace(
          path,
          { line: row.line, column: column.name },
          {
            fr: `« ${cellOf(row, column)} » n’est ni oui, ni non, ni vide`,
            en: `“${cellOf(row, column)}” is neither yes, nor no, nor empty`,
          },
        ),
      );
    if (word === '') unanswered++;
    (no.has(word) ? gone : kept).push(person);
  }
  return ok({ kept, gone, unanswered });
};
