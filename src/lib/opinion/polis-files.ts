import { folded } from '#lib/kernel/folded.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { about, atPlace, type Sentence } from '#lib/kernel/sentence.ts';
import { openTable, type CommandIo, type TableOptions } from '#lib/kernel/table.ts';
import { tableFault } from '#lib/kernel/table-faults.ts';
import type { Vote } from './gathering.ts';

export interface PolisPaths {
  readonly votes: string | undefined;
  readonly comments: string | undefined;
  readonly participants: string | undefined;
}

/** A row of `comments.csv`; what the file does not say is null. */
export interface Statement {
  readonly text: string | null;
  readonly author: string | null;
  /** 1 accepted, 0 not looked at, -1 set aside. */
  readonly moderated: 1 | 0 | -1;
  /** About the conversation itself, not its subject. */
  readonly meta: boolean;
  /** How many agree and disagree, as Polis counted. */
  readonly counts: readonly [agree: number, disagree: number] | null;
}

export interface PolisFiles {
  /** In the order of time. */
  readonly votes: readonly Vote[];
  readonly statements: ReadonlyMap<string, Statement>;
  /** The group in which Polis put people, where the file says it. */
  readonly polisGroups: ReadonlyMap<string, string>;
  readonly notes: readonly Sentence[];
}

/** The cell of a column of the row being read; `''` where the file has no such column. */
type Cells = (column: string) => string;
/** What is wrong with a row: the column, and why. */
type Wrong = readonly [column: string, reason: Sentence];

interface Wanted {
  readonly needed: readonly string[];
  readonly more?: readonly string[];
}

const notAllowed = (column: string, cell: string): Wrong => [
  column,
  { fr: `« ${cell} » n’est pas une valeur admise`, en: `“${cell}” is not an allowed value` },
];

type Take = (cell: Cells, row: readonly string[]) => Wrong | null;

/** Takes each row of a table, until one is wrong; then says how the file was read. `begin` is told the headings. */
const eachRow = async (
  path: string,
  io: CommandIo,
  options: TableOptions,
  { needed, more = [] }: Wanted,
  begin: (headings: readonly string[]) => Take,
): Promise<Result<Sentence[], Sentence>> => {
  const table = await openTable(path, io, { freeText: 'comment-body', ...options });
  if (!table.ok) return table;
  const { header, rows, readAs } = table.value;
  const headings = header.map(folded);
  const places = new Map([...needed, ...more].map((name) => [name, headings.indexOf(name)]));
  const missing = needed.find((name) => places.get(name) === -1);
  if (missing)
    return refuse(
      atPlace(path, { line: 1, column: missing }, { fr: 'la colonne manque', en: 'the column is missing' }),
    );
  const take = begin(header);
  for (const row of rows) {
    if (!row.ok) return refuse(tableFault(path, row.error));
    const { line, cells } = row.value;
    const wrong = take((column) => (cells[places.get(column) ?? -1] ?? '').trim(), cells);
    if (wrong) return refuse(atPlace(path, { line, column: wrong[0] }, wrong[1]));
  }
  const how = readAs();
  return ok(how ? [about(path, how)] : []);
};

/** Refuses an id that is empty or comes twice. */
const onlyOnce = (column: string): ((id: string) => Wrong | null) => {
  const seen = new Set<string>();
  return (id) => {
    if (!id) return [column, { fr: 'l’identifiant est vide', en: 'the identifier is empty' }];
    if (seen.has(id))
      return [
        column,
        { fr: `l’identifiant « ${id} » paraît deux fois`, en: `the identifier “${id}” comes twice` },
      ];
    seen.add(id);
    return null;
  };
};

const isSign = (cell: string): boolean => /^(-1|0|1)$/.test(cell);
const signOf = (cell: string): Vote['vote'] => Number(cell) as Vote['vote'];

interface Read<T> {
  readonly found: T;
  readonly notes: readonly Sentence[];
}

const noVote = (path: string): Sentence =>
  atPlace(
    path,
    { line: 2, column: 1 },
    { fr: 'le fichier ne contient aucun vote', en: 'the file holds no vote' },
  );

/** A row a vote. The latest of two votes counts, by `timestamp`; in the order of rows where there is no such column. */
const readVotes = async (
  path: string,
  io: CommandIo,
  options: TableOptions,
): Promise<Result<Read<Vote[]>, Sentence>> => {
  const votes: (Vote & { readonly time: number })[] = [];
  const needed = ['comment-id', 'voter-id', 'vote'];
  const read = await eachRow(path, io, options, { needed, more: ['timestamp'] }, (headings) => {
    const time = headings.map(folded).includes('timestamp') ? /^\d+$/ : /^$/;
    return (cell) => {
      const [statement, participant, value] = [cell('comment-id'), cell('voter-id'), cell('vote')];
      if (!time.test(cell('timestamp'))) return notAllowed('timestamp', cell('timestamp'));
      if (!statement) return notAllowed('comment-id', statement);
      if (!participant) return notAllowed('voter-id', participant);
      if (!isSign(value)) return notAllowed('vote', value);
      votes.push({ time: Number(cell('timestamp')), statement, participant, vote: signOf(value) });
      return null;
    };
  });
  if (!read.ok) return read;
  if (votes.length === 0) return refuse(noVote(path));
  return ok({ found: votes.sort((a, b) => a.time - b.time), notes: read.value });
};

