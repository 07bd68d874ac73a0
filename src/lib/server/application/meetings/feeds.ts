import { isInFunction } from '#lib/governance/commune/index.ts';
import { addDays, civilDateOf, endOf, type Instant } from '#lib/kernel/civil.ts';
import { loadMeeting } from './meeting.ts';
import { namesCoveredIn } from '../register/covered-names.ts';
import { bodyName } from '../people/persons.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { PublicMeetingView } from './public.ts';
import type { EveningRole, Held } from '#lib/governance/meetings/index.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';

/** A meeting as a calendar keeps it. */
export interface OccasionView {
  id: string;
  body: string;
  /** Grows with each change of when, where or whether. */
  sequence: number;
  changedAt: Instant;
  cancelled: boolean;
  startsAt: Instant;
  minutes: number;
  place: string;
  /** Titles of the agenda, in its order. */
  items: string[];
  /** For those who sit in the body only. */
  link: string | null;
  /** What the owner of a personal calendar holds that evening. */
  role: EveningRole | null;
}

interface Row {
  document: Held;
  changed_at: Date;
}

/** A year behind, whatever is ahead, at most so many: a calendar is not an archive. */
const most = 300;
const since = (now: Instant): Instant => endOf(addDays(civilDateOf(now), -366));

const selected = `select s.document, j.recorded_at as changed_at
  from states s join journal j
    on j.commune_id = s.commune_id and j.stream = s.stream and j.stream_version = s.version
  where s.commune_id = $1 and s.noun = 'meeting' and s.sort_key >= $2`;
const ordered = `order by s.sort_key, s.stream limit ${most}`;

const occasionOf = (
  organisation: Organisation,
  { document: state, changed_at }: Row,
): Omit<OccasionView, 'items' | 'place' | 'link' | 'role'> => ({
  id: state.id,
  body: bodyName(organisation, state.body),
  sequence: state.sequence,
  changedAt: changed_at.toISOString(),
  cancelled: state.status === 'cancelled',
  startsAt: state.startsAt,
  minutes: state.minutes,
});

/** What is asked for by a body's id, or every body's; undefined when no body has that id. */
const nameOf = ({ bodies }: Organisation, body: string | null): string | null | undefined => {
  if (body === null) return null;
  return Object.hasOwn(bodies.bodies, body) ? bodies.bodies[body]?.name : undefined;
};

/** A calendar that anybody follows; `body` is the name of the one body whose it is. */
export interface PublicCalendarView {
  body: string | null;
  occasions: OccasionView[];
}

/**
 * The public meetings of a body, or of all: when, where, and what is on the agenda, without the names of agents
 * or private persons (I-25).
 * @param body its id, or null for every body's
 * @returns undefined when no body has that id
 */
export const loadBodyCalendar = async (
  transaction: Transaction,
  organisation: Organisation,
  body: string | null,
  now: Instant,
): Promise<PublicCalendarView | undefined> => {
  const name = nameOf(organisation, body);
  if (name === undefined) return undefined;
  const { rows } = await transaction.query<Row>({
    text: `${selected} and s.public and ($3::text is null or s.listing->>'body' = $3) ${ordered}`,
    values: [transaction.communeId, since(now), body],
  });
  const cover = namesCoveredIn(organisation);
  const occasions = rows.map((row) => ({
    ...occasionOf(organisation, row),
    place: cover(row.document.place),
    items: row.document.items.map(({ title }) => cover(title)),
    link: null,
    role: null,
  }));
  return { body: name, occasions };
};

const roles = ['facilitator', 'secretary', 'timekeeper'] as const;

/**
 * The meetings of the bodies where a person sits, and those to which they were invited.
 * @returns null for somebody who is no longer in function
 */
export const loadPersonCalendar = async (
  transaction: Transaction,
  organisation: Organisation,
  person: string,
  now: Instant,
): Promise<OccasionView[] | null> => {
  if (!isInFunction(organisation.commune, person, civilDateOf(now))) return null;
  const bodies = Object.values(organisation.bodies.bodies)
    .filter(({ members }) => members.some((member) => member.person === person))
    .map(({ id }) => id);
  const { rows } = await transaction.query<Row>({
    text: `${selected} and (s.listing->>'body' = any($3) or s.document->'attendance' ? $4) ${ordered}`,
    values: [transaction.communeId, since(now), bodies, person],
  });
  return rows.map((row) => ({
    ...occasionOf(organisation, row),
    place: row.document.place,
    items: row.document.items.map(({ title }) => title),
    link: row.document.link,
    role: roles.find((role) => row.document.roles[role]?.person === person) ?? null,
  }));
};

export interface RecordsView {
  body: string | null;
  /** Since when there has been a commune to publish. */
  since: Instant;
  records: PublicMeetingView[];
}

/** The latest published records first, as anybody may read them; at most thirty. Undefined as above. */
export const loadPublishedRecords = async (
  transaction: Transaction,
  organisation: Organisation,
  body: string | null,
  now: Instant,
): Promise<RecordsView | undefined> => {
  const { commune } = organisation;
  const name = nameOf(organisation, body);
  if (name === undefined || commune.status === 'none') return undefined;
  const { rows } = await transaction.query<{ id: string }>({
    text: `select listing->>'id' as id from states
           where commune_id = $1 and noun = 'meeting' and public and listing->>'publishedAt' is not null
             and ($2::text is null or listing->>'body' = $2)
           order by listing->>'publishedAt' desc, stream limit 30`,
    values: [transaction.communeId, body],
  });
  const records: PublicMeetingView[] = [];
  for (const { id } of rows) {
    const found = await loadMeeting(transaction, organisation, id, null, now);
    if (found.kind === 'public') records.push(found.meeting);
  }
  return { body: name, since: commune.foundedAt, records };
};
