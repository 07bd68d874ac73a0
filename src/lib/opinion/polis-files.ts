import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { openTable, type CommandIo, type OpenTable, type TableRow } from '#lib/kernel/table.ts';
import { tableFault } from '#lib/kernel/table-faults.ts';
import type { Vote } from './gathering.ts';

export interface PolisPaths {
  readonly votes: string;
  readonly comments?: string | undefined;
  readonly participants?: string | undefined;
}

export interface PolisFiles {
  /** In the order of time. */
  readonly votes: readonly Vote[];
  readonly moderated: ReadonlySet<string>;
}

const placesOf = (path: string, table: OpenTable, names: readonly string[]): Result<number[], string> => {
  const missing = names.find((name) => !table.header.includes(name));
  if (missing) return refuse(`${path}, ligne 1, colonne « ${missing} » : la colonne manque.`);
  return ok(names.map((name) => table.header.indexOf(name)));
};

const voteColumns = [
  { name: 'timestamp', admitted: /^\d+$/ },
  { name: 'comment-id', admitted: /./ },
  { name: 'voter-id', admitted: /./ },
  { name: 'vote', admitted: /^(-1|0|1)$/ },
] as const;

/** Calls `take` on the trimmed cells of the named columns of each row, until it answers with a refusal. */
const eachRow = async (
  path: string,
  io: CommandIo,
  names: readonly string[],
  take: (cells: readonly string[], row: TableRow) => string | null,
): Promise<Result<null, string>> => {
  const table = await openTable(path, io, { freeText: 'comment-body' });
  if (!table.ok) return refuse(table.error.fr);
  const places = placesOf(path, table.value, names);
  if (!places.ok) return places;
  for (const row of table.value.rows) {
    if (!row.ok) return refuse(tableFault(path, row.error).fr);
    const cells = places.value.map((place) => (row.value.cells[place] ?? '').trim());
    const wrong = take(cells, row.value);
    if (wrong) return refuse(`${path}, ligne ${row.value.line}, ${wrong}`);
  }
  return ok(null);
};

/**
 * Polis's exports write 1 for agree, 0 for pass and -1 for disagree, the opposite of its database and of its
 * programming interface (compdemocracy/polis, issue 2554, and `server/src/routes/export.ts`, which turns each vote
 * round). Exports made in between, by servers that forgot to, and tables taken from the database are read
 * with `inverted`. The latest of two votes counts.
 */
const readVotes = async (path: string, inverted: boolean, io: CommandIo): Promise<Result<Vote[], string>> => {
  const votes: (Vote & { readonly time: number })[] = [];
  const names = voteColumns.map(({ name }) => name);
  const read = await eachRow(path, io, names, (cells) => {
    const wrong = voteColumns.findIndex(({ admitted }, index) => !admitted.test(cells[index] ?? ''));
    if (wrong >= 0) return `colonne « ${names[wrong]} » : « ${cells[wrong]} » n’est pas une valeur admise.`;
    const [time = '', statement = '', participant = '', value = ''] = cells;
    const sign = inverted && value !== '0' ? -1 : 1;
    votes.push({ time: Number(time), statement, participant, vote: (Number(value) * sign) as Vote['vote'] });
    return null;
  });
  if (!read.ok) return read;
  if (votes.length === 0) return refuse(`${path}, ligne 2, colonne 1 : le fichier ne contient aucun vote.`);
  return ok(votes.sort((a, b) => a.time - b.time));
};

/** Refuses an id that is empty or comes twice. */
const onlyOnce = (column: string): ((id: string) => string | null) => {
  const seen = new Set<string>();
  return (id) => {
    if (!id) return `colonne « ${column} » : l’identifiant est vide.`;
    if (seen.has(id)) return `colonne « ${column} » : l’identifiant « ${id} » paraît deux fois.`;
    seen.add(id);
    return null;
  };
};

/** Statements that moderation set aside: `moderated` is -1 in `comments.csv`. */
const readModerated = async (path: string, io: CommandIo): Promise<Result<Set<string>, string>> => {
  const aside = new Set<string>();
  const check = onlyOnce('comment-id');
  const read = await eachRow(path, io, ['comment-id', 'moderated'], ([id = '', moderated = '']) => {
    if (!/^(-1|0|1)$/.test(moderated))
      return `colonne « moderated » : « ${moderated} » n’est pas une valeur admise.`;
    if (moderated === '-1') aside.add(id);
    return check(id);
  });
  return read.ok ? ok(aside) : read;
};

/** People of `participants-votes.csv`, only checked: the map is computed from the votes. */
const checkPeople = (path: string, io: CommandIo): Promise<Result<null, string>> => {
  const check = onlyOnce('participant');
  return eachRow(path, io, ['participant'], ([id = '']) => check(id));
};

/**
 * Reads the export files of a Polis conversation as they are. Refuses, in one French sentence with file,
 * line and column, what they cannot mean.
 */
export const readPolis = async (
  paths: PolisPaths,
  inverted: boolean,
  io: CommandIo,
): Promise<Result<PolisFiles, string>> => {
  const votes = await readVotes(paths.votes, inverted, io);
  if (!votes.ok) return votes;
  if (paths.participants) {
    const checked = await checkPeople(paths.participants, io);
    if (!checked.ok) return checked;
  }
  const moderated = paths.comments ? await readModerated(paths.comments, io) : ok(new Set<string>());
  return moderated.ok ? ok({ votes: votes.value, moderated: moderated.value }) : moderated;
};
