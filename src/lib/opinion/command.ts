import { parseArgs } from 'node:util';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { readTable, type CommandIo, type Table } from '#lib/kernel/table.ts';
import { opinionMap, type OpinionInput, type Vote } from './map.ts';

const usage =
  'Usage : collegiale opinion --votes votes.csv [--comments comments.csv] [--participants participants-votes.csv] [--groups 2…5] [--json]';

const flags = {
  votes: { type: 'string' },
  comments: { type: 'string' },
  participants: { type: 'string' },
  groups: { type: 'string' },
  json: { type: 'boolean' },
} as const;

const columnsOf = (path: string, table: Table, names: readonly string[]): Result<number[], string> => {
  const missing = names.find((name) => !table.header.includes(name));
  if (missing) return refuse(`${path}, ligne 1, colonne « ${missing} » : la colonne manque.`);
  return ok(names.map((name) => table.header.indexOf(name)));
};

/** Polis's exports write 1 for agree, 0 for pass and -1 for disagree; the latest of two votes counts. */
const readVotes = (path: string, table: Table): Result<Vote[], string> => {
  const names = ['timestamp', 'comment-id', 'voter-id', 'vote'];
  const columns = columnsOf(path, table, names);
  if (!columns.ok) return columns;
  const votes: (Vote & { readonly time: number })[] = [];
  for (const { line, cells } of table.rows) {
    const [time = '', statement = '', participant = '', value = ''] = columns.value.map((at) =>
      (cells[at] ?? '').trim(),
    );
    const wrong = !/^\d+$/.test(time)
      ? 0
      : !statement
        ? 1
        : !participant
          ? 2
          : !/^(-1|0|1)$/.test(value)
            ? 3
            : -1;
    if (wrong >= 0) {
      const cell = [time, statement, participant, value][wrong];
      return refuse(
        `${path}, ligne ${line}, colonne « ${names[wrong]} » : « ${cell} » n’est pas une valeur admise.`,
      );
    }
    votes.push({ time: Number(time), statement, participant, vote: Number(value) as Vote['vote'] });
  }
  if (votes.length === 0) return refuse(`${path}, ligne 2, colonne 1 : le fichier ne contient aucun vote.`);
  return ok(votes.sort((a, b) => a.time - b.time));
};

/** Statements that moderation set aside: `moderated` is -1 in Polis's `comments.csv`. */
const readModerated = (path: string, table: Table): Result<Set<string>, string> => {
  const columns = columnsOf(path, table, ['comment-id', 'moderated']);
  if (!columns.ok) return columns;
  const [id = 0, moderated = 0] = columns.value;
  const seen = new Set<string>();
  const aside = new Set<string>();
  for (const { line, cells } of table.rows) {
    const name = (cells[id] ?? '').trim();
    if (!name || seen.has(name))
      return refuse(
        `${path}, ligne ${line}, colonne « comment-id » : l’identifiant « ${name} » est vide ou paraît deux fois.`,
      );
    seen.add(name);
    if ((cells[moderated] ?? '').trim() === '-1') aside.add(name);
  }
  return ok(aside);
};

/** People of `participants-votes.csv`, only checked: the map is computed from the votes. */
const checkPeople = (path: string, table: Table): Result<null, string> => {
  const columns = columnsOf(path, table, ['participant']);
  if (!columns.ok) return columns;
  const seen = new Set<string>();
  for (const { line, cells } of table.rows) {
    const name = (cells[columns.value[0] ?? 0] ?? '').trim();
    if (!name || seen.has(name))
      return refuse(
        `${path}, ligne ${line}, colonne « participant » : l’identifiant « ${name} » est vide ou paraît deux fois.`,
      );
    seen.add(name);
  }
  return ok(null);
};

const readInput = async (
  paths: {
    readonly votes: string;
    readonly comments?: string | undefined;
    readonly participants?: string | undefined;
  },
  io: CommandIo,
): Promise<Result<OpinionInput, string>> => {
  const table = await readTable(paths.votes, io);
  if (!table.ok) return table;
  const votes = readVotes(paths.votes, table.value);
  if (!votes.ok) return votes;
  if (paths.participants) {
    const people = await readTable(paths.participants, io);
    if (!people.ok) return people;
    const checked = checkPeople(paths.participants, people.value);
    if (!checked.ok) return checked;
  }
  if (!paths.comments) return ok({ votes: votes.value });
  const comments = await readTable(paths.comments, io);
  if (!comments.ok) return comments;
  const moderated = readModerated(paths.comments, comments.value);
  return moderated.ok ? ok({ votes: votes.value, moderated: moderated.value }) : moderated;
};

const answer = async (args: string[], io: CommandIo): Promise<Result<string, string>> => {
  let values;
  try {
    ({ values } = parseArgs({ args, options: flags }));
  } catch {
    return refuse(usage);
  }
  const { votes, comments, participants, groups, json } = values;
  if (!votes) return refuse(usage);
  if (groups !== undefined && !/^[2-5]$/.test(groups))
    return refuse(`--groups attend un nombre de 2 à 5, pas « ${groups} ».`);
  const input = await readInput({ votes, comments, participants }, io);
  if (!input.ok) return input;
  const map = opinionMap(input.value, groups ? { groups: Number(groups) } : {});
  if (json) return ok(JSON.stringify(map));
  const sizes = map.groups.map(({ size, shown }) => (shown ? `${size}` : 'moins de 5')).join(', ');
  return ok(
    `${map.participants} personnes, groupes : ${sizes || 'aucun'}${map.noise ? ' (carte sans valeur : trop peu de séparation)' : ''}`,
  );
};

/** `collegiale opinion`: prints the map and answers 0; on bad input prints one French sentence and answers 2. */
export const runOpinion = async (args: string[], io: CommandIo): Promise<number> => {
  const done = await answer(args, io);
  if (!done.ok) {
    io.printError(done.error);
    return 2;
  }
  io.print(done.value);
  return 0;
};
