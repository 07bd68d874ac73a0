import { counted } from '#lib/kernel/answer.ts';
import { folded } from '#lib/kernel/folded.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { about, atPlace, type Sentence } from '#lib/kernel/sentence.ts';
import type { Table, TableRow } from '#lib/kernel/table.ts';
import { householdsOf } from './households.ts';
import type { Person, Pool, Quota } from './pool.ts';
import { cellOf, columnNamed, missingColumn, type Column } from './quotas-file.ts';

/** How a list of people is to be read. */
export interface PeopleReading {
  /** Heading of the identifiers, if not « id ». */
  readonly id?: string | undefined;
  /** Rules that tell who lives together: the headings of each. */
  readonly households?: readonly (readonly string[])[];
  /** Values are those of the quotas to the letter, and each person has an identifier. */
  readonly strict?: boolean | undefined;
}

/** The people of a file, with all the columns that it has, by identifier. */
export interface PeopleFile {
  readonly pool: Pool;
  readonly header: readonly string[];
  /** Whether a column gives the identifiers, rather than the number of the row. */
  readonly named: boolean;
  readonly cells: ReadonlyMap<string, readonly string[]>;
  /** What was left aside. */
  readonly notes: readonly Sentence[];
}

interface PeopleColumns {
  readonly features: readonly Column[];
  readonly id: Column | null;
  readonly households: readonly (readonly Column[])[];
}

const peopleColumns = (
  path: string,
  table: Table,
  features: readonly string[],
  { id, households = [] }: PeopleReading,
): Result<PeopleColumns, Sentence> => {
  const wanted = [...features, ...(id ? [id] : []), ...households.flat()];
  const missing = wanted.find((name) => !columnNamed(table, name));
  if (missing !== undefined) return refuse(missingColumn(path, missing));
  const found = (names: readonly string[]) => names.flatMap((name) => columnNamed(table, name) ?? []);
  return ok({
    features: found(features),
    id: columnNamed(table, id ?? 'id'),
    households: households.map(found),
  });
};

/** Each value of each feature as the quotas write it, by how it is compared. */
const spellings = (
  features: readonly string[],
  quotas: readonly Quota[],
  compared: (text: string) => string,
) =>
  features.map(
    (feature) =>
      new Map(
        quotas.flatMap((quota) =>
          quota.feature === feature ? [[compared(quota.value), quota.value] as const] : [],
        ),
      ),
  );

const leftAside = (path: string, lines: readonly number[]): Sentence[] => {
  if (lines.length === 0) return [];
  const people = counted(
    lines.length,
    ['personne sans identifiant laissée', 'personnes sans identifiant laissées'],
    ['person without identifier', 'people without identifier'],
  );
  const shown = lines.slice(0, 10).join(', ') + (lines.length > 10 ? '…' : '');
  return [
    about(path, {
      fr: `${people.fr} de côté (lignes ${shown})`,
      en: `${people.en} left aside (lines ${shown})`,
    }),
  ];
};

/**
 * Reads the people of a `respondents.csv`: a column for each criterion that has quotas, an identifier (column `id`
 * unless another is named; the number of the row, from 1, where there is none), who lives with whom where columns are
 * named for it. Other columns are kept for the files of people drawn. Case, accents and spaces do not count, and a
 * row without identifier is left aside and told, unless `strict`. An error names file, line and column.
 */
export const readPeople = (
  path: string,
  table: Table,
  quotas: readonly Quota[],
  reading: PeopleReading = {},
): Result<PeopleFile, Sentence> => {
  const features = [...new Set(quotas.map((quota) => quota.feature))];
  const found = peopleColumns(path, table, features, reading);
  if (!found.ok) return found;
  const columns = found.value;
  const compared = reading.strict ? (text: string) => text : folded;
  const known = spellings(features, quotas, compared);
  const people: Omit<Person, 'household'>[] = [];
  const rows: TableRow[] = [];
  const nameless: number[] = [];
  const ids = new Set<string>();
  const wrong = (row: TableRow, column: string, fr: string, en: string) =>
    refuse(atPlace(path, { line: row.line, column }, { fr, en }));
  for (const [index, row] of table.rows.entries()) {
    const id = columns.id ? cellOf(row, columns.id) : String(index + 1);
    if (!id && columns.id && reading.strict)
      return wrong(row, columns.id.name, 'l’identifiant est vide', 'the identifier is empty');
    if (!id) {
      nameless.push(row.line);
      continue;
    }
    if (ids.has(id))
      return wrong(
        row,
        columns.id?.name ?? 'id',
        `l’identifiant « ${id} » paraît deux fois`,
        `the identifier “${id}” appears twice`,
      );
    ids.add(id);
    const values: string[] = [];
    for (const [at, column] of columns.features.entries()) {
      const cell = cellOf(row, column);
      const value = known[at]?.get(compared(cell));
      if (value === undefined)
        return wrong(
          row,
          column.name,
          `« ${cell} » n’est pas une valeur prévue par les quotas`,
          `“${cell}” is no value that the quotas know`,
        );
      values.push(value);
    }
    people.push({ id, values });
    rows.push(row);
  }
  if (people.length === 0)
    return refuse(
      atPlace(
        path,
        { line: 2, column: 1 },
        { fr: 'le fichier ne contient aucune personne', en: 'the file holds nobody' },
      ),
    );
  const homes = householdsOf(
    columns.households.map((rule) => rows.map((row) => rule.map((column) => folded(cellOf(row, column))))),
    people.length,
  );
  return ok({
    pool: {
      features,
      quotas,
      people: people.map((person, at) => ({ ...person, household: homes[at] ?? null })),
    },
    header: table.header,
    named: columns.id !== null,
    cells: new Map(people.map(({ id }, at) => [id, rows[at]?.cells ?? []])),
    notes: leftAside(path, nameless),
  });
};
