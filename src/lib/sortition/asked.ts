import { counted } from '#lib/kernel/answer.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { about, type Sentence } from '#lib/kernel/sentence.ts';
import { readTable, type Table } from '#lib/kernel/table.ts';
import { readConfirmations, readIds } from './lists.ts';
import { readPeople, type PeopleFile } from './people-file.ts';
import type { Pool } from './pool.ts';
import { readQuotas } from './quotas-file.ts';
import { replacementOf } from './replacement.ts';
import type { WritingIo } from './writing-io.ts';

/** What `draw` and `lottery commit` are both told: the files, the size of the panel, who may be drawn. */
export const poolFlags = {
  categories: { type: 'string' },
  respondents: { type: 'string' },
  size: { type: 'string' },
  id: { type: 'string' },
  household: { type: 'string', multiple: true },
  keep: { type: 'string' },
  gone: { type: 'string' },
  confirmation: { type: 'string' },
  among: { type: 'string' },
  sheet: { type: 'string' },
  'categories-sheet': { type: 'string' },
  strict: { type: 'boolean' },
} as const;

type Name = keyof typeof poolFlags;
export type PoolValues = {
  readonly [K in Name]?:
    (K extends 'household' ? string[] : K extends 'strict' ? boolean : string) | undefined;
};

/** The pool that a command names. */
export interface Asked {
  /** Everybody in the file, in the order of identifiers: the order of rows changes nothing. */
  readonly pool: Pool;
  /** Persons in the whole panel. */
  readonly size: number;
  /** Who may still be drawn and how many, once those kept have their seats. */
  readonly rest: { readonly pool: Pool; readonly size: number };
  readonly kept: readonly string[];
  readonly file: PeopleFile;
  /** How the files were read. */
  readonly notes: readonly Sentence[];
}

const listOf = (list = ''): string[] =>
  list
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

const readAs = (path: string, { readAs: how }: Table): Sentence[] => (how ? [about(path, how)] : []);

interface Files {
  readonly file: PeopleFile;
  readonly notes: readonly Sentence[];
}

const readFiles = async (values: PoolValues, io: WritingIo): Promise<Result<Files, Sentence>> => {
  const { categories = '', respondents = '', strict } = values;
  const quotaTable = await readTable(categories, io, { strict, sheet: values['categories-sheet'] });
  if (!quotaTable.ok) return quotaTable;
  const quotas = readQuotas(categories, quotaTable.value);
  if (!quotas.ok) return quotas;
  const peopleTable = await readTable(respondents, io, { strict, sheet: values.sheet });
  if (!peopleTable.ok) return peopleTable;
  const households = (values.household ?? []).map(listOf);
  const file = readPeople(respondents, peopleTable.value, quotas.value, {
    id: values.id,
    households,
    strict,
  });
  if (!file.ok) return file;
  const notes = [
    ...readAs(categories, quotaTable.value),
    ...readAs(respondents, peopleTable.value),
    ...file.value.notes,
  ];
  return ok({ file: file.value, notes });
};

interface Taken {
  readonly kept: readonly string[];
  readonly gone: readonly string[];
  readonly notes: readonly Sentence[];
}

/** Who is already in the panel and who cannot be drawn, from the command line and from files. */
const readTaken = async (values: PoolValues, pool: Pool, io: WritingIo): Promise<Result<Taken, Sentence>> => {
  const { id = 'id', confirmation, among } = values;
  let kept = listOf(values.keep);
  let gone = listOf(values.gone);
  const notes: Sentence[] = [];
  if (confirmation !== undefined) {
    const read = await readConfirmations(confirmation, id, io);
    if (!read.ok) return read;
    kept = [...kept, ...read.value.kept];
    gone = [...gone, ...read.value.gone];
    const { unanswered } = read.value;
    const still = counted(
      unanswered,
      [
        'personne n’a pas encore répondu et garde sa place',
        'personnes n’ont pas encore répondu et gardent leur place',
      ],
      [
        'person has not answered yet and keeps their seat',
        'people have not answered yet and keep their seats',
      ],
    );
    if (unanswered > 0) notes.push(about(confirmation, still));
  }
  if (among !== undefined) {
    const read = await readIds(among, id, io);
    if (!read.ok) return read;
    const listed = new Set([...read.value, ...kept]);
    const known = new Set(pool.people.map((person) => person.id));
    const stranger = read.value.find((person) => !known.has(person));
    if (stranger !== undefined)
      return refuse(
        about(among, {
          fr: `« ${stranger} » n’est pas dans la liste des personnes`,
          en: `“${stranger}” is not in the list of people`,
        }),
      );
    gone = [...gone, ...pool.people.map((person) => person.id).filter((person) => !listed.has(person))];
  }
  return ok({ kept: [...new Set(kept)], gone: [...new Set(gone)], notes });
};

/** Reads the pool and the size that a command names; refuses in one sentence. */
export const readAsked = async (values: PoolValues, io: WritingIo): Promise<Result<Asked, Sentence>> => {
  const { respondents = '', size: written = '' } = values;
  const files = await readFiles(values, io);
  if (!files.ok) return files;
  const { file } = files.value;
  const pool = {
    ...file.pool,
    people: file.pool.people.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
  const count = pool.people.length;
  const size = /^\d{1,9}$/.test(written) ? Number(written) : 0;
  if (size < 1 || size > count)
    return refuse(
      about(respondents, {
        fr: `--size attend un nombre de 1 à ${count} (le nombre de personnes), pas « ${written} »`,
        en: `--size takes a number from 1 to ${count} (the number of people), not “${written}”`,
      }),
    );
  const taken = await readTaken(values, pool, io);
  if (!taken.ok) return taken;
  const { kept, gone } = taken.value;
  const rest = replacementOf(pool, size, kept, gone);
  if (!rest.ok) return refuse(about(respondents, rest.error));
  if (rest.value.size < 1)
    return refuse(
      about(respondents, {
        fr: `les personnes gardées sont déjà tout le panel (${size}), il n’y a rien à tirer`,
        en: `the people kept are already the whole panel (${size}), nothing is left to draw`,
      }),
    );
  return ok({
    pool,
    size,
    rest: rest.value,
    kept,
    file,
    notes: [...files.value.notes, ...taken.value.notes],
  });
};
