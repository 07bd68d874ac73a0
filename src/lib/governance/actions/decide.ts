import { civilDateOf, isCivilDate } from '#lib/kernel/civil.ts';
import { ok, refuse, type Result } from '#lib/kernel/result.ts';
import { seen } from '#lib/kernel/seen.ts';
import { horizonOf, tooFar, type PersonId } from '../commune/index.ts';
import { concerned } from './who.ts';
import { alertOn, mayOwn } from './facts.ts';
import type {
  ActionContext,
  ActionEvent,
  ActionRefusal,
  ActionState,
  ExecutedDecision,
  KnownAction,
} from './actions.ts';
import type { ActionCommand } from './commands.ts';

type Decision = Result<readonly ActionEvent[], ActionRefusal>;
type Of<Type extends ActionCommand['type']> = Extract<ActionCommand, { type: Type }>;

// What a meeting notes as an action becomes one as it stands.
const longestTitle = 300;
const longestText = 2_000;
const shortestReason = 10;
const mostDependencies = 20;

const checkText = (text: string, minimum: number, maximum: number): ActionRefusal | null => {
  const { length } = text.trim();
  const read = seen(text).length;
  if (read < minimum) return { code: 'text-too-short', length: read, minimum };
  return length > maximum ? { code: 'text-too-long', length, maximum } : null;
};
const checkReason = (reason: string) => checkText(reason, shortestReason, longestText);

const outcome = (refused: ActionRefusal | null, event: ActionEvent): Decision =>
  refused === null ? ok([event]) : refuse(refused);

const checkDue = (due: string, { commune, now }: ActionContext): ActionRefusal | null => {
  const today = civilDateOf(now);
  if (!isCivilDate(due) || due < today) return { code: 'date-before-today', date: due, today };
  return tooFar(due, horizonOf(commune, now));
};

const checkOwner = (owner: PersonId, { commune, now }: ActionContext): ActionRefusal | null =>
  mayOwn(commune, owner, civilDateOf(now)) ? null : { code: 'owner-cannot-act', owner };

/** Members called the decision in: its execution waits for what the group says of it (I-4). */
const checkPaused = (decision: string, { state }: ExecutedDecision): ActionRefusal | null =>
  state === 'suspended' ? { code: 'decision-suspended', decision } : null;

/** Nothing new begins on a decision that no longer binds. */
const checkForce = (decision: string, executed: ExecutedDecision): ActionRefusal | null => {
  const { state } = executed;
  const paused = checkPaused(decision, executed);
  return paused ?? (state === 'inForce' ? null : { code: 'decision-not-in-force', decision, state });
};

const checkKnown = (dependsOn: readonly string[], { dependencies }: ActionContext): ActionRefusal | null => {
  if (dependsOn.length > mostDependencies)
    return { code: 'too-many-dependencies', maximum: mostDependencies };
  const action = dependsOn.find((id) => dependencies[id] === undefined);
  return action === undefined ? null : { code: 'dependency-unknown', action };
};

/** What was given up holds nobody back any more. */
const checkAwaited = ({ dependsOn }: KnownAction, { dependencies }: ActionContext): ActionRefusal | null => {
  const action = dependsOn.find((id) => dependencies[id] === 'open' || dependencies[id] === 'inProgress');
  return action === undefined ? null : { code: 'dependency-not-done', action };
};

const open = (state: ActionState, command: Of<'OpenAction'>, context: ActionContext): Decision => {
  const { action: id, decision, owner, due } = command;
  if (state.status !== 'none') return refuse({ code: 'action-exists', action: id });
  if (context.decision === null) return refuse({ code: 'decision-unknown', decision });
  const by = concerned(context, context.decision, null);
  if (!by.ok) return by;
  const dependsOn = [...new Set(command.dependsOn)];
  const refused =
    checkForce(decision, context.decision) ??
    checkText(command.title, 1, longestTitle) ??
    checkOwner(owner, context) ??
    checkDue(due, context) ??
    checkKnown(dependsOn, context);
  const facts = {
    id,
    title: command.title.trim(),
    decision,
    body: context.decision.body,
    owner,
    due,
    dependsOn,
  };
  return outcome(refused, { type: 'ActionOpened', ...facts, by: by.value, at: context.now, meeting: null });
};

/**
 * What a meeting noted for a decision becomes an action once the decision is taken. Nothing comes of it without
 * a decision that binds: it then stands in the record only. An owner who left or a date that passed while the
 * absent were awaited lose nothing: the action is there, to be given or rescheduled.
 */
