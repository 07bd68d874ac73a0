import { isLive } from '#lib/governance/bodies/index.ts';
import { isInFunction } from '#lib/governance/commune/index.ts';
import { civilDateOf, type Instant } from '#lib/kernel/civil.ts';
import { inOrder } from '../bodies/in-order.ts';
import { bodyLink, personView, type BodyLink, type PersonView } from '../people/persons.ts';
import type { DecisionLink } from '../register/titles.ts';
import { withoutAccents } from '../without-accents.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { ProposalLine } from '../proposals/listing.ts';
import type { SubjectLine } from './stream.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';

export interface SubjectLineView extends Omit<SubjectLine, 'body' | 'raisedBy'> {
  body: BodyLink;
  raisedBy: PersonView;
}
export interface ProposalLineView extends Omit<ProposalLine, 'body' | 'sponsor'> {
  body: BodyLink;
  sponsor: PersonView;
}

const bodiesOf = (organisation: Organisation, viewer: string): string[] =>
  Object.values(organisation.bodies.bodies)
    .filter(({ members }) => members.some(({ person }) => person === viewer))
    .map(({ id }) => id);

export const subjectLine = (organisation: Organisation, line: SubjectLine): SubjectLineView => ({
  ...line,
  body: bodyLink(organisation, line.body),
  raisedBy: personView(organisation, line.raisedBy),
});

const proposalLine = (organisation: Organisation, line: ProposalLine): ProposalLineView => ({
  ...line,
  body: bodyLink(organisation, line.body),
  sponsor: personView(organisation, line.sponsor),
});

export const backlogLength = 50;

/** What a page of the backlog is asked for. */
export interface BacklogFilter {
  /** Words, as typed; French stems, with or without accents. */
  words: string;
  /** One of the subject's states, or null for those that wait: no proposal carries them yet. */
  status: SubjectLine['status'] | null;
  body: string | null;
  nature: SubjectLine['nature'] | null;
  page: number;
}

export interface BacklogPage {
  lines: SubjectLineView[];
  total: number;
  /** The page asked for; it may lie past the last one. */
  page: number;
  pages: number;
}

/** A page of subjects, latest first. */
export const backlog = async (
  transaction: Transaction,
  organisation: Organisation,
  filter: BacklogFilter,
): Promise<BacklogPage> => {
  const text = `from states
           where commune_id = $1 and noun = 'subject' and listing is not null
             and (case when $2::text is null then listing->>'status' in ('raised', 'parked') else listing->>'status' = $2 end)
             and ($3::text is null or listing->>'body' = $3)
             and ($4::text is null or listing->>'nature' = $4)
             and ($5 = '' or search @@ (websearch_to_tsquery('french', $5) || websearch_to_tsquery('french', $6)))`;
  const { status, body, nature, words, page } = filter;
  const values = [transaction.communeId, status, body, nature, words, withoutAccents(words)];
  const [{ rows }, counted] = await Promise.all([
    transaction.query<{ listing: SubjectLine }>({
      text: `select listing ${text} order by sort_key desc, stream limit $7 offset $8`,
      values: [...values, backlogLength, (page - 1) * backlogLength],
    }),
    transaction.query<{ total: number }>({ text: `select count(*)::integer as total ${text}`, values }),
  ]);
  const total = counted.rows[0]?.total ?? 0;
  return {
    lines: rows.map(({ listing }) => subjectLine(organisation, listing)),
    total,
    page,
    pages: Math.max(1, Math.ceil(total / backlogLength)),
  };
};

/** Decisions in force that an executive subject may say it carries out, latest first. */
export const citableDecisions = async (transaction: Transaction): Promise<DecisionLink[]> => {
  const { rows } = await transaction.query<DecisionLink>({
    name: 'citable-decisions',
    text: `select listing->>'id' as id, listing->>'title' as title from states
           where commune_id = $1 and public and listing->>'reviewOn' is not null
           order by sort_key desc limit 200`,
    values: [transaction.communeId],
  });
  return rows;
};

/** The bodies that live, in whose backlog a subject may wait. */
export const liveBodies = (organisation: Organisation, now: Instant): { id: string; name: string }[] =>
  inOrder(Object.values(organisation.bodies.bodies))
    .filter((body) => isLive(body, civilDateOf(now)))
    .map(({ id, name }) => ({ id, name }));

/** Whose drafts are their bodies' from now on. */
const leavers = ({ commune }: Organisation, now: Instant): string[] =>
  commune.status === 'none'
    ? []
    : Object.keys(commune.members).filter((person) => !isInFunction(commune, person, civilDateOf(now)));

/** The proposals under way in the viewer's bodies; drafts only to their sponsor, and to whom they are left. */
export const openProposals = async (
  transaction: Transaction,
  organisation: Organisation,
  viewer: string,
  now: Instant,
): Promise<ProposalLineView[]> => {
  const { rows } = await transaction.query<{ listing: ProposalLine }>({
    text: `select listing from states
           where commune_id = $1 and noun = 'proposal' and listing is not null and not public
             and listing->>'phase' <> 'closed' and listing->>'body' = any($2::text[])
             and (listing->>'phase' <> 'draft' or listing->>'sponsor' = any($3::text[]) or listing->>'offeredTo' = $4)
           order by listing->>'deadline' nulls last, sort_key desc limit 200`,
    values: [
      transaction.communeId,
      bodiesOf(organisation, viewer),
      [viewer, ...leavers(organisation, now)],
      viewer,
    ],
  });
  return rows.map(({ listing }) => proposalLine(organisation, listing));
};
