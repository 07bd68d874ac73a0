import { isLive, isVoter, type Body } from '#lib/governance/bodies/index.ts';
import { isElected, isInFunction, isStaff, memberOf } from '#lib/governance/commune/index.ts';
import { parametersInForce } from '#lib/governance/charter/index.ts';
import { addHours, civilDateOf } from '#lib/kernel/civil.ts';
import { inOrder } from './bodies.ts';
import { bodyName, personView, type PersonView } from './persons.ts';
import type { Organisation } from './organisation.ts';
import type { ProposalLine } from '../nouns/proposal-listing.ts';
import type { SubjectLine } from '../nouns/subject.ts';
import type { Instant } from '#lib/kernel/civil.ts';
import {
  politicalReasons,
  type ClosedSubject,
  type OpenSubject,
  type PoliticalReason,
  type Right,
  type SubjectState,
} from '#lib/governance/subjects/index.ts';
import { withoutAccents } from './words.ts';
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

export const subjectLine = (organisation: Organisation, line: SubjectLine): SubjectLineView => ({
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

/** A page of subjects, latest first. */
export const backlog = async (
  transaction: Transaction,
  organisation: Organisation,
  filter: BacklogFilter,
): Promise<{ lines: SubjectLineView[]; more: boolean }> => {
  const { rows } = await transaction.query<{ listing: SubjectLine }>({
    text: `select listing from states
           where commune_id = $1 and noun = 'subject' and listing is not null
             and (case when $2::text is null then listing->>'status' in ('raised', 'parked') else listing->>'status' = $2 end)
             and ($3::text is null or listing->>'body' = $3)
             and ($4::text is null or listing->>'nature' = $4)
             and ($5 = '' or search @@ (websearch_to_tsquery('french', $5) || websearch_to_tsquery('french', $6)))
           order by sort_key desc, stream limit $7 offset $8`,
    values: [
      transaction.communeId,
      filter.status,
      filter.body,
      filter.nature,
      filter.words,
      withoutAccents(filter.words),
      backlogLength + 1,
      (filter.page - 1) * backlogLength,
    ],
  });
  return {
    lines: rows.slice(0, backlogLength).map(({ listing }) => subjectLine(organisation, listing)),
    more: rows.length > backlogLength,
  };
};

/** Decisions in force that an executive subject may say it carries out, latest first. */
export const citableDecisions = async (
  transaction: Transaction,
): Promise<{ id: string; title: string }[]> => {
  const { rows } = await transaction.query<{ id: string; title: string }>({
    name: 'citable-decisions',
    text: `select listing->>'id' as id, listing->>'title' as title from states
           where commune_id = $1 and public and listing->>'reviewOn' is not null
           order by sort_key desc limit 200`,
    values: [transaction.communeId],
  });
  return rows;
};

/** The bodies to which a subject may be referred: never the bureau for what is political (I-2). */
export const destinations = (
  organisation: Organisation,
  { body, nature }: Pick<SubjectView, 'body' | 'nature'>,
  now: Instant,
): { id: string; name: string }[] =>
  inOrder(Object.values(organisation.bodies.bodies))
    .filter(({ id, kind }) => {
      const decides = kind === 'majorityGroup' || kind === 'circle';
      return id !== body.id && (decides || (kind === 'bureau' && nature === 'executive'));
    })
    .filter((known) => isLive(known, civilDateOf(now)))
    .map(({ id, name }) => ({ id, name }));

/** The bodies in whose name the reader may claim a subject that waits elsewhere. */
export const claimants = (
  organisation: Organisation,
  { body, nature }: Pick<SubjectView, 'body' | 'nature'>,
  viewer: string,
  now: Instant,
): { id: string; name: string }[] =>
  inOrder(Object.values(organisation.bodies.bodies))
    .filter(
      ({ id, kind }) =>
        id !== body.id && (kind === 'circle' || (kind === 'bureau' && nature === 'executive')),
    )
    .filter((known) => isVoter(known, organisation.commune, viewer, civilDateOf(now)))
    .map(({ id, name }) => ({ id, name }));

/** The bodies that live, in whose backlog a subject may wait. */
export const liveBodies = (organisation: Organisation, now: Instant): { id: string; name: string }[] =>
  inOrder(Object.values(organisation.bodies.bodies))
    .filter((body) => isLive(body, civilDateOf(now)))
    .map(({ id, name }) => ({ id, name }));

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
  /** What the reader may do now, as the rules would answer. */
  acts: Record<
    'contest' | 'support' | 'park' | 'unpark' | 'withdraw' | 'merge' | 'move' | 'refer' | 'draft',
    boolean
  >;
  /** Two bodies claim another subject: this one asks the group whose it is. */
  arbitrates: boolean;
  /** Under which right a meeting hears it; null when it waits for whoever wants to take it up. */
  right: Right | null;
  /** How many times it has come to its body: from the second on, it goes in circles. */
  turn: number;
  /** Why the charter's grid makes it political; empty when it does not. */
  reasons: readonly PoliticalReason[];
}

const actsOf = (
  organisation: Organisation,
  state: OpenSubject,
  viewer: string,
  now: Instant,
): SubjectView['acts'] => {
  const member = memberOf(organisation.commune, viewer);
  const acts = member !== null && mayReadBacklog(organisation, viewer, now);
  const elected = acts && isElected(member.function);
  const mine = acts && state.raisedBy === viewer;
  const supports = state.supporters.includes(viewer);
  const body = organisation.bodies.bodies[state.body];
  const votes = body !== undefined && isVoter(body, organisation.commune, viewer, civilDateOf(now));
  const waits = state.status !== 'onAgenda';
  const free = waits && state.byRight === null;
  return {
    contest: elected && state.nature === 'executive' && state.settledBy === null,
    support: acts && !mine && !supports,
    park: mine && free && state.status === 'raised',
    unpark: acts && state.status === 'parked' && (mine || supports),
    withdraw: mine && free,
    merge: mine && free,
    move: (mine || votes) && free,
    refer: acts && mayRefer(state, body, viewer),
    draft: votes && state.status === 'raised',
  };
};

/** Whoever sits there sends it to the body that may decide; what came by right, once it was heard. */
const mayRefer = (state: OpenSubject, body: Body | undefined, viewer: string): boolean => {
  if (state.status === 'onAgenda') return false;
  const { byRight, passages } = state;
  const sits = body?.members.some(({ person, capacity }) => person === viewer && capacity !== 'adviser');
  const heard = passages.some(
    ({ end, at }) => end === 'dealtWith' && byRight !== null && at >= byRight.since,
  );
  return sits === true && (byRight === null || (byRight.right === 'referral' && heard));
};

const nothing = {
  contest: false,
  support: false,
  park: false,
  unpark: false,
  withdraw: false,
  merge: false,
  move: false,
  refer: false,
  draft: false,
};

/** Nobody went through the grid for a case that is a subject of its own: it carries nothing out, and that is enough. */
const reasonsOf = (
  { charter }: Organisation,
  { id, byRight, grounds }: Exclude<SubjectState, { status: 'none' }>,
): readonly PoliticalReason[] => {
  if (byRight?.case === id) return [{ kind: 'noBasis' }];
  return charter.status === 'inForce'
    ? politicalReasons(grounds, charter.parameters.nature.unbudgetedEuros)
    : [];
};

/** Just decided as executive, it may be contested as long as its decision may be called in (I-1). */
const mayContestStill = (
  organisation: Organisation,
  state: ClosedSubject,
  viewer: string,
  now: Instant,
): boolean => {
  const { commune, charter } = organisation;
  const member = memberOf(commune, viewer);
  const rules = parametersInForce(charter);
  const doubtable =
    state.how.kind === 'dealtWith' && state.nature === 'executive' && state.settledBy === null;
  if (!doubtable || rules === null || member === null) return false;
  const elected = isElected(member.function) && isInFunction(commune, viewer, civilDateOf(now));
  return elected && now <= addHours(state.closedAt, rules.callIn.days * 24);
};

export const subjectView = (
  organisation: Organisation,
  state: Exclude<SubjectState, { status: 'none' }>,
  viewer: string,
  now: Instant,
): SubjectView => ({
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
  reasons: reasonsOf(organisation, state),
  contests: state.contests.map(({ by, reason, at }) => ({ by: personView(organisation, by), reason, at })),
  settledBy: state.settledBy,
  arbitrates: state.byRight?.right === 'referral' && state.byRight.case === state.id,
  right: state.status === 'closed' ? null : (state.byRight?.right ?? null),
  turn: state.homes.filter((home) => home === state.body).length,
  mine: state.raisedBy === viewer,
  supportedByMe: state.supporters.includes(viewer),
  acts:
    state.status === 'closed'
      ? { ...nothing, contest: mayContestStill(organisation, state, viewer, now) }
      : actsOf(organisation, state, viewer, now),
});

/** The other open subjects of a backlog, into which one may be merged. */
export const mergeTargets = async (
  transaction: Transaction,
  subject: string,
): Promise<{ id: string; title: string }[]> => {
  const { rows } = await transaction.query<{ id: string; title: string }>({
    text: `select listing->>'id' as id, listing->>'title' as title from states
           where commune_id = $1 and noun = 'subject' and listing->>'status' <> 'closed' and listing->>'id' <> $2
           order by sort_key desc limit 200`,
    values: [transaction.communeId, subject],
  });
  return rows;
};