const flag = (cell: string): boolean | null => {
  const said = folded(cell);
  if (['true', '1', 'oui', 'vrai'].includes(said)) return true;
  return ['', 'false', '0', 'non', 'faux'].includes(said) ? false : null;
};

/** A row a statement. */
const readStatements = async (
  path: string,
  io: CommandIo,
  options: TableOptions,
): Promise<Result<Read<Map<string, Statement>>, Sentence>> => {
  const statements = new Map<string, Statement>();
  const check = onlyOnce('comment-id');
  const more = ['author-id', 'comment-body', 'is-meta', 'agrees', 'disagrees'];
  const read = await eachRow(
    path,
    io,
    options,
    { needed: ['comment-id', 'moderated'], more },
    () => (cell) => {
      const [id, moderated] = [cell('comment-id'), cell('moderated')];
      if (!isSign(moderated)) return notAllowed('moderated', moderated);
      const meta = flag(cell('is-meta'));
      if (meta === null) return notAllowed('is-meta', cell('is-meta'));
      const counts = [cell('agrees'), cell('disagrees')] as const;
      statements.set(id, {
        text: cell('comment-body').replaceAll(/\s+/g, ' ') || null,
        author: cell('author-id') || null,
        moderated: signOf(moderated),
        meta,
        counts: counts.every((count) => /^\d+$/.test(count)) ? [Number(counts[0]), Number(counts[1])] : null,
      });
      return check(id);
    },
  );
  return read.ok ? ok({ found: statements, notes: read.value }) : read;
};

/** Columns of `participants-votes.csv` that are no statement. */
const aboutPeople = new Set([
  'participant',
  'xid',
  'group-id',
  'n-comments',
  'n-votes',
  'n-agree',
  'n-disagree',
]);

interface People {
  readonly groups: ReadonlyMap<string, string>;
  readonly votes: readonly Vote[];
}

/** A row a person, a column a statement. */
const readPeople = async (
  path: string,
  io: CommandIo,
  options: TableOptions,
): Promise<Result<Read<People>, Sentence>> => {
  const groups = new Map<string, string>();
  const votes: Vote[] = [];
  const check = onlyOnce('participant');
  const wanted = { needed: ['participant'], more: ['group-id'] };
  const read = await eachRow(path, io, options, wanted, (headings) => {
    const statements = [...headings.entries()].filter(([, heading]) => !aboutPeople.has(folded(heading)));
    return (cell, row) => {
      const [participant, group] = [cell('participant'), cell('group-id')];
      if (group) groups.set(participant, group);
      for (const [at, statement] of statements) {
        const value = (row[at] ?? '').trim();
        if (value === '') continue;
        if (!isSign(value)) return notAllowed(statement, value);
        votes.push({ participant, statement, vote: signOf(value) });
      }
      return check(participant);
    };
  });
  return read.ok ? ok({ found: { groups, votes }, notes: read.value }) : read;
};

/**
 * Reads the export files of a Polis conversation as they are, of whatever year. Votes come from `votes.csv`, or from
 * `participants-votes.csv` where it stands alone. Refuses, in one sentence with file, line and column, what they
 * cannot mean.
 *
 * Polis's exports write 1 for agree, 0 for pass and -1 for disagree, the opposite of its database and of its
 * programming interface (compdemocracy/polis, issue 2554, and `server/src/routes/export.ts`, which turns each vote
 * round). Exports made in between, by servers that forgot to, and tables taken from the database are read
 * with `inverted`.
 */
export const readPolis = async (
  { votes: votesPath, comments, participants }: PolisPaths,
  inverted: boolean,
  io: CommandIo,
  options: TableOptions = {},
): Promise<Result<PolisFiles, Sentence>> => {
  const people: Result<Read<People>, Sentence> = participants
    ? await readPeople(participants, io, options)
    : ok({ found: { groups: new Map(), votes: [] }, notes: [] });
  if (!people.ok) return people;
  const read: Result<Read<readonly Vote[]>, Sentence> = votesPath
    ? await readVotes(votesPath, io, options)
    : ok({ found: people.value.found.votes, notes: [] });
  if (!read.ok) return read;
  if (read.value.found.length === 0) return refuse(noVote(participants ?? ''));
  const statements: Result<Read<Map<string, Statement>>, Sentence> = comments
    ? await readStatements(comments, io, options)
    : ok({ found: new Map(), notes: [] });
  if (!statements.ok) return statements;
  const turned = ({ vote }: Vote): Vote['vote'] => (inverted && vote !== 0 ? (-vote as Vote['vote']) : vote);
  return ok({
    votes: inverted ? read.value.found.map((one) => ({ ...one, vote: turned(one) })) : read.value.found,
    statements: statements.value.found,
    polisGroups: people.value.found.groups,
    notes: [...people.value.notes, ...read.value.notes, ...statements.value.notes],
  });
};
