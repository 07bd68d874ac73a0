import { isOverdue } from '#lib/governance/actions/index.ts';
import { isInFunction } from '#lib/governance/commune/index.ts';
import { civilDateOf, type CivilDate, type Instant } from '#lib/kernel/civil.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';
import type { ActionLine } from './stream.ts';
import { titlesOf, type DecisionLink } from '../register/titles.ts';
import { executionOf, type Execution } from './execution.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { bodyLink, personView, type BodyLink, type PersonView } from '../people/persons.ts';
import { withoutAccents } from '../without-accents.ts';

export interface ActionLineView extends Omit<ActionLine, 'body' | 'decision' | 'owner'> {
  body: BodyLink;
  decision: DecisionLink;
  owner: PersonView;
  overdue: boolean;
  /** The owner left function: the action waits for somebody else. */
  toReassign: boolean;
}

/** What a list of actions may be narrowed to: all that is alive, or one state of it. */
export const actionStates = [
  'live',
  'late',
  'open',
  'inProgress',
  'blocked',
  'toReassign',
  'done',
  'dropped',
] as const;
export type ActionStateFilter = (typeof actionStates)[number];

export interface ActionFilter {
  owner: string | null;
  body: string | null;
  decision: string | null;
  /** Null for all of them, done and dropped included. */
  state: ActionStateFilter | null;
  /** Words of the title, as typed. */
  words: string;
}

export const everyAction: ActionFilter = { owner: null, body: null, decision: null, state: null, words: '' };

const lineView = (
  organisation: Organisation,
  line: ActionLine,
  titles: ReadonlyMap<string, string>,
  today: CivilDate,
): ActionLineView => {
  const live = line.status === 'open' || line.status === 'inProgress';
  return {
    ...line,
    body: bodyLink(organisation, line.body),
    decision: { id: line.decision, title: titles.get(line.decision) ?? '' },
    owner: personView(organisation, line.owner),
    overdue: isOverdue(line, today),
    toReassign: live && !isInFunction(organisation.commune, line.owner, today),
  };
};

const actionsListed = 500;

/** Live first, by date: the most overdue before all; then what ended, latest first. */
const linesOf = async (
  transaction: Transaction,
  { owner, body, decision, state, words }: ActionFilter,
  today: CivilDate,
): Promise<ActionLine[]> => {
  const { rows } = await transaction.query<{ listing: ActionLine }>({
    name: 'actions',
    text: `select listing from states
           where commune_id = $1 and noun = 'action' and listing is not null
             and ($2::text is null or listing->>'owner' = $2)
             and ($3::text is null or body = $3)
             and ($4::text is null or listing->>'decision' = $4)
             and case $5::text
               when 'live' then status in ('open', 'inProgress')
               when 'toReassign' then status in ('open', 'inProgress')
               when 'late' then status in ('open', 'inProgress') and sort_key < $6
               when 'blocked' then status in ('open', 'inProgress') and (listing->>'blocked')::boolean
               else $5 is null or status = $5 end
             and ($7 = '' or search @@ (websearch_to_tsquery('french', $7) || websearch_to_tsquery('french', $8)))
           order by status in ('done', 'dropped'), listing->>'endedAt' desc nulls first, sort_key, stream
           limit $9`,
    values: [
      transaction.communeId,
      owner,
      body,
      decision,
      state,
      today,
      words,
      withoutAccents(words),
      actionsListed,
    ],
  });
  return rows.map(({ listing }) => listing);
};

/** The actions asked for, at most 500: those to be done first, the most overdue before all. */
export const loadActions = async (
  transaction: Transaction,
  organisation: Organisation,
  filter: ActionFilter,
  now: Instant,
): Promise<{ lines: ActionLineView[]; execution: Execution | null }> => {
  const today = civilDateOf(now);
  const listed = await linesOf(transaction, filter, today);
  const titles = await titlesOf(transaction, [...new Set(listed.map(({ decision }) => decision))]);
  const lines = listed.map((line) => lineView(organisation, line, titles, today));
  return {
    lines: filter.state === 'toReassign' ? lines.filter(({ toReassign }) => toReassign) : lines,
    execution: filter.decision === null ? null : executionOf(listed, today),
  };
};
