import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { openBytes, type TableRow } from '#lib/kernel/table.ts';
import { openWorkbook } from '../../../platform/workbook.ts';
import { columnsOf, type Columns } from './columns.ts';
import {
  mostPeople,
  type FileProblem,
  type ListedPerson,
  type ReadPeople,
  type RowProblem,
} from './listed.ts';
import { cellsOf, communeCode, personOf } from './person.ts';
import { nameKey } from './plain.ts';

const add = (person: ListedPerson, ...problems: RowProblem[]): ListedPerson =>
  problems.length === 0 ? person : { ...person, problems: [...person.problems, ...problems] };

/** Marks what one row says against another: the same person, the same address, a second mayor. */
const checkTogether = (columns: Columns, rows: readonly TableRow[]): ListedPerson[] => {
  const byName = new Map<string, number>();
  const byEmail = new Map<string, number>();
  let mayor: number | null = null;
  return rows.map((row) => {
    const person = personOf(columns, row);
    const problems: RowProblem[] = [];
    // Two people of one commune may bear one name; the register tells them apart by their birth dates,
    // which are looked at here and kept nowhere.
    const key = `${nameKey(person)}|${cellsOf(columns, row)('birthDate')}`;
    const twice = byName.get(key);
    if (twice !== undefined) problems.push({ column: 'familyName', code: 'person-twice', line: twice });
    else if (nameKey(person) !== '|') byName.set(key, person.line);
    if (person.email !== null) {
      const shared = byEmail.get(person.email);
      if (shared !== undefined && twice === undefined)
        problems.push({ column: 'email', code: 'email-twice', line: shared });
      byEmail.set(person.email, shared ?? person.line);
    }
    if (person.function === 'mayor') {
      if (mayor !== null && twice === undefined)
        problems.push({ column: 'function', code: 'second-mayor', line: mayor });
      mayor ??= person.line;
    }
    return add(person, ...problems);
  });
};

const rowsOfCommune = (
  columns: Columns,
  rows: readonly TableRow[],
  insee: string,
): Result<readonly TableRow[], FileProblem> => {
  if (columns.kind === 'list') return ok(rows);
  const codes = rows.map((row) => communeCode(cellsOf(columns, row)));
  const here = rows.filter((_, index) => codes[index] === insee);
  if (here.length > 0) return ok(here);
  return refuse({ code: 'nobody-of-commune', insee, found: [...new Set(codes)].slice(0, 3) });
};

/** A town hall's list is small: what takes more to open is something else. */
const workbookLimits = { bytes: 64 * 1024 * 1024, rows: mostPeople + 1 };

/**
 * Reads the people of a file, text or workbook: the register's file of municipal councillors, of which only the
 * commune's rows are kept, or a simple list. Nothing is compared with the people already there.
 * @param bytes the file as it was sent
 * @param insee code of the commune, five characters
 */
export const readPeople = async (
  bytes: Uint8Array,
  insee: string,
): Promise<Result<ReadPeople, FileProblem>> => {
  const opened = await openBytes(bytes, (file, sheet) => openWorkbook(file, sheet, workbookLimits), {
    loose: true,
  });
  if (!opened.ok) return opened;
  const columns = columnsOf(opened.value.header);
  if (!columns.ok) return columns;
  const table: TableRow[] = [];
  for (const row of opened.value.rows) {
    if (!row.ok) return row;
    table.push(row.value);
  }
  if (table.length === 0) return refuse({ code: 'no-people' });
  const rows = rowsOfCommune(columns.value, table, insee);
  if (!rows.ok) return rows;
  if (rows.value.length > mostPeople) return refuse({ code: 'too-many-people', most: mostPeople });
  return ok({
    kind: columns.value.kind,
    people: checkTogether(columns.value, rows.value),
    elsewhere: table.length - rows.value.length,
    ignored: columns.value.ignored,
  });
};
