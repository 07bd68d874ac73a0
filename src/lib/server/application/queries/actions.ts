import { isOverdue } from '#lib/governance/actions/index.ts';
import { isInFunction } from '#lib/governance/commune/index.ts';
import { civilDateOf, type CivilDate, type Instant } from '#lib/kernel/civil.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';
import type { ActionLine } from '../nouns/action.ts';
import type { Organisation } from './organisation.ts';
import { bodyName, personView, type PersonView } from './persons.ts';

export interface ActionLineView extends Omit<ActionLine, 'body' | 'owner'> {
  body: { id: string; name: string };
  owner: PersonView;
  overdue: boolean;
  /** The owner left function: the action waits for somebody else. */
  toReassign: boolean;
}

/** How far a decision is carried out, derived from its actions. */
export type Execution = 'none' | 'inProgress' | 'late' | 'done';

export interface ActionFilter {
  owner: string | null;
  body: string | null;
  decision: string | null;
}

/** What was dropped counts for nothing; one action past its date makes the whole late. */
const executionOf = (lines: readonly ActionLine[], today: CivilDate): Execution => {
  const kept = lines.filter(({ status }) => status !== 'dropped');
  if (kept.length === 0) return 'none';
  if (kept.some((line) => isOverdue(line, today))) return 'late';
  return kept.every(({ status }) => status === 'done') ? 'done' : 'inProgress';
};

const lineView = (organisation: Organisation, line: ActionLine, today: CivilDate): ActionLineView => {
  const live = line.status === 'open' || line.status === 'inProgress';
  return {
    ...line,
    body: { id: line.body, name: bodyName(organisation, line.body) },
    owner: personView(organisation, line.owner),
    overdue: isOverdue(line, today),
    toReassign: live && !isInFunction(organisation.commune, line.owner, today),
  };
};

/** The actions asked for, at most 500: those to be done first, the most overdue before all. */
export const loadActions = async (
  transaction: Transaction,
  organisation: Organisation,
  { owner, body, decision }: ActionFilter,
  now: Instant,
): Promise<{ lines: ActionLineView[]; execution: Execution | null }> => {
  const { rows } = await transaction.query<{ listing: ActionLine }>({
    name: 'actions',
    text: `select listing from states
           where commune_id = $1 and noun = 'action'
             and ($2::text is null or listing->>'owner' = $2)
             and ($3::text is null or listing->>'body' = $3)
             and ($4::text is null or listing->>'decision' = $4)
           order by listing->>'status' in ('done', 'dropped'), sort_key, stream limit 500`,
    values: [transaction.communeId, owner, body, decision],
  });
  const today = civilDateOf(now);
  const lines = rows.map(({ listing }) => listing);
  return {
    lines: lines.map((line) => lineView(organisation, line, today)),
    execution: decision === null ? null : executionOf(lines, today),
  };
};
