import type { Change, CommuneEvent, FoundedCommune, Member, PersonId, Touched } from './commune.ts';
import { madeBy } from './effects.ts';
import { concernedBy } from './who.ts';

type ChangeEvent = Extract<CommuneEvent, { readonly change: number }>;

const withChange = (state: FoundedCommune, change: Change): FoundedCommune => ({
  ...state,
  changes: { ...state.changes, [change.number]: change },
});

/** What the change touches of each of its people, as they are now. */
const touchedOf = (state: FoundedCommune, { recorded }: Change): Readonly<Record<PersonId, Touched>> => {
  const fields = Object.keys(madeBy(recorded) ?? {}) as (keyof Touched)[];
  return Object.fromEntries(
    concernedBy(recorded).flatMap((person) => {
      const member = state.members[person];
      if (member === undefined) return [];
      const known = fields.filter((field) => member[field] !== undefined);
      return [[person, Object.fromEntries(known.map((field) => [field, member[field]])) as Touched]];
    }),
  );
};

const put = (
  state: FoundedCommune,
  of: (person: PersonId) => Touched | null | undefined,
  people: readonly PersonId[],
): FoundedCommune => {
  const members: Record<PersonId, Member> = { ...state.members };
  for (const person of people) {
    const member = members[person];
    if (member !== undefined) members[person] = { ...member, ...of(person) };
  }
  return { ...state, members };
};

const putBack = (state: FoundedCommune, { recorded, before = {} }: Change): FoundedCommune =>
  put(
    state,
    (person) => (recorded.kind === 'addresses' ? { reachable: false, ...before[person] } : before[person]),
    concernedBy(recorded),
  );

const isInEffect = ({ standing, undoneAt }: Change): boolean =>
  standing.kind === 'confirmed' && undoneAt === undefined;

/** What becomes of what one person wrote down. */
export const evolveChange = (state: FoundedCommune, event: ChangeEvent): FoundedCommune => {
  if (event.type === 'ChangeWritten') {
    const { change: number, recorded, by, at } = event;
    return withChange(state, { number, recorded, by, at, standing: { kind: 'awaiting' } });
  }
  const change = state.changes?.[event.change];
  if (change === undefined) return state;
  switch (event.type) {
    case 'ChangeConfirmed': {
      const { by, at } = event;
      const before = touchedOf(state, change);
      return withChange(state, { ...change, standing: { kind: 'confirmed', by, at }, before });
    }
    case 'ChangeDeclined': {
      const { by, reason, at } = event;
      return withChange(state, { ...change, standing: { kind: 'declined', by, reason, at } });
    }
    case 'ChangeContested': {
      const { by, reason, suspendedUntil, at } = event;
      const ended = suspendedUntil === null;
      const contested = { ...change, contest: { by, reason, at, suspendedUntil, ended } };
      const after = ended || !isInEffect(change) ? state : putBack(state, change);
      return withChange(after, contested);
    }
    case 'ChangeResumed': {
      if (change.contest === undefined) return state;
      const made = madeBy(change.recorded);
      const after = isInEffect(change) ? put(state, () => made, concernedBy(change.recorded)) : state;
      return withChange(after, { ...change, contest: { ...change.contest, ended: true } });
    }
    case 'ChangeUndone': {
      const ended = change.contest && { ...change.contest, ended: true };
      const next = { ...change, undoneAt: event.at, ...(ended && { contest: ended }) };
      return withChange(putBack(state, change), next);
    }
  }
};
