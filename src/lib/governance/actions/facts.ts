import { addDays, endOf, type CivilDate, type Instant } from '#lib/kernel/civil.ts';
import {
  isElected,
  isInFunction,
  isStaff,
  memberOf,
  type CommuneState,
  type PersonId,
} from '../commune/index.ts';
import type { ActionAlert, ActionState, KnownAction } from './actions.ts';

const noticeDays = 7;

const isLive = ({ status }: Pick<KnownAction, 'status'>): boolean =>
  status === 'open' || status === 'inProgress';

/** Still to be done after the last day that was said. */
export const isOverdue = (action: Pick<KnownAction, 'status' | 'due'>, today: CivilDate): boolean =>
  isLive(action) && action.due < today;

/** An action is owned by an elected member or an agent, in function on that day (I-16). */
export const mayOwn = (commune: CommuneState, person: PersonId, today: CivilDate): boolean => {
  const held = memberOf(commune, person)?.function;
  return held !== undefined && (isElected(held) || isStaff(held)) && isInFunction(commune, person, today);
};

/** The alert to give on that day, each once for a due date; null when there is none. */
export const alertOn = (action: KnownAction, today: CivilDate): ActionAlert | null => {
  if (!isLive(action)) return null;
  if (isOverdue(action, today)) return action.alerts.includes('overdue') ? null : 'overdue';
  return today >= addDays(action.due, -noticeDays) && action.alerts.length === 0 ? 'dueSoon' : null;
};

/** When the action asks to be looked at again: seven days before its due date, then the day after it. */
export const nextAlertAt = (state: ActionState): Instant | null => {
  if (state.status === 'none' || !isLive(state) || state.alerts.includes('overdue')) return null;
  return endOf(state.alerts.length > 0 ? state.due : addDays(state.due, -noticeDays - 1));
};
