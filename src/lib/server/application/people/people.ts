import { isElected, isInFunction, isStaff, type MemberFunction } from '#lib/governance/commune/index.ts';
import type { CivilDate, Instant } from '#lib/kernel/civil.ts';
import { personView, type PersonView } from './persons.ts';
import type { Organisation } from '../organisation/organisation.ts';

/** How far a person is from being able to enter. */
export const arrivals = ['entered', 'invited', 'expired', 'toInvite', 'unreachable', 'left'] as const;
export type Arrival = (typeof arrivals)[number];

/** A person as administrators see them. */
export interface PersonLine extends PersonView {
  givenName: string;
  familyName: string;
  function: MemberFunction;
  elected: boolean;
  majority: boolean;
  email: string | null;
  administrator: boolean;
  /** Civil date, or null while in function. */
  leftOn: CivilDate | null;
  arrival: Arrival;
  /** When the last invitation was sent, ISO 8601. */
  invitedAt: Instant | null;
}

/** What the house of accounts knows of the people of a commune. */
export interface Arrivals {
  readonly invitations: readonly {
    readonly personId: string;
    readonly email: string;
    readonly state: string;
    readonly createdAt: Date;
  }[];
  /** Addresses that have been entered with. */
  readonly entered: ReadonlySet<string>;
}

const arrivalOf = (
  email: string | null,
  left: boolean,
  entered: boolean,
  invitation: Arrivals['invitations'][number] | undefined,
): Arrival => {
  if (left) return 'left';
  if (email === null) return 'unreachable';
  if (entered) return 'entered';
  // An invitation to an address that has changed since leads nowhere any more.
  if (invitation?.email !== email) return 'toInvite';
  if (invitation.state === 'open') return 'invited';
  return invitation.state === 'expired' ? 'expired' : 'toInvite';
};

const collator = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });

/** Everyone registered, officers first, then by family name; those who left come last. */
export const personLines = (
  organisation: Organisation,
  { invitations, entered }: Arrivals,
  today: string,
): PersonLine[] => {
  const { commune, names } = organisation;
  if (commune.status === 'none') return [];
  const sent = new Map(invitations.map((invitation) => [invitation.personId, invitation]));
  const families = new Map([...names].map(([id, { family, given }]) => [id, `${family} ${given}`]));
  return Object.entries(commune.members)
    .map(([id, member]): PersonLine & { rank: number } => {
      const email = names.get(id)?.email ?? null;
      const left = !isInFunction(commune, id, today);
      return {
        ...personView(organisation, id),
        givenName: names.get(id)?.given ?? '',
        familyName: names.get(id)?.family ?? '',
        function: member.function,
        elected: isElected(member.function),
        majority: member.majority,
        email,
        administrator: commune.administrators.includes(id),
        leftOn: member.leftOn,
        arrival: arrivalOf(email, left, email !== null && entered.has(email), sent.get(id)),
        invitedAt: sent.get(id)?.createdAt.toISOString() ?? null,
        rank: left ? 9_999 : (member.rank ?? 999),
      };
    })
    .toSorted(
      (a, b) => a.rank - b.rank || collator.compare(families.get(a.id) ?? '', families.get(b.id) ?? ''),
    )
    .map(({ rank: _, ...line }) => line);
};

export interface PeopleFilter {
  /** Words looked for in names and addresses, without accents nor case. */
  readonly words: string;
  readonly arrival: Arrival | null;
  /** From 1. */
  readonly page: number;
}

export interface PeoplePage {
  lines: PersonLine[];
  total: number;
  page: number;
  pages: number;
  /** How many of all the people are at each point, whatever the filter. */
  counts: Record<Arrival, number>;
}

const pageSize = 50;
const bare = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

export const peoplePage = (all: readonly PersonLine[], filter: PeopleFilter): PeoplePage => {
  const counts = Object.fromEntries(arrivals.map((arrival) => [arrival, 0])) as Record<Arrival, number>;
  for (const { arrival } of all) counts[arrival] += 1;
  const words = bare(filter.words).split(/\s+/).filter(Boolean);
  const found = all.filter(
    ({ name, email, arrival }) =>
      (filter.arrival === null || arrival === filter.arrival) &&
      words.every((word) => bare(`${name} ${email ?? ''}`).includes(word)),
  );
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const page = Math.min(filter.page, pages);
  return {
    lines: found.slice((page - 1) * pageSize, page * pageSize),
    total: found.length,
    page,
    pages,
    counts,
  };
};

/** Elected members and staff in function, by name: inhabitants who take part are nobody's list. */
export const inOffice = (organisation: Organisation, today: CivilDate) => {
  const { commune } = organisation;
  if (commune.status === 'none') return [];
  return Object.entries(commune.members)
    .filter(([, { function: held }]) => isElected(held) || isStaff(held))
    .filter(([person]) => isInFunction(commune, person, today))
    .map(([person, { function: held, majority, rank }]) => ({
      ...personView(organisation, person),
      function: held,
      majority,
      rank,
    }));
};
