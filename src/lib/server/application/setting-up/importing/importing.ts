import { civilDateOf } from '#lib/kernel/civil.ts';
import { ok, type Result } from '#lib/kernel/result.ts';
import type { MemberFunction } from '#lib/governance/commune/index.ts';
import { now } from '../../clock.ts';
import { application } from '../../application.ts';
import { loadDocument, type Organisation } from '../../organisation/organisation.ts';
import { send, type Rejected, type Sender } from '../../send.ts';
import {
  compare,
  mayJoinMajority,
  type ComparedRow,
  type RowNote,
  type RowState,
  type Standing,
} from './comparing.ts';
import type { FileKind, FileProblem, ListedPerson, RowProblem } from './listed.ts';
import { readPeople } from './reading.ts';
import { packRows, registerCommand, unpackRows } from './taking.ts';

/** One line of the review. */
export interface ReviewedRow {
  readonly line: number;
  readonly name: string;
  readonly email: string | null;
  readonly function: MemberFunction | null;
  readonly state: RowState;
  readonly problems: readonly RowProblem[];
  readonly notes: readonly RowNote[];
  /** Whether the box of the majority is proposed ticked; null where there is no such box. */
  readonly majority: boolean | null;
}

/** What a file would do, row by row. */
export interface Review {
  readonly kind: FileKind | null;
  readonly counts: Readonly<Record<RowState, number>>;
  /** Errors first, then the file's order. At most `mostShown` of each state, and every box of the majority. */
  readonly rows: readonly ReviewedRow[];
  readonly hidden: number;
  readonly elsewhere: number;
  readonly ignored: readonly string[];
  /** For the hidden field of the confirmation; null when there is nothing to do, or something to repair. */
  readonly taken: string | null;
}

const mostShown = 200;
const order: readonly RowState[] = ['error', 'completed', 'new', 'same'];

/** Officers come from the list that won; for the others one is asked. */
const likelyMajority = ({ person }: ComparedRow, everyone: boolean): boolean =>
  person.majority ?? (everyone || person.function !== 'councillor');

const standingOf = ({ commune, charter, names }: Organisation): Standing => ({
  commune,
  charterInForce: charter.status === 'inForce',
  people: [...names].map(([id, { given, family, email }]) => ({
    id,
    givenName: given,
    familyName: family,
    email,
  })),
  today: civilDateOf(now()),
});

const countsOf = (rows: readonly ComparedRow[]): Record<RowState, number> => {
  const counts: Record<RowState, number> = { new: 0, completed: 0, same: 0, error: 0 };
  for (const { state } of rows) counts[state] += 1;
  return counts;
};

/** Shows all boxes of the majority whatever their number: what is not seen is not agreed to. */
const shownOf = (rows: readonly ComparedRow[], standing: Standing): readonly ComparedRow[] => {
  const room = { new: mostShown, completed: mostShown, same: mostShown, error: mostShown };
  const shown = rows.filter((row) => {
    room[row.state] -= 1;
    return room[row.state] >= 0 || mayJoinMajority(row, standing);
  });
  return shown.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
};

const viewOf = (row: ComparedRow, standing: Standing, everyone: boolean): ReviewedRow => ({
  line: row.person.line,
  name: `${row.person.givenName} ${row.person.familyName}`.trim(),
  email: row.person.email,
  function: row.person.function,
  state: row.state,
  problems: row.problems,
  notes: row.notes,
  majority: mayJoinMajority(row, standing) ? likelyMajority(row, everyone) : null,
});

const packed = (rows: readonly ComparedRow[], standing: Standing): string | null => {
  const doing = rows.filter(({ state }) => state === 'new' || state === 'completed');
  if (doing.length === 0 || rows.some(({ state }) => state === 'error')) return null;
  // Where there is a box, the box says; null makes it asked.
  return packRows(
    doing.map((row) => ({
      ...row.person,
      majority: mayJoinMajority(row, standing) ? null : (row.person.majority ?? false),
    })),
  );
};

