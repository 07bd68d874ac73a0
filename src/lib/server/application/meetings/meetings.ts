import { namesCoveredIn } from '../register/covered-names.ts';
import { bodyName } from '../people/persons.ts';
import type { MeetingLine } from './stream.ts';
import type { MeetingLineView } from './views.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';

export interface MeetingsFilter {
  /** Only this body's, or every body's. */
  body: string | null;
  /** Instants; the meeting starts from `from` included to `to` excluded. */
  from: string | null;
  to: string | null;
  /** Cancelled meetings too: a calendar must say that they are. */
  cancelled: boolean;
  /** Soonest first for what is to come, latest first for what was. */
  order: 'soonest' | 'latest';
}

const most = 200;

const lineView = (
  organisation: Organisation,
  line: MeetingLine,
  cover: (text: string) => string,
): MeetingLineView => ({
  id: line.id,
  body: {
    id: line.body,
    name: bodyName(organisation, line.body),
    power: organisation.bodies.bodies[line.body]?.power ?? null,
  },
  status: line.status,
  date: line.date,
  time: line.time,
  startsAt: line.startsAt,
  endsAt: new Date(Date.parse(line.startsAt) + line.minutes * 60_000).toISOString(),
  place: cover(line.place),
  items: line.items,
  publishedAt: line.publishedAt,
  sequence: line.sequence,
});

/** Meetings by date, for anybody: dates, places and how many items; at most two hundred. */
export const loadMeetings = async (
  transaction: Transaction,
  organisation: Organisation,
  filter: MeetingsFilter,
): Promise<MeetingLineView[]> => {
  const { body, from, to, cancelled, order } = filter;
  const { rows } = await transaction.query<{ listing: MeetingLine }>({
    text: `select listing from states
           where commune_id = $1 and noun = 'meeting' and public
             and ($2::text is null or listing->>'body' = $2)
             and ($3::text is null or sort_key >= $3) and ($4::text is null or sort_key < $4)
             and ($5 or listing->>'status' <> 'cancelled')
           order by sort_key ${order === 'soonest' ? 'asc' : 'desc'}, stream
           limit ${most}`,
    values: [transaction.communeId, body, from, to, cancelled],
  });
  const cover = namesCoveredIn(organisation);
  return rows.map(({ listing }) => lineView(organisation, listing, cover));
};

/** Whether anything was held before an instant, or is planned from another on: where a calendar may lead. */
export const meetingsAround = async (
  transaction: Transaction,
  body: string | null,
  { from, to }: { from: string; to: string },
): Promise<{ before: boolean; after: boolean }> => {
  const { rows } = await transaction.query<{ before: boolean; after: boolean }>({
    text: `select coalesce(bool_or(sort_key < $3), false) as before,
                  coalesce(bool_or(sort_key >= $4), false) as after
           from states
           where commune_id = $1 and noun = 'meeting' and public
             and ($2::text is null or listing->>'body' = $2)`,
    values: [transaction.communeId, body, from, to],
  });
  return rows[0] ?? { before: false, after: false };
};
