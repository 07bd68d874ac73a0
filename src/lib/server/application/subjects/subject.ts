import {
  politicalReasons,
  type PoliticalReason,
  type Right,
  type SubjectState,
} from '#lib/governance/subjects/index.ts';
import type { Instant } from '#lib/kernel/civil.ts';
import type { Transaction } from '../../platform/postgres/pool.ts';
import { loadDocument, type Organisation } from '../organisation/organisation.ts';
import { bodyLink, personView, type PersonView } from '../people/persons.ts';
import { subjectActs, type SubjectActs } from './acts.ts';
import type { SubjectLineView } from './backlog.ts';

/** One subject, as an elected member or an agent reads it. */
export interface SubjectView extends SubjectLineView, SubjectActs {
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
  /** The texts on it that the reader is drafting: nobody else knows of them. */
  drafts: { id: string; title: string }[];
  /** Two bodies claim another subject: this one asks the group whose it is. */
  arbitrates: boolean;
  /** Under which right a meeting hears it; null when it waits for whoever wants to take it up. */
  right: Right | null;
  /** How many times it has come to its body: from the second on, it goes in circles. */
  turn: number;
  /** Why the charter's grid makes it political; empty when it does not. */
  reasons: readonly PoliticalReason[];
}

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

const subjectView = (
  organisation: Organisation,
  state: Exclude<SubjectState, { status: 'none' }>,
  viewer: string,
  acts: SubjectActs,
  drafts: SubjectView['drafts'],
): SubjectView => ({
  id: state.id,
  title: state.title,
  text: state.text,
  origin: state.origin,
  body: bodyLink(organisation, state.body),
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
  drafts,
  ...acts,
});

const draftsOf = async (
  transaction: Transaction,
  subject: string,
  viewer: string,
): Promise<SubjectView['drafts']> => {
  const { rows } = await transaction.query<{ id: string; title: string }>({
    text: `select listing->>'id' as id, listing->>'title' as title from states
           where commune_id = $1 and noun = 'proposal' and status = 'draft'
             and listing->>'subject' = $2 and listing->>'sponsor' = $3
           order by sort_key limit 20`,
    values: [transaction.communeId, subject, viewer],
  });
  return rows;
};

/** One subject with what the reader may do now; undefined when there is none under this id. */
export const loadSubject = async (
  transaction: Transaction,
  organisation: Organisation,
  id: string,
  viewer: string,
  now: Instant,
): Promise<{ subject: SubjectView; state: SubjectState; version: number } | undefined> => {
  const found = await loadDocument<SubjectState>(transaction, `subject:${id}`);
  if (!found || found.state.status === 'none') return undefined;
  const { state, version } = found;
  const acts = await subjectActs(transaction, organisation, state, viewer, now);
  const drafts = await draftsOf(transaction, id, viewer);
  return { subject: subjectView(organisation, state, viewer, acts, drafts), state, version };
};
