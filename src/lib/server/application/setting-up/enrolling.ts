import { isElected, type MemberFunction } from '#lib/governance/commune/index.ts';
import { application } from '../application.ts';
import { nameKey } from './importing/plain.ts';
import { derivedId } from '#lib/kernel/derived-id.ts';
import { send, type Rejected, type Sender, type Sent } from '../send.ts';

/** A person as one row of a form gives them. */
export interface PersonRow {
  /** Which row of the form, from 0. */
  readonly row: number;
  readonly personId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string | null;
  readonly function: MemberFunction;
  readonly majority: boolean;
}

/** A row that repeats somebody: `other` is how the first one is called. */
export interface RowProblem {
  readonly row: number;
  readonly field: 'email' | 'familyName' | 'function';
  readonly code: 'same-address' | 'same-person' | 'second-mayor';
  readonly other: string;
}

type Known = Omit<PersonRow, 'row' | 'majority' | 'personId'>;

const called = ({ givenName, familyName }: Known): string => `${givenName} ${familyName}`.trim();

/** Two people may bear one name in a village, if an address tells them apart. */
const samePerson = (one: Known, other: Known): boolean =>
  nameKey(one) === nameKey(other) && (one.email === null || other.email === null);

const problemOf = (row: PersonRow, before: readonly Known[]): RowProblem | null => {
  const found = (
    field: RowProblem['field'],
    code: RowProblem['code'],
    same: (other: Known) => boolean,
  ): RowProblem | null => {
    const other = before.find(same);
    return other ? { row: row.row, field, code, other: called(other) } : null;
  };
  return (
    found('email', 'same-address', ({ email }) => email !== null && email === row.email) ??
    found('familyName', 'same-person', (other) => samePerson(row, other)) ??
    found('function', 'second-mayor', (other) => row.function === 'mayor' && other.function === 'mayor')
  );
};

/** The rows that repeat somebody of the commune or of a row above: one problem a row. */
export const rowProblems = (rows: readonly PersonRow[], known: readonly Known[]): RowProblem[] =>
  rows.flatMap((row, place) => problemOf(row, [...known, ...rows.slice(0, place)]) ?? []);

/** Those of the form itself are left out: a form sent twice on a bad network is answered by its key. */
const knownPeople = (communeId: string, but: readonly string[]): Promise<Known[]> =>
  application().read(communeId, async (_transaction, { commune, names }) =>
    commune.status === 'none'
      ? []
      : Object.entries(commune.members)
          .filter(([id]) => !but.includes(id))
          .map(([id, member]) => ({
            givenName: names.get(id)?.given ?? '',
            familyName: names.get(id)?.family ?? '',
            email: names.get(id)?.email ?? null,
            function: member.function,
          })),
  );

export type Enrolled =
  | { readonly ok: true }
  | { readonly ok: false; readonly problems: readonly RowProblem[] }
  | { readonly ok: false; readonly rejected: Rejected };

/** Registers the people of a form in one command: all of them, or none. */
export const enrolPeople = async (
  sender: Sender,
  key: string,
  rows: readonly PersonRow[],
): Promise<Enrolled> => {
  const sent = rows.map((row) => ({ ...row, email: row.email?.toLowerCase() ?? null }));
  const ids = rows.map(({ personId }) => personId);
  const problems = rowProblems(sent, await knownPeople(sender.communeId, ids));
  if (problems.length > 0) return { ok: false, problems };
  const people = sent.map(({ row: _, majority, ...person }) => ({
    ...person,
    majority: majority && isElected(person.function),
    birthDate: null,
    rank: person.function === 'mayor' ? 1 : null,
    group: null,
  }));
  const answer = await send(sender, { type: 'RegisterPeople', people }, key);
  return answer.ok ? { ok: true } : { ok: false, rejected: answer.rejected };
};

/** Who is of the majority, before the first charter: writes down each change, with its reason. */
export const declareMajority = async (
  sender: Sender,
  key: string,
  members: readonly string[],
  reason: string,
): Promise<Sent | null> => {
  const elected = await application().read(sender.communeId, async (_transaction, { commune }) =>
    commune.status === 'none'
      ? []
      : Object.entries(commune.members).filter(
          ([, member]) => isElected(member.function) && member.leftOn === null,
        ),
  );
  let last: Sent | null = null;
  for (const [personId, member] of elected) {
    const majority = members.includes(personId);
    if (majority === member.majority) continue;
    const change = {
      type: 'ChangeFunction',
      personId,
      function: member.function,
      majority,
      act: reason,
    };
    last = await send(sender, change, derivedId(`${key}:${personId}`));
    if (!last.ok) return last;
  }
  return last;
};
