import type { CitedDecision } from '#lib/governance/bodies/index.ts';
import type { KnownAction } from '#lib/governance/actions/index.ts';
import { isOverdue } from '#lib/governance/actions/index.ts';
import { isInFunction } from '#lib/governance/commune/index.ts';
import { civilDateOf, type Instant, type CivilDate } from '#lib/kernel/civil.ts';
import { isUuid, type Transaction } from '#lib/server/platform/postgres/pool.ts';
import { offer } from '../offer.ts';
import { standingOf } from '../organisation/in-context.ts';
import { actionTrials, candidatesOf, type ActionActs, type Candidate } from './acts.ts';
import type { Proposed } from '#lib/governance/proposals/index.ts';
import type { ActionLineView } from './actions.ts';
import { titlesOf } from '../register/titles.ts';
import { loadDocument, type Organisation } from '../organisation/organisation.ts';
import { bodyLink, personView, type PersonView } from '../people/persons.ts';

/** Something that happened to an action; the page turns it into a sentence. */
export interface ActionMoment {
  type: string;
  at: Instant;
  /** Null for what the calendar does by itself. */
  by: PersonView | null;
  /** A note, a reason or a result, in its author's words. */
  words: string | null;
  due: CivilDate | null;
  owner: PersonView | null;
  alert: string | null;
}

export interface AwaitedAction {
  id: string;
  title: string;
  status: KnownAction['status'];
}

/** One action, as elected members and staff read it. */
export interface ActionView extends Omit<ActionLineView, 'blocked' | 'endedAt'> {
  /** Of the stream, for `If-Match`. */
  version: number;
  /** Why nothing moves; null when nothing stands in the way. */
  blocked: string | null;
  /** What came of it, or why it was dropped. */
  outcome: string | null;
  endedAt: Instant | null;
  /** The meeting whose record noted it. */
  meeting: string | null;
  mine: boolean;
  /** How the decision stands: called in, its execution waits; ended, nothing new begins (I-4). */
  decisionState: CitedDecision['state'] | null;
  awaits: AwaitedAction[];
  history: ActionMoment[];
  acts: ActionActs;
  candidates: Candidate[];
}

interface JournalRow {
  type: string;
  data: Readonly<Record<string, unknown>>;
  actor: string;
  recorded_at: Date;
}

const textIn = (data: JournalRow['data'], ...names: readonly string[]): string | null =>
  names.map((name) => data[name]).find((value) => typeof value === 'string') ?? null;

const momentOf = (
  organisation: Organisation,
  { type, data, actor, recorded_at }: JournalRow,
): ActionMoment => {
  const owner = textIn(data, 'owner');
  const person = actor.startsWith('person:') ? actor.slice('person:'.length) : null;
  return {
    type,
    at: recorded_at.toISOString(),
    by: person === null ? null : personView(organisation, person),
    words: textIn(data, 'text', 'reason', 'result'),
    due: textIn(data, 'due'),
    owner: owner === null ? null : personView(organisation, owner),
    alert: textIn(data, 'alert'),
  };
};

/** What happened to an action, latest first. */
const historyOf = async (
  transaction: Transaction,
  organisation: Organisation,
  id: string,
): Promise<ActionMoment[]> => {
  const { rows } = await transaction.query<JournalRow>({
    name: 'action-history',
    text: `select type, data, actor, recorded_at from journal
           where commune_id = $1 and stream = $2 order by stream_version desc limit 200`,
    values: [transaction.communeId, `action:${id}`],
  });
  return rows.map((row) => momentOf(organisation, row));
};

const awaitedBy = async (
  transaction: Transaction,
  dependsOn: readonly string[],
): Promise<AwaitedAction[]> => {
  if (dependsOn.length === 0) return [];
  const { rows } = await transaction.query<AwaitedAction>({
    text: `select listing->>'id' as id, listing->>'title' as title, status from states
           where commune_id = $1 and stream = any($2)`,
    values: [transaction.communeId, dependsOn.map((id) => `action:${id}`)],
  });
  return rows;
};

/** One action with its history and what the viewer may do; undefined when there is none. */
export const loadAction = async (
  transaction: Transaction,
  organisation: Organisation,
  id: string,
  who: { viewer: string; now: Instant },
): Promise<ActionView | undefined> => {
  if (!isUuid(id)) return undefined;
  const stored = await loadDocument<KnownAction>(transaction, `action:${id.toLowerCase()}`);
  if (!stored) return undefined;
  const { state, version } = stored;
  const awaits = await awaitedBy(transaction, state.dependsOn);
  const decision = await loadDocument<Proposed>(transaction, `proposal:${state.decision}`);
  const candidates = candidatesOf(organisation, who.now);
  const titles = await titlesOf(transaction, [state.decision]);
  const today = civilDateOf(who.now);
  const live = state.status === 'open' || state.status === 'inProgress';
  return {
    id: state.id,
    version,
    title: state.title,
    decision: { id: state.decision, title: titles.get(state.decision) ?? '' },
    body: bodyLink(organisation, state.body),
    owner: personView(organisation, state.owner),
    due: state.due,
    status: state.status,
    blocked: state.blocked,
    outcome: state.status === 'done' ? state.result : state.status === 'dropped' ? state.reason : null,
    endedAt: 'endedAt' in state ? state.endedAt : null,
    overdue: isOverdue(state, today),
    toReassign: live && !isInFunction(organisation.commune, state.owner, today),
    meeting: state.meeting,
    mine: state.owner === who.viewer,
    decisionState: decision ? standingOf(decision.state) : null,
    awaits,
    history: await historyOf(transaction, organisation, state.id),
    acts: await offer({ transaction, organisation, ...who }, actionTrials(state, candidates, today)),
    candidates,
  };
};