const reviewOf = (
  rows: readonly ComparedRow[],
  standing: Standing,
  more: { kind: FileKind | null; elsewhere: number; ignored: readonly string[]; everyone: boolean },
): Review => {
  const shown = shownOf(rows, standing);
  return {
    kind: more.kind,
    counts: countsOf(rows),
    rows: shown.map((row) => viewOf(row, standing, more.everyone)),
    hidden: rows.length - shown.length,
    elsewhere: more.elsewhere,
    ignored: more.ignored,
    taken: packed(rows, standing),
  };
};

/** The code by which the register's rows of a commune are known; empty before it is founded. */
export const inseeOf = (communeId: string): Promise<string> =>
  application().read(communeId, async (_transaction, { commune }) =>
    commune.status === 'founded' ? commune.insee : '',
  );

/**
 * Reads a file and says what it would do, without doing it.
 * @param everyone whether all elected people of the file are to be proposed for the majority
 */
export const reviewFile = async (
  communeId: string,
  bytes: Uint8Array,
  everyone: boolean,
): Promise<Result<Review, FileProblem>> => {
  const read = await readPeople(bytes, await inseeOf(communeId));
  if (!read.ok) return read;
  const { people, ...more } = read.value;
  return application().read(communeId, (_transaction, organisation) => {
    const standing = standingOf(organisation);
    return Promise.resolve(ok(reviewOf(compare(people, standing), standing, { ...more, everyone })));
  });
};

/** What became of a confirmation. */
export type Confirmed =
  | { readonly kind: 'done'; readonly added: number; readonly completed: number }
  /** Under a charter it waits for a second person (I-26). */
  | { readonly kind: 'written' }
  /** The commune has changed since the review: nothing was written. */
  | { readonly kind: 'changed'; readonly review: Review }
  /** The hidden field was cut or tampered with. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'refused'; readonly rejected: Rejected };

const answered = (rows: readonly ListedPerson[], majority: ReadonlySet<number>): ListedPerson[] =>
  rows.map((row) => (row.majority === null ? { ...row, majority: majority.has(row.line) } : row));

/** Somebody else at work in the commune makes this try again; more than this is no longer chance. */
const mostTries = 3;

/**
 * Adds the people of a review and completes the others, in one command: all of it is done, or nothing.
 * Everything is compared again with the commune as it stands now.
 * @param taken the hidden field of the review
 * @param majority lines whose box of the majority is ticked
 */
export const confirmReview = async (
  sender: Sender,
  key: string,
  taken: string,
  majority: ReadonlySet<number>,
): Promise<Confirmed> => {
  const listed = unpackRows(taken);
  if (listed === null) return { kind: 'damaged' };
  const people = answered(listed, majority);
  let confirmed = await confirm(sender, key, people);
  for (let tries = 1; tries < mostTries && isStale(confirmed); tries += 1)
    confirmed = await confirm(sender, key, people);
  return confirmed;
};

const isStale = (confirmed: Confirmed): boolean =>
  confirmed.kind === 'refused' && confirmed.rejected.code === 'stale-version';

const confirm = async (sender: Sender, key: string, people: readonly ListedPerson[]): Promise<Confirmed> => {
  const { standing, version } = await application().read(
    sender.communeId,
    async (transaction, organisation) => ({
      standing: standingOf(organisation),
      version: (await loadDocument(transaction, 'commune'))?.version ?? 0,
    }),
  );
  const rows = compare(people, standing);
  if (rows.some(({ state }) => state === 'error')) {
    const more = { kind: null, elsewhere: 0, ignored: [], everyone: false };
    return { kind: 'changed', review: reviewOf(rows, standing, more) };
  }
  const command = registerCommand(rows, key);
  // Sent twice: the first sending has done everything.
  if (command === null) return { kind: 'done', added: 0, completed: 0 };
  const sent = await send(sender, command, key, version);
  if (sent.ok && sent.answer.events.includes('ChangeWritten')) return { kind: 'written' };
  return sent.ok
    ? { kind: 'done', added: command.people.length, completed: command.addresses.length }
    : { kind: 'refused', rejected: sent.rejected };
};
