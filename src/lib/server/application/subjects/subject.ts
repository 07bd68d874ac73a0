import { isLive, isVoter, type Body } from '#lib/governance/bodies/index.ts';
import { isElected, isInFunction, memberOf } from '#lib/governance/commune/index.ts';
import { parametersInForce } from '#lib/governance/charter/index.ts';
import {
  politicalReasons,
  type ClosedSubject,
  type OpenSubject,
  type PoliticalReason,
  type Right,
  type SubjectState,
} from '#lib/governance/subjects/index.ts';
import { addHours, civilDateOf } from '#lib/kernel/civil.ts';
import { mayReadBacklog, type SubjectLineView } from './backlog.ts';
import { inOrder } from '../bodies/in-order.ts';
import { bodyName, personView, type PersonView } from '../people/persons.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { Instant } from '#lib/kernel/civil.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';

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
    move: (mine || votes) && free && state.meeting === null,
    refer: acts && mayRefer(state, body, viewer),
    draft: votes && state.status === 'raised',
  };
};

/** Whoever sits there sends it to the body that may decide; what came by right, once it was heard. */
const mayRefer = (state: OpenSubject, body: Body | undefined, viewer: string): boolean => {
  if (state.status === 'onAgenda') return false;
  const { byRight, passages } = state;
  const sits = body?.members.some(({ person, capacity }) => person === viewer && capacity !== 'adviser');
  if (state.meeting !== null && body?.kind === 'majorityGroup') return false;
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
