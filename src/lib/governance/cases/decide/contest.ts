import { ok, refuse } from '#lib/kernel/result.ts';
import { groupOf, isLive, systemOnly } from '../who.ts';
import type { Decide } from './types.ts';

/**
 * A member's doubt about what is decided already, or is being decided alone, comes before the group by right: one
 * is enough (I-1). Execution goes on, unless enough members call the decision in (I-4). What the group decided, or
 * what it lent the power to decide, is no executive decision: there is nothing to open.
 */
export const openContest: Decide<'OpenContest'> = (state, command, context) => {
  const refused = systemOnly(context);
  if (refused) return refuse(refused);
  const group = groupOf(context);
  if (state.kind !== 'none' || !group.ok) return ok([]);
  const { case: id, contested, title, by, reason } = command;
  const { decision, now: at } = context;
  if (contested.kind === 'decision' && !decision?.contested) return ok([]);
  const from = contested.kind === 'decision' ? (decision?.body ?? null) : null;
  const facts = { id, subject: id, to: group.value.id, from, contested, title, by, reason };
  return ok([{ type: 'ContestOpened', ...facts, at }]);
};

/** Kept, repealed or replaced by a text on something else: the group has answered, and hears it no more. */
export const liftContest: Decide<'LiftContest'> = (state, { settlement, decision }, context) => {
  const refused = systemOnly(context);
  if (refused) return refuse(refused);
  if (state.kind !== 'contest' || !isLive(state)) return ok([]);
  const { status } = context.subject;
  const closes = status === 'raised' || status === 'parked';
  return ok([{ type: 'ContestLifted', settlement, decision, closes, at: context.now }]);
};
