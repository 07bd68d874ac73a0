import { z } from 'zod';
import type { TableRow } from '#lib/kernel/table.ts';
import { isElected } from '#lib/governance/commune/index.ts';
import type { Columns } from './columns.ts';
import { functionOf } from './functions.ts';
import type { ColumnName, FileKind, ListedPerson, RowProblem } from './listed.ts';
import { tidy, usualCase } from './plain.ts';

type Cell = (column: ColumnName) => string;

/** Reads the cells of a row by what they mean; a cell that is not there is empty. */
export const cellsOf =
  ({ at }: Columns, { cells }: TableRow): Cell =>
  (column) => {
    const place = at[column];
    return place === undefined ? '' : tidy(cells[place] ?? '');
  };

/** The five characters of a commune's code, whose leading zeros a spreadsheet may have eaten. */
export const communeCode = (cell: Cell): string => {
  const code = cell('commune').toUpperCase();
  const department = cell('department').toUpperCase();
  return code.length <= 3 && department !== ''
    ? `${department.padStart(2, '0')}${code.padStart(3, '0')}`
    : code.padStart(5, '0');
};

const majorityOf = (words: string): boolean | null | 'unknown' => {
  if (words === '') return null;
  if (/^(oui|o|x|1|vrai|true|yes)$/i.test(words)) return true;
  return /^(non|n|0|faux|false|no)$/i.test(words) ? false : 'unknown';
};

/** What the command accepts; checked here so that a list is repaired before it is sent. */
const address = z.email().max(254);
const limits = { familyName: 100, givenName: 100, group: 120 } as const;

const problemsOfTexts = (cell: Cell): RowProblem[] => {
  const problems: RowProblem[] = [];
  for (const column of ['familyName', 'givenName'] as const)
    if (cell(column) === '') problems.push({ column, code: 'missing' });
  for (const column of ['familyName', 'givenName', 'group'] as const)
    if (cell(column).length > limits[column])
      problems.push({ column, code: 'too-long', most: limits[column] });
  const email = cell('email');
  if (email !== '' && !address.safeParse(email).success)
    problems.push({ column: 'email', code: 'email-malformed', value: email.slice(0, 80) });
  const rank = cell('rank');
  if (rank !== '' && !/^[1-9]\d{0,2}$/.test(rank))
    problems.push({ column: 'rank', code: 'rank-unknown', value: rank.slice(0, 80) });
  return problems;
};

/** In the register an empty office is that of a councillor; in a list it was forgotten. */
const officeOf = (kind: FileKind, words: string) =>
  kind === 'register' && words === '' ? ({ function: 'councillor', rank: null } as const) : functionOf(words);

const problemsOfOffice = (
  words: string,
  office: ReturnType<typeof officeOf>,
  majority: ReturnType<typeof majorityOf>,
  majorityWords: string,
): RowProblem[] => {
  const problems: RowProblem[] = [];
  if (office === null)
    problems.push(
      words === ''
        ? { column: 'function', code: 'missing' }
        : { column: 'function', code: 'function-unknown', value: words.slice(0, 80) },
    );
  if (majority === 'unknown')
    problems.push({ column: 'majority', code: 'majority-unknown', value: majorityWords.slice(0, 80) });
  if (majority === true && office !== null && !isElected(office.function))
    problems.push({ column: 'majority', code: 'majority-not-elected' });
  return problems;
};

/** What one row says, by itself. */
export const personOf = (columns: Columns, row: TableRow): ListedPerson => {
  const cell = cellsOf(columns, row);
  const words = cell('function');
  const office = officeOf(columns.kind, words);
  const majority = majorityOf(cell('majority'));
  return {
    line: row.line,
    familyName: usualCase(cell('familyName')),
    givenName: usualCase(cell('givenName')),
    email: cell('email').toLowerCase() || null,
    function: office?.function ?? null,
    rank: Number.parseInt(cell('rank'), 10) || (office?.rank ?? null),
    majority: majority === 'unknown' ? null : majority,
    group: cell('group') || null,
    problems: [...problemsOfTexts(cell), ...problemsOfOffice(words, office, majority, cell('majority'))],
  };
};
