import { isElected, isInFunction, mayorOf, type CommuneState } from '#lib/governance/commune/index.ts';
import type { ListedPerson, RowProblem } from './listed.ts';
import { nameKey } from './plain.ts';

/** What would become of a row: added, completed with its address, left as it is, or repaired first. */
export type RowState = 'new' | 'completed' | 'same' | 'error';

/** What a row says otherwise than the commune knows, and that an import does not change. */
export type RowNote = 'function-differs' | 'email-differs' | 'has-left';

/** A person whom the commune has a name for, whether or not they are registered. */
export interface KnownPerson {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string | null;
}

/** The commune as a list is compared with it. */
export interface Standing {
  readonly commune: CommuneState;
  readonly charterInForce: boolean;
  readonly people: readonly KnownPerson[];
  /** Civil date, `YYYY-MM-DD`. */
  readonly today: string;
}

export interface ComparedRow {
  readonly person: ListedPerson;
  readonly state: RowState;
  readonly problems: readonly RowProblem[];
  readonly notes: readonly RowNote[];
  /** Whose row it is, when the commune has a name for them already. */
  readonly known: KnownPerson | null;
}

/** Functions that a list cannot give once a charter is in force: they come from an election or an order. */
const byLegalAct = ['mayor', 'deputy', 'delegateCouncillor'];

const problemsOfNew = (person: ListedPerson, { commune, charterInForce }: Standing): RowProblem[] => {
  const problems: RowProblem[] = [];
  if (charterInForce && person.function !== null && byLegalAct.includes(person.function))
    problems.push({ column: 'function', code: 'function-needs-act' });
  else if (person.function === 'mayor' && mayorOf(commune) !== null)
    problems.push({ column: 'function', code: 'second-mayor', line: null });
  if (charterInForce && person.majority === true)
    problems.push({ column: 'majority', code: 'majority-needs-group' });
  return problems;
};

/** The people known, each to be taken once: two of one name answer two rows of that name. */
const takeOnce = (people: readonly KnownPerson[]) => {
  const byName = new Map<string, KnownPerson[]>();
  const byEmail = new Map<string, KnownPerson>();
  for (const person of people) {
    byName.set(nameKey(person), [...(byName.get(nameKey(person)) ?? []), person]);
    if (person.email !== null) byEmail.set(person.email, person);
  }
  return {
    ofEmail: (email: string | null) => (email === null ? undefined : byEmail.get(email)),
    take: (row: ListedPerson, owner: KnownPerson | undefined): KnownPerson | null => {
      const waiting = byName.get(nameKey(row)) ?? [];
      const chosen = waiting.find((person) => person === owner) ?? waiting[0];
      if (chosen === undefined) return null;
      byName.set(
        nameKey(row),
        waiting.filter((person) => person !== chosen),
      );
      return chosen;
    },
  };
};

const compareKnown = (row: ListedPerson, known: KnownPerson, standing: Standing): ComparedRow => {
  const { commune, today } = standing;
  const member = commune.status === 'founded' ? commune.members[known.id] : undefined;
  // The founder has a name before having a function.
  if (member === undefined) {
    const problems = problemsOfNew(row, standing);
    return { person: row, state: problems.length > 0 ? 'error' : 'new', problems, notes: [], known };
  }
  const here = isInFunction(commune, known.id, today);
  const completes = here && row.email !== null && known.email === null;
  const notes: RowNote[] = [];
  if (!here) notes.push('has-left');
  if (here && member.function !== row.function) notes.push('function-differs');
  if (row.email !== null && known.email !== null && row.email !== known.email) notes.push('email-differs');
  return { person: row, state: completes ? 'completed' : 'same', problems: [], notes, known };
};

/**
 * Compares a list with the people whom the commune knows. A row is somebody's whose names are the same, but
 * for accents, case and hyphens; nobody's function is changed by a list.
 */
export const compare = (rows: readonly ListedPerson[], standing: Standing): readonly ComparedRow[] => {
  const known = takeOnce(standing.people);
  return rows.map((person): ComparedRow => {
    if (person.problems.length > 0)
      return { person, state: 'error', problems: person.problems, notes: [], known: null };
    const owner = known.ofEmail(person.email);
    if (owner !== undefined && nameKey(owner) !== nameKey(person)) {
      const name = `${owner.givenName} ${owner.familyName}`;
      const problems: RowProblem[] = [{ column: 'email', code: 'email-of-another', name }];
      return { person, state: 'error', problems, notes: [], known: null };
    }
    const same = known.take(person, owner);
    if (same !== null) return compareKnown(person, same, standing);
    const problems = problemsOfNew(person, standing);
    return { person, state: problems.length > 0 ? 'error' : 'new', problems, notes: [], known: null };
  });
};

/** Elected people whose place in the majority is to be said before they are added. */
export const mayJoinMajority = ({ person, state }: ComparedRow, { charterInForce }: Standing): boolean =>
  state === 'new' && !charterInForce && person.function !== null && isElected(person.function);
