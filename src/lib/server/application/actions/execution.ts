import { isOverdue } from '#lib/governance/actions/index.ts';
import { memberOf } from '#lib/governance/commune/index.ts';
import type { CivilDate, Instant } from '#lib/kernel/civil.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';
import type { ActionLine } from './stream.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { publicPersonView, type PersonView } from '../people/persons.ts';

/** How far a decision is carried out, derived from its actions. */
export type Execution = 'none' | 'inProgress' | 'late' | 'done';

/** One action as anybody may see it: by when, by whom if elected, otherwise by which function (I-25). */
export interface PublicAction {
  due: CivilDate;
  status: 'open' | 'inProgress' | 'done';
  overdue: boolean;
  endedAt: Instant | null;
  person: PersonView | null;
  function: string;
}

/** The execution of a decision as anybody may read it. Titles are written among colleagues and stay there. */
export interface ExecutionView {
  /** Paused while members have called the decision in (I-4). */
  state: Execution | 'paused';
  done: number;
  late: number;
  /** What was dropped counts for nothing. */
  total: number;
  /** The earliest due date of what is still to be done. */
  nextDue: string | null;
  actions: PublicAction[];
}

/** What was dropped counts for nothing; one action past its date makes the whole late. */
export const executionOf = (
  lines: readonly Pick<ActionLine, 'status' | 'due'>[],
  today: CivilDate,
): Execution => {
  const kept = lines.filter(({ status }) => status !== 'dropped');
  if (kept.length === 0) return 'none';
  if (kept.some((line) => isOverdue(line, today))) return 'late';
  return kept.every(({ status }) => status === 'done') ? 'done' : 'inProgress';
};

const publicAction = (
  organisation: Organisation,
  { due, status, owner, endedAt }: ActionLine,
  today: CivilDate,
): PublicAction[] =>
  status === 'dropped'
    ? []
    : [
        {
          due,
          status,
          overdue: isOverdue({ status, due }, today),
          endedAt,
          person: publicPersonView(organisation, owner),
          function: memberOf(organisation.commune, owner)?.function ?? 'agent',
        },
      ];

/** How a decision is carried out, for its public page. */
export const publicExecution = async (
  transaction: Transaction,
  organisation: Organisation,
  { id: decision, paused }: { id: string; paused: boolean },
  today: CivilDate,
): Promise<ExecutionView> => {
  const { rows } = await transaction.query<{ listing: ActionLine }>({
    name: 'execution',
    text: `select listing from states
           where commune_id = $1 and noun = 'action' and listing->>'decision' = $2
           order by sort_key, stream limit 200`,
    values: [transaction.communeId, decision],
  });
  const lines = rows.map(({ listing }) => listing);
  const actions = lines.flatMap((line) => publicAction(organisation, line, today));
  return {
    state: paused ? 'paused' : executionOf(lines, today),
    done: actions.filter(({ status }) => status === 'done').length,
    late: actions.filter(({ overdue }) => overdue).length,
    total: actions.length,
    nextDue: actions.find(({ status }) => status !== 'done')?.due ?? null,
    actions,
  };
};
