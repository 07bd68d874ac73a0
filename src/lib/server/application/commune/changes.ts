import {
  concernedBy,
  isAdministrator,
  isMajorityMember,
  type Change,
  type MemberFunction,
  type Recorded,
} from '#lib/governance/commune/index.ts';
import { changeContestId } from '#lib/governance/subjects/index.ts';
import { addDays, civilDateOf, type CivilDate, type Instant } from '#lib/kernel/civil.ts';
import type { Transaction } from '../../platform/postgres/pool.ts';
import { offer } from '../offer.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { personView, type PersonView } from '../people/persons.ts';
import type { Reader } from '../readers.ts';

/** Somebody whose voice a change touches. */
export interface ConcernedView extends PersonView {
  /** The address written down; null when none is, or for who answers neither for it nor to it. */
  readonly email: string | null;
  /** What a new person is to be, or what the change makes of them; null when it does not say. */
  readonly function: MemberFunction | null;
  readonly majority: boolean | null;
}

/** What one person wrote down, and what the second hand made of it. */
export interface VoiceChangeView {
  readonly number: number;
  readonly kind: Recorded['kind'];
  readonly people: readonly ConcernedView[];
  readonly act: string | null;
  /** The day of a departure. */
  readonly on: CivilDate | null;
  readonly by: PersonView;
  readonly at: Instant;
  readonly standing: Change['standing']['kind'];
  readonly settledBy: PersonView | null;
  readonly settledAt: Instant | null;
  /** Why it was declined, or why an earlier change is undone. */
  readonly reason: string | null;
  /** What the person concerned says of it; what the group makes of it stands with the subject it hears. */
  readonly contest: {
    readonly by: PersonView;
    readonly reason: string;
    readonly at: Instant;
    /** Until when it has no effect; null where a contest suspends nothing, or no longer does. */
    readonly suspendedUntil: Instant | null;
    readonly subject: string;
  } | null;
  readonly undoneAt: Instant | null;
  readonly offers: {
    readonly confirm: boolean;
    readonly decline: boolean;
    readonly contest: boolean;
    readonly undo: boolean;
  };
}

interface WrittenName {
  readonly change: number;
  readonly person: string;
  readonly given: string | null;
  readonly family: string | null;
  readonly email: string | null;
}

/** The names and addresses that wait beside the journal. */
const writtenNames = async (
  transaction: Transaction,
  changes: readonly number[],
): Promise<ReadonlyMap<string, WrittenName>> => {
  if (changes.length === 0) return new Map();
  const { rows } = await transaction.query<WrittenName>({
    name: 'people-written',
    text: `select change, person_id as person, given_name as given, family_name as family, email
           from people_written where commune_id = $1 and change = any($2::integer[])`,
    values: [transaction.communeId, changes],
  });
  return new Map(rows.map((row) => [`${row.change} ${row.person}`, row]));
};

const namedAs = (view: PersonView, written: WrittenName | undefined): PersonView => {
  if (view.name !== '' || !written) return view;
  const { given, family } = written;
  const initials = `${given?.charAt(0) ?? ''}${family?.charAt(0) ?? ''}`.toUpperCase();
  return { ...view, name: `${given ?? ''} ${family ?? ''}`.trim(), initials };
};

const officeIn = (
  recorded: Recorded,
  person: string,
): { function: MemberFunction; majority: boolean } | null => {
  if (recorded.kind === 'function') return recorded;
  if (recorded.kind !== 'registration') return null;
  return recorded.people.find(({ personId }) => personId === person) ?? null;
};

/** How long what is settled stays in the list. */
const daysShown = 60;

/** Those of the majority and who looks after accounts see them all; anybody else, what is about them or theirs. */
const shownTo = ({ organisation: { commune }, viewer, now }: Reader<string>): readonly Change[] => {
  if (commune.status === 'none') return [];
  const today = civilDateOf(now);
  const since = addDays(today, -daysShown);
  const answers =
    isMajorityMember(commune, viewer, today) || isAdministrator(commune, { kind: 'person', person: viewer });
  return Object.values(commune.changes ?? {})
    .filter(({ standing, at }) => standing.kind === 'awaiting' || civilDateOf(at) >= since)
    .filter(({ by, recorded }) => answers || by === viewer || concernedBy(recorded).includes(viewer))
    .toSorted(
      (a, b) =>
        Number(b.standing.kind === 'awaiting') - Number(a.standing.kind === 'awaiting') ||
        b.number - a.number,
    )
    .slice(0, 100);
};

const viewOf = async (
  reader: Reader<string>,
  change: Change,
  names: ReadonlyMap<string, WrittenName>,
): Promise<VoiceChangeView> => {
  const { organisation } = reader;
  const { number, recorded, by, at, standing, contest, undoneAt } = change;
  const settled = standing.kind === 'awaiting' ? null : standing;
  return {
    number,
    kind: recorded.kind,
    people: concernedBy(recorded).map((person) => {
      const written = names.get(`${number} ${person}`);
      const office = officeIn(recorded, person);
      return {
        ...namedAs(personView(organisation, person), written),
        email: written?.email ?? null,
        function: office?.function ?? null,
        majority: office?.majority ?? null,
      };
    }),
    act: 'act' in recorded ? recorded.act : null,
    on: recorded.kind === 'departure' ? recorded.on : null,
    by: personView(organisation, by),
    at,
    standing: standing.kind,
    settledBy: settled && settled.by !== null ? personView(organisation, settled.by) : null,
    settledAt: settled?.at ?? null,
    reason: standing.kind === 'declined' ? standing.reason : 'reason' in recorded ? recorded.reason : null,
    contest: contest
      ? {
          by: personView(organisation, contest.by),
          reason: contest.reason,
          at: contest.at,
          suspendedUntil: contest.ended ? null : contest.suspendedUntil,
          subject: changeContestId(number),
        }
      : null,
    undoneAt: undoneAt ?? null,
    offers: await offer(reader, {
      confirm: { type: 'ConfirmChange', change: number },
      decline: { type: 'DeclineChange', change: number },
      contest: { type: 'ContestChange', change: number },
      undo: { type: 'UndoChange', change: number },
    }),
  };
};

/** What awaits a second hand first, then what was settled lately. */
export const changes = async (reader: Reader<string>): Promise<VoiceChangeView[]> => {
  const shown = shownTo(reader);
  const awaiting = shown.filter(({ standing }) => standing.kind === 'awaiting');
  const names = await writtenNames(
    reader.transaction,
    awaiting.map(({ number }) => number),
  );
  const views: VoiceChangeView[] = [];
  for (const change of shown) views.push(await viewOf(reader, change, names));
  return views;
};

/** The changes that a person may confirm, by number, the first written down first. */
export const changesToConfirm = async (
  transaction: Transaction,
  organisation: Organisation,
  viewer: string,
  now: Instant,
): Promise<VoiceChangeView[]> => {
  const views = await changes({ transaction, organisation, viewer, now });
  return views.filter(({ offers }) => offers.confirm).toReversed();
};
