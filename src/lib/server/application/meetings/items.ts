import {
  decisionOf,
  isOpen,
  lastVersion,
  type Objection,
  type Proposed,
} from '#lib/governance/proposals/index.ts';
import {
  secondsSpent,
  type AgendaItem,
  type Held,
  type ProposalResult,
} from '#lib/governance/meetings/index.ts';
import { personView } from '../people/persons.ts';
import type { AnsweredObjection } from '../register/decision.ts';
import type { DecisionLink } from '../register/titles.ts';
import type { DecidedItemView, ItemView } from './views.ts';
import { actsOfItem } from './acts.ts';
import type { Reading } from './reading.ts';
import type { Organisation } from '../organisation/organisation.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';

export type ProposalsById = ReadonlyMap<string, Proposed>;

/** The proposals that the items of a meeting have, or had when it dealt with them. */
export const loadProposals = async (transaction: Transaction, state: Held): Promise<ProposalsById> => {
  const ids = state.items.flatMap(({ proposal, results }) => [
    ...(proposal ? [proposal] : []),
    ...results.map((result) => result.proposal),
  ]);
  if (ids.length === 0) return new Map();
  const { rows } = await transaction.query<{ document: Proposed }>({
    name: 'load-proposals-of-meeting',
    text: 'select document from states where commune_id = $1 and stream = any($2::text[])',
    values: [transaction.communeId, [...new Set(ids)].map((id) => `proposal:${id}`)],
  });
  return new Map(rows.map(({ document }) => [document.id, document]));
};

/** Who facilitated the body's meetings before this one, the latest first; null where nobody held the role. */
export const loadPastFacilitators = async (
  transaction: Transaction,
  { body, startsAt }: Held,
): Promise<(string | null)[]> => {
  const { rows } = await transaction.query<{ person: string | null }>({
    name: 'load-past-facilitators',
    text: `select document->'roles'->'facilitator'->>'person' as person from states
           where commune_id = $1 and noun = 'meeting' and listing->>'body' = $2 and sort_key < $3
             and listing->>'status' in ('closed', 'recordPublished')
           order by sort_key desc limit 24`,
    values: [transaction.communeId, body, startsAt],
  });
  return rows.map(({ person }) => person);
};

const courseOf = ({ course }: AgendaItem, now: string) => ({
  status: course.status,
  seconds: course.status === 'waiting' ? null : secondsSpent(course, now),
  reason: 'reason' in course ? course.reason : null,
  phases: course.status === 'waiting' ? [] : course.phases,
});

const linkOf = (decided: DecidedItemView | null): DecisionLink | null =>
  decided && { id: decided.proposal, title: decided.title };

export const itemViews = (read: Reading, proposals: ProposalsById): ItemView[] =>
  read.state.items.map((item) => ({
    id: item.id,
    title: item.title,
    subject: item.subject,
    proposal: item.proposal,
    outcome: item.outcome,
    right: item.right,
    sponsor: item.sponsor === null ? null : personView(read.organisation, item.sponsor),
    minutes: item.minutes,
    ...courseOf(item, read.now),
    documents: item.documents,
    supporters: item.supporters.length,
    carriedOver: item.carriedOver,
    results: item.results,
    decidedBefore: linkOf(decidedBefore(read.state, item, proposals)),
    acts: actsOfItem(read.offered, item.id),
  }));

const answered = ({ criterion, status }: Objection): AnsweredObjection[] =>
  'resolution' in status ? [{ criterion, resolution: status.resolution }] : [];

const textOf = (proposal: Proposed) => {
  const adopted = decisionOf(proposal)?.decision.version;
  const { title, text } = proposal.versions.find(({ number }) => number === adopted) ?? lastVersion(proposal);
  return { title, text };
};

/** The concerns that a decision was taken with, in their authors' words; none while answers are awaited. */
export const concernsOf = (organisation: Organisation, proposal: Proposed | undefined) =>
  Object.entries((proposal && decisionOf(proposal)?.decision.positions) ?? {}).flatMap(
    ([person, position]) =>
      position.kind === 'concern' ? [{ by: personView(organisation, person), text: position.text }] : [],
  );

const decidedView = (item: string, proposal: Proposed, result: ProposalResult): DecidedItemView => ({
  item,
  proposal: proposal.id,
  result,
  ...textOf(proposal),
  absenteesUntil: proposal.phase === 'absentees' ? proposal.window.until : null,
  reviewOn: decisionOf(proposal)?.decision.terms.reviewOn ?? null,
  objections: proposal.objections.flatMap(answered),
});

/** What became of the items that a proposal answered, in the order of the agenda: the last result of each. */
export const decidedItems = (state: Held, proposals: ProposalsById): DecidedItemView[] =>
  state.items.flatMap((item): DecidedItemView[] => {
    const last = item.results.at(-1);
    const proposal = last && proposals.get(last.proposal);
    return last && proposal && !isOpen(proposal) ? [decidedView(item.id, proposal, last.result)] : [];
  });

/** The decision that the text of an item has become between two meetings, before this one was over; or null. */
export const decidedBefore = (
  state: Held,
  { id, proposal: wanted, results }: AgendaItem,
  proposals: ProposalsById,
): DecidedItemView | null => {
  const proposal = wanted === null ? undefined : proposals.get(wanted);
  const closure = proposal && decisionOf(proposal);
  if (!proposal || !closure || results.some((result) => result.proposal === wanted)) return null;
  const isLater = 'closedAt' in state && closure.decision.decidedAt > state.closedAt;
  return isLater ? null : decidedView(id, proposal, closure.outcome);
};
