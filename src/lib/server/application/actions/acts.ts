import { decide, mayOwn } from '#lib/governance/actions/index.ts';
import { decisionOf } from '#lib/governance/proposals/index.ts';
import { addDays, civilDateOf, type CivilDate, type Instant } from '#lib/kernel/civil.ts';
import type { Transaction } from '#lib/server/platform/postgres/pool.ts';
import { everyAction, loadActions, type ActionLineView } from './actions.ts';
import { mayReadBacklog } from '../subjects/backlog.ts';
import { loadDocument, type Organisation } from '../organisation/organisation.ts';
import { personView, type PersonView } from '../people/persons.ts';
import type {
  ActionCommand,
  ActionContext,
  ActionState,
  KnownAction,
} from '#lib/governance/actions/index.ts';
import type { Proposed } from '#lib/governance/proposals/index.ts';

/** Somebody to whom an action may be given. */
export interface Candidate extends PersonView {
  function: string;
}

/** Elected members and staff in function, by family name. */
export const candidatesOf = (organisation: Organisation, now: Instant): Candidate[] => {
  const { commune, names } = organisation;
  if (commune.status === 'none') return [];
  const today = civilDateOf(now);
  const family = (id: string) => names.get(id)?.family ?? '';
  return Object.entries(commune.members)
    .filter(([id]) => mayOwn(commune, id, today))
    .toSorted(([a], [b]) => family(a).localeCompare(family(b), 'fr'))
    .map(([id, member]) => ({ ...personView(organisation, id), function: member.function }));
};

/** A decision as the rules of execution see it; null when it was never adopted. */
const executedDecision = async (transaction: Transaction, id: string): Promise<ActionContext['decision']> => {
  const state = (await loadDocument<Proposed>(transaction, `proposal:${id}`))?.state;
  const closure = state && decisionOf(state);
  if (!closure) return null;
  const { force, terms, suspendedBy } = closure.decision;
  const paused = force.kind === 'inForce' && suspendedBy !== null;
  return { body: state.body, state: paused ? 'suspended' : force.kind, carriedBy: terms.carriedBy };
};

/** What the rules would look at if the viewer acted now on the execution of a decision. */
export const actingOn = async (
  transaction: Transaction,
  { commune, bodies }: Organisation,
  decision: string,
  dependencies: ActionContext['dependencies'],
  { viewer, now }: { viewer: string; now: Instant },
): Promise<ActionContext> => ({
  now,
  actor: { kind: 'person', person: viewer },
  commune,
  bodies,
  decision: await executedDecision(transaction, decision),
  dependencies,
});

const reason = 'Un motif de plus de dix caractères';

type Acts =
  'start' | 'note' | 'block' | 'unblock' | 'reassign' | 'reschedule' | 'complete' | 'drop' | 'reopen';

/** Each gesture as somebody would make it, with words and dates that no rule refuses. */
const gestures = (
  { id: action, due, owner }: KnownAction,
  candidates: readonly Candidate[],
  today: CivilDate,
): Record<Acts, ActionCommand> => {
  const later = addDays(due > today ? due : today, 1);
  const other = candidates.find(({ id }) => id !== owner)?.id ?? owner;
  return {
    start: { type: 'StartAction', action },
    note: { type: 'NoteProgress', action, text: reason },
    block: { type: 'BlockAction', action, reason },
    unblock: { type: 'UnblockAction', action },
    reassign: { type: 'ReassignAction', action, owner: other },
    reschedule: { type: 'RescheduleAction', action, due: later, reason },
    complete: { type: 'CompleteAction', action, result: reason },
    drop: { type: 'DropAction', action, reason },
    reopen: { type: 'ReopenAction', action, due: later, reason },
  };
};

export type ActionActs = Record<Acts, boolean>;

/** What the viewer may do now: the answers of the rules themselves, tried without effect. */
export const actsOn = (
  state: KnownAction,
  context: ActionContext,
  candidates: readonly Candidate[],
): ActionActs => {
  const tried = Object.entries(gestures(state, candidates, civilDateOf(context.now)));
  return Object.fromEntries(
    tried.map(([act, command]) => [act, decide(state, command, context).ok]),
  ) as ActionActs;
};

/** Whether the viewer may open actions on a decision. */
const mayOpenAction = async (
  transaction: Transaction,
  organisation: Organisation,
  decision: string,
  who: { viewer: string; now: Instant },
): Promise<boolean> => {
  const context = await actingOn(transaction, organisation, decision, {}, who);
  const owner = candidatesOf(organisation, who.now)[0]?.id ?? who.viewer;
  const none: ActionState = { status: 'none' };
  const due = civilDateOf(who.now);
  const opening = {
    type: 'OpenAction',
    action: '',
    title: reason,
    decision,
    owner,
    due,
    dependsOn: [],
  } as const;
  return decide(none, opening, context).ok;
};

/** The actions of a decision, for elected members and staff; null for anybody else (I-25). */
export const executionInside = async (
  transaction: Transaction,
  organisation: Organisation,
  decision: string,
  who: { viewer: string; now: Instant },
): Promise<{ lines: ActionLineView[]; mayOpen: boolean } | null> => {
  if (!mayReadBacklog(organisation, who.viewer, who.now)) return null;
  const { lines } = await loadActions(transaction, organisation, { ...everyAction, decision }, who.now);
  return { lines, mayOpen: await mayOpenAction(transaction, organisation, decision, who) };
};
