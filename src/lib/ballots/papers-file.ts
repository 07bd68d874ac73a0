import { decodedText } from '#lib/kernel/encoding.ts';
import { folded } from '#lib/kernel/folded.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { about, atPlace, type Sentence } from '#lib/kernel/sentence.ts';
import { tableFault } from '#lib/kernel/table-faults.ts';
import { readTable, type CommandIo, type TableOptions, type TableRow } from '#lib/kernel/table.ts';
import type { BallotFile } from './ballot-file.ts';
import { wholeNumber } from './ballot.ts';
import { readBlt } from './blt.ts';
import { papersOfProfile } from './profile.ts';

/** How a file of ballots is to be read. */
export interface PapersReading extends Pick<TableOptions, 'strict' | 'sheet'> {
  /** Columns that are no option. */
  readonly ignored: readonly string[];
  /** The column that tells how many identical papers a row stands for. */
  readonly weights: string | undefined;
  /** The scale, by whose names a profile of grades is known. */
  readonly grades: readonly string[] | undefined;
}

/** Headings of a first column that tells ballots apart. */
const idHeadings = new Set(['id', 'identifiant', 'bulletin', 'ballot', 'voter-id', 'n°', 'no', 'numero']);
/** Headings of a column that counts identical papers, where none is named. */
const weightHeadings = new Set(['poids', 'weight', 'nombre de bulletins', 'number of papers', 'effectif']);

interface Columns {
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

const without = ({ header, rows }: Columns, gone: ReadonlySet<number>): Columns => {
  const kept = [...header.keys()].filter((at) => !gone.has(at));
  return {
    header: kept.map((at) => header[at] ?? ''),
    rows: rows.map(({ line, cells }) => ({ line, cells: kept.map((at) => cells[at] ?? '') })),
  };
};

const missingColumn = (path: string, column: string): Sentence =>
  atPlace(path, { line: 1, column }, { fr: 'la colonne manque', en: 'the column is missing' });

/** Places of the named columns, whatever their case and accents. */
const columnsNamed = (
  path: string,
  header: readonly string[],
  names: readonly string[],
): Result<number[], Sentence> => {
  const headings = header.map(folded);
  const places = names.map((name) => headings.indexOf(folded(name)));
  const lost = places.indexOf(-1);
  return lost < 0 ? ok(places) : refuse(missingColumn(path, names[lost] ?? ''));
};

/** A first column of identifiers tells ballots apart: none may be empty or come twice. */
const idFault = (path: string, { header, rows }: Columns): Sentence | null => {
  const column = header[0] ?? '';
  const seen = new Set<string>();
  for (const { line, cells } of rows) {
    const id = (cells[0] ?? '').trim();
    const place = { line, column };
    if (!id) return atPlace(path, place, { fr: 'l’identifiant est vide', en: 'the identifier is empty' });
    if (seen.has(id))
      return atPlace(path, place, {
        fr: `l’identifiant « ${id} » paraît deux fois`,
        en: `the identifier “${id}” comes twice`,
      });
    seen.add(id);
  }
  return null;
};

const weightsIn = (path: string, { header, rows }: Columns, at: number): Result<number[], Sentence> => {
  const weights: number[] = [];
  for (const { line, cells } of rows) {
    const weight = wholeNumber(cells[at]);
    if (weight === null || weight < 1) {
      const place = { line, column: header[at] ?? '' };
      const reason = {
        fr: `« ${cells[at]} » n’est pas un nombre de bulletins, entier et d’au moins 1`,
        en: `“${cells[at]}” is no number of papers, whole and at least 1`,
      };
      return refuse(atPlace(path, place, reason));
    }
    weights.push(weight);
  }
  return ok(weights);
};

const papersOf = (path: string, table: Columns, reading: PapersReading): Result<BallotFile, Sentence> => {
  const { strict = false, ignored, weights: named, grades } = reading;
  if (table.rows.length === 0)
    return refuse(
      atPlace(
        path,
        { line: 2, column: 1 },
        { fr: 'le fichier ne contient aucun bulletin', en: 'the file holds no paper' },
      ),
    );
  const aside = columnsNamed(path, table.header, ignored);
  if (!aside.ok) return aside;
  if (grades && !strict) {
    const profile = papersOfProfile(path, without(table, new Set(aside.value)), grades);
    if (profile) return profile;
  }
  const gone = new Set(aside.value);
  const firstIsId = idHeadings.has(folded(table.header[0] ?? '')) && !gone.has(0);
  const fault = firstIsId ? idFault(path, table) : null;
  if (fault) return refuse(fault);
  if (firstIsId) gone.add(0);
  const found = named === undefined ? ok([]) : columnsNamed(path, table.header, [named]);
  if (!found.ok) return found;
  const at =
    found.value[0] ??
    (strict ? -1 : table.header.findIndex((heading) => weightHeadings.has(folded(heading))));
  const weights = at < 0 ? ok(null) : weightsIn(path, table, at);
  if (!weights.ok) return weights;
  if (at >= 0) gone.add(at);
  const { header, rows } = without(table, gone);
  const counting = table.header[at];
  return ok({
    options: header,
    ballots: rows.map(({ cells }) => cells),
    weights: weights.value,
    lines: rows.map(({ line }) => line),
    seats: null,
    title: null,
    notes:
      counting === undefined
        ? []
        : [
            about(path, {
              fr: `la colonne « ${counting} » dit combien de bulletins chaque ligne représente`,
              en: `the column “${counting}” tells how many papers each row stands for`,
            }),
          ],
  });
};

const readBltFile = async (path: string, io: CommandIo): Promise<Result<BallotFile, Sentence>> => {
  let bytes: Uint8Array;
  try {
    bytes = await io.read(path);
  } catch {
    return refuse(tableFault(path, { code: 'unreadable' }));
  }
  const decoded = decodedText(bytes);
  return decoded.ok ? readBlt(path, decoded.value.text) : refuse(tableFault(path, decoded.error));
};

/**
 * Reads ballots: a `.blt` file; a profile of grades (a row an option, a column a grade); or a table, one column an
 * option and one row a paper, or several identical ones. Refuses in one sentence that names file, line and column.
 */
export const readPapersFile = async (
  path: string,
  reading: PapersReading,
  io: CommandIo,
): Promise<Result<BallotFile, Sentence>> => {
  if (/\.blt$/i.test(path)) return readBltFile(path, io);
  const { strict, sheet } = reading;
  const table = await readTable(path, io, { strict, sheet, keepBlankRows: true });
  if (!table.ok) return table;
  const papers = papersOf(path, table.value, reading);
  if (!papers.ok || !table.value.readAs) return papers;
  return ok({ ...papers.value, notes: [about(path, table.value.readAs), ...papers.value.notes] });
};
