import type { Instant } from '#lib/kernel/civil.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';
import { isElectedOrStaff } from '../readers.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { personView, type PersonView } from '../people/persons.ts';

export interface NewsView {
  type: string;
  at: Instant;
  stream: string;
  title: string | null;
  actor: PersonView | null;
}

const newsTypes = [
  'ProposalTabled',
  'ConsultationOpened',
  'ProposalAmended',
  'ProposalAdopted',
  'ProposalAbandoned',
  'ProposalWithdrawn',
  'ProposalReferred',
  'SubjectRaised',
  'NatureContested',
  'CharterVersionEnacted',
];

/** Where a person's news starts: what they said they have seen, and never further back than two thousand events. */
const seenUpTo = async (transaction: Transaction, viewer: string): Promise<number> => {
  const { rows } = await transaction.query<{ since: string }>({
    name: 'seen-up-to',
    text: `select greatest(
             coalesce((select position from visits where commune_id = $1 and person_id = $2), 0),
             (select position - 2000 from heads where commune_id = $1), 0) as since`,
    values: [transaction.communeId, viewer],
  });
  return Number(rows[0]?.since ?? 0);
};

/** The last thing that happened to each matter since the person's last visit, in what they may read; never a position. */
const newsSince = async (
  transaction: Transaction,
  organisation: Organisation,
  viewer: string,
  { now, since }: { now: Instant; since: number },
): Promise<NewsView[]> => {
  // An inhabitant among the people of the commune does not read the backlog: its news neither.
  const readsBacklog = isElectedOrStaff(organisation, viewer, now);
  const mine = Object.values(organisation.bodies.bodies)
    .filter(({ members }) => members.some(({ person }) => person === viewer))
    .map(({ id }) => id);
  const { rows } = await transaction.query<{
    type: string;
    recorded_at: Date;
    stream: string;
    title: string | null;
    actor: string;
  }>({
    text: `select * from (
           select distinct on (j.stream) j.position, j.type, j.recorded_at, j.stream,
                  s.listing->>'title' as title, j.actor
           from journal j left join states s using (commune_id, stream)
           where j.commune_id = $1 and j.type = any($2::text[])
             and j.position > $3
             and (s.noun is distinct from 'proposal' or s.listing->>'body' = any($4::text[]))
             and (s.noun is distinct from 'subject' or $5)
           order by j.stream, j.position desc) latest
           order by position desc limit 8`,
    values: [transaction.communeId, newsTypes, since, mine, readsBacklog],
  });
  return rows.map(({ type, recorded_at, stream, title, actor }) => {
    const person = actor.replace(/^person:/, '');
    return {
      type,
      at: recorded_at.toISOString(),
      stream,
      title,
      actor: organisation.names.has(person) ? personView(organisation, person) : null,
    };
  });
};

const executionTypes = [
  'ActionOpened',
  'ActionBlocked',
  'ActionRescheduled',
  'ActionCompleted',
  'ActionDropped',
  'ActionReopened',
  'ActionAlerted',
];

/**
 * The right to follow up: whoever raised a subject, or carried its text, is told how the decision that came of
 * it is carried out. The last change of each decision after a position of the journal, latest first, at most 8.
 * It names the decision, which is public, and neither the action nor whose it is (I-25).
 */
const followUps = async (transaction: Transaction, viewer: string, since: number): Promise<NewsView[]> => {
  const { rows } = await transaction.query<{ type: string; recorded_at: Date; id: string; title: string }>({
    name: 'follow-ups',
    // What changed first, which is little; then whose it is: the texts of all decisions are not opened.
    text: `with changed as materialized (
             select distinct on (a.listing->>'decision')
                    j.position, j.type, j.recorded_at, a.listing->>'decision' as id
             from journal j join states a on a.commune_id = j.commune_id and a.stream = j.stream
             where j.commune_id = $1 and j.position > $3 and j.type = any($4::text[])
               and j.actor <> 'person:' || $2 and j.data->>'alert' is distinct from 'dueSoon'
             order by a.listing->>'decision', j.position desc)
           select c.type, c.recorded_at, c.id, p.listing->>'title' as title
           from changed c
           join states p on p.commune_id = $1 and p.stream = 'proposal:' || c.id and p.public
           left join states s on s.commune_id = $1 and s.stream = 'subject:' || (p.document->>'subject')
           where $2 in (p.document->>'sponsor', s.document->>'raisedBy')
           order by c.position desc limit 8`,
    values: [transaction.communeId, viewer, since, executionTypes],
  });
  return rows.map(({ type, recorded_at, id, title }) => ({
    type,
    at: recorded_at.toISOString(),
    stream: `decision:${id}`,
    title,
    actor: null,
  }));
};

/** What happened since the person said « all seen », latest first. */
export const newsOf = async (
  transaction: Transaction,
  organisation: Organisation,
  viewer: string,
  now: Instant,
): Promise<NewsView[]> => {
  const since = await seenUpTo(transaction, viewer);
  const news = await newsSince(transaction, organisation, viewer, { now, since });
  const followed = await followUps(transaction, viewer, since);
  return [...news, ...followed].toSorted((a, b) => b.at.localeCompare(a.at));
};
