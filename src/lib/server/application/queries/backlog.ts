import { isElected, isInFunction, isStaff, memberOf } from '#lib/governance/commune/index.ts';
import { civilDateOf } from '#lib/kernel/civil.ts';
import { bodyName, personView, type PersonView } from './persons.ts';
import type { Organisation } from './organisation.ts';
import type { ProposalLine } from '../nouns/proposal-listing.ts';
import type { SubjectLine } from '../nouns/subject.ts';
import type { Instant } from '#lib/kernel/civil.ts';
import type { SubjectState } from '#lib/governance/subjects/index.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';

export interface SubjectLineView extends Omit<SubjectLine, 'body' | 'raisedBy'> {
  body: { id: string; name: string };
  raisedBy: PersonView;
}
export interface ProposalLineView extends Omit<ProposalLine, 'body' | 'sponsor'> {
  body: { id: string; name: string };
  sponsor: PersonView;
}

/** Elected members and staff in function read the backlog; the others read the register. */
export const mayReadBacklog = (organisation: Organisation, viewer: string, now: Instant): boolean => {
  const member = memberOf(organisation.commune, viewer);
  return (
    member !== null &&
    member !== undefined &&
    (isElected(member.function) || isStaff(member.function)) &&
    isInFunction(organisation.commune, viewer, civilDateOf(now))
  );
};

const bodiesOf = (organisation: Organisation, viewer: string): string[] =>
  Object.values(organisation.bodies.bodies)
    .filter(({ members }) => members.some(({ person }) => person === viewer))
    .map(({ id }) => id);

const subjectLine = (organisation: Organisation, line: SubjectLine): SubjectLineView => ({
  ...line,
  body: { id: line.body, name: bodyName(organisation, line.body) },
  raisedBy: personView(organisation, line.raisedBy),
});

const proposalLine = (organisation: Organisation, line: ProposalLine): ProposalLineView => ({
  ...line,
  body: { id: line.body, name: bodyName(organisation, line.body) },
  sponsor: personView(organisation, line.sponsor),
});

export const backlogLength = 50;

/** A page of subjects, latest first; `status` one of the subject's states, or null for all that are open. */
export const backlog = async (
  transaction: Transaction,
  organisation: Organisation,
  filter: { status: SubjectLine['status'] | null; body: string | null; page: number },
): Promise<{ lines: SubjectLineView[]; more: boolean }> => {
  const { rows } = await transaction.query<{ listing: SubjectLine }>({
    text: `select listing from states
           where commune_id = $1 and noun = 'subject' and listing is not null
             and (case when $2::text is null then listing->>'status' <> 'closed' else listing->>'status' = $2 end)
             and ($3::text is null or listing->>'body' = $3)
           order by sort_key desc, stream limit $4 offset $5`,
    values: [
      transaction.communeId,
      filter.status,
      filter.body,
      backlogLength + 1,
      (filter.page - 1) * backlogLength,
    ],
  });
  return {
    lines: rows.slice(0, backlogLength).map(({ listing }) => subjectLine(organisation, listing)),
    more: rows.length > backlogLength,
  };
};

/** The proposals under way in the viewer's bodies; drafts only to their sponsor. */
export const openProposals = async (
  transaction: Transaction,
  organisation: Organisation,
  viewer: string,
): Promise<ProposalLineView[]> => {
  const { rows } = await transaction.query<{ listing: ProposalLine }>({
    text: `select listing from states
           where commune_id = $1 and noun = 'proposal' and listing is not null and not public
             and listing->>'phase' <> 'closed' and listing->>'body' = any($2::text[])
             and (listing->>'phase' <> 'draft' or listing->>'sponsor' = $3)
           order by listing->>'deadline' nulls last, sort_key desc limit 200`,
    values: [transaction.communeId, bodiesOf(organisation, viewer), viewer],
  });
  return rows.map(({ listing }) => proposalLine(organisation, listing));
};

/** One subject, as an elected member or an agent reads it. */
export interface SubjectView extends SubjectLineView {
  text: string;
  origin: string | null;
  grounds: Exclude<SubjectState, { status: 'none' }>['grounds'];
  contests: { by: PersonView; reason: string; at: string }[];
  settledBy: string | null;
  reason: string | null;
  how: Extract<SubjectState, { status: 'closed' }>['how'] | null;
  mine: boolean;
  supportedByMe: boolean;
  supportedBy: PersonView[];
  acts: {
    contest: boolean;
    support: boolean;
    park: boolean;
    unpark: boolean;
    withdraw: boolean;
    draft: boolean;
  };
}

export const subjectView = (
  organisation: Organisation,
  state: Exclude<SubjectState, { status: 'none' }>,
  viewer: string,
  now: Instant,
): SubjectView => {
  const member = memberOf(organisation.commune, viewer);
  const elected = member ? isElected(member.function) && mayReadBacklog(organisation, viewer, now) : false;
  const open = state.status !== 'closed';
  const body = organisation.bodies.bodies[state.body];
  const counts =
    body?.members.some(({ person, capacity }) => person === viewer && capacity === 'member') ?? false;
  return {
    id: state.id,
    title: state.title,
    text: state.text,
    origin: state.origin,
    body: { id: state.body, name: bodyName(organisation, state.body) },
    nature: state.nature,
    status: state.status,
    raisedBy: personView(organisation, state.raisedBy),
    raisedAt: state.raisedAt,
    supporters: state.supporters.length,
    supportedBy: state.supporters.map((person) => personView(organisation, person)),
    proposal: state.status === 'onAgenda' ? state.proposal : null,
    until: state.status === 'parked' ? state.until : null,
    reason: state.status === 'parked' ? state.reason : null,
    how: state.status === 'closed' ? state.how : null,
    contested: state.contests.length > 0 && state.settledBy === null,
    grounds: state.grounds,
    contests: state.contests.map(({ by, reason, at }) => ({ by: personView(organisation, by), reason, at })),
    settledBy: state.settledBy,
    mine: state.raisedBy === viewer,
    supportedByMe: state.supporters.includes(viewer),
    acts: {
      contest: elected && open && state.nature === 'executive',
      support: elected && open && state.raisedBy !== viewer && !state.supporters.includes(viewer),
      park: state.status === 'raised' && (state.raisedBy === viewer || counts),
      unpark: state.status === 'parked' && (state.raisedBy === viewer || counts),
      withdraw: state.raisedBy === viewer && (state.status === 'raised' || state.status === 'parked'),
      draft: state.status === 'raised' && counts && elected,
    },
  };
};