const openNoted = (state: ActionState, command: Of<'OpenNotedAction'>, context: ActionContext): Decision => {
  if (context.actor.kind !== 'system') return refuse({ code: 'system-only' });
  const { action: id, title, decision, owner, due, meeting } = command;
  const taken = context.decision?.state;
  if (context.decision === null || (taken !== 'inForce' && taken !== 'suspended')) return ok([]);
  if (state.status !== 'none') return ok([]);
  const facts = { id, title, decision, body: context.decision.body, owner, due, dependsOn: [] };
  return ok([{ type: 'ActionOpened', ...facts, by: null, at: context.now, meeting }]);
};

/** Given by the calendar, once each; late or twice, it says nothing. */
const alert = (state: KnownAction, { actor, now }: ActionContext): Decision => {
  if (actor.kind !== 'system') return refuse({ code: 'system-only' });
  const given = alertOn(state, civilDateOf(now));
  return ok(given === null ? [] : [{ type: 'ActionAlerted', alert: given }]);
};

const start = (
  state: KnownAction,
  decision: ExecutedDecision,
  context: ActionContext,
  by: PersonId,
): Decision => {
  if (state.status === 'inProgress') return refuse({ code: 'action-already-started' });
  const blocked: ActionRefusal | null =
    state.blocked === null ? null : { code: 'action-blocked', reason: state.blocked };
  const refused = checkForce(state.decision, decision) ?? blocked ?? checkAwaited(state, context);
  return outcome(refused, { type: 'ActionStarted', by });
};

const reopen = (
  state: KnownAction,
  { due, reason }: Of<'ReopenAction'>,
  decision: ExecutedDecision,
  context: ActionContext,
  by: PersonId,
): Decision => {
  const ended = state.status === 'done' || state.status === 'dropped';
  const alive: ActionRefusal | null = ended ? null : { code: 'action-not-ended' };
  const refused =
    alive ?? checkForce(state.decision, decision) ?? checkDue(due, context) ?? checkReason(reason);
  return outcome(refused, { type: 'ActionReopened', due, reason: reason.trim(), by });
};

type WhileLive = Exclude<
  ActionCommand,
  { type: 'OpenAction' | 'OpenNotedAction' | 'StartAction' | 'ReopenAction' | 'AlertAction' }
>;

const carryOn = (
  state: KnownAction,
  command: WhileLive,
  decision: ExecutedDecision,
  context: ActionContext,
  by: PersonId,
): Decision => {
  const at = context.now;
  switch (command.type) {
    case 'NoteProgress':
      return outcome(checkText(command.text, 1, longestText), {
        type: 'ProgressNoted',
        text: command.text.trim(),
        by,
        at,
      });
    case 'BlockAction': {
      const reason = command.reason.trim();
      const same: ActionRefusal | null = state.blocked === reason ? { code: 'nothing-changes' } : null;
      return outcome(checkReason(reason) ?? same, { type: 'ActionBlocked', reason, by });
    }
    case 'UnblockAction':
      return outcome(state.blocked === null ? { code: 'action-not-blocked' } : null, {
        type: 'ActionUnblocked',
        by,
      });
    case 'ReassignAction': {
      const { owner } = command;
      const same: ActionRefusal | null = owner === state.owner ? { code: 'nothing-changes' } : null;
      return outcome(same ?? checkOwner(owner, context), { type: 'ActionReassigned', owner, by });
    }
    case 'RescheduleAction': {
      const { due, reason } = command;
      const same: ActionRefusal | null = due === state.due ? { code: 'nothing-changes' } : null;
      const refused = same ?? checkDue(due, context) ?? checkReason(reason);
      return outcome(refused, { type: 'ActionRescheduled', due, reason: reason.trim(), by });
    }
    case 'CompleteAction': {
      const result = command.result.trim();
      const refused =
        checkPaused(state.decision, decision) ??
        checkAwaited(state, context) ??
        checkText(result, 1, longestText);
      return outcome(refused, { type: 'ActionCompleted', result, by, at });
    }
    case 'DropAction': {
      const reason = command.reason.trim();
      return outcome(checkReason(reason), { type: 'ActionDropped', reason, by, at });
    }
  }
};

/** What follows from a command on an action of a decision's execution. */
export const decide = (state: ActionState, command: ActionCommand, context: ActionContext): Decision => {
  if (command.type === 'OpenAction') return open(state, command, context);
  if (command.type === 'OpenNotedAction') return openNoted(state, command, context);
  if (state.status === 'none') return refuse({ code: 'action-unknown' });
  if (command.type === 'AlertAction') return alert(state, context);
  const { decision } = context;
  if (decision === null) return refuse({ code: 'decision-unknown', decision: state.decision });
  const by = concerned(context, decision, state.owner);
  if (!by.ok) return by;
  if (command.type === 'ReopenAction') return reopen(state, command, decision, context, by.value);
  if (state.status === 'done' || state.status === 'dropped')
    return refuse({ code: 'action-ended', status: state.status });
  return command.type === 'StartAction'
    ? start(state, decision, context, by.value)
    : carryOn(state, command, decision, context, by.value);
};
