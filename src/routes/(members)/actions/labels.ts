import { m } from '#lib/paraglide/messages.js';
import { dayInWords } from '#lib/ui/day.ts';
import { deadlineInWords } from '#lib/ui/deadline.ts';
import type { ActionMoment } from '#lib/server/application/actions/action.ts';
import type { ActionLineView, ActionStateFilter } from '#lib/server/application/actions/actions.ts';

const statuses: Record<ActionLineView['status'], () => string> = {
  open: m.actions_open,
  inProgress: m.actions_in_progress,
  done: m.actions_done,
  dropped: m.actions_dropped,
};
export const statusWord = (status: ActionLineView['status']): string => statuses[status]();

const states: Record<Exclude<ActionStateFilter, 'live'>, () => string> = {
  late: m.actions_late,
  open: m.actions_open,
  inProgress: m.actions_in_progress,
  blocked: m.actions_blocked,
  toReassign: m.actions_to_reassign,
  done: m.actions_done,
  dropped: m.actions_dropped,
};
export const stateOptions = () => Object.entries(states).map(([value, label]) => ({ value, label: label() }));

type Dated = Pick<ActionLineView, 'due' | 'status' | 'overdue' | 'endedAt'>;

/** « en retard depuis le 6 novembre 2026 », « le 1 décembre », « faite le 2 octobre 2026 ». */
export const whenInWords = ({ due, status, overdue, endedAt }: Dated, now: string): string => {
  if (status === 'done') return m.actions_done_on({ day: dayInWords(endedAt ?? due) });
  if (status === 'dropped') return m.actions_dropped_on({ day: dayInWords(endedAt ?? due) });
  return overdue ? m.actions_late_since({ day: dayInWords(due) }) : deadlineInWords(due, now);
};

type Told = (moment: { name: string; day: string; owner: string }) => string;

const tellings: Record<string, Told> = {
  ActionOpened: m.actions_told_opened,
  ActionStarted: m.actions_told_started,
  ProgressNoted: m.actions_told_noted,
  ActionBlocked: m.actions_told_blocked,
  ActionUnblocked: m.actions_told_unblocked,
  ActionReassigned: m.actions_told_reassigned,
  ActionRescheduled: m.actions_told_rescheduled,
  ActionCompleted: m.actions_told_completed,
  ActionDropped: m.actions_told_dropped,
  ActionReopened: m.actions_told_reopened,
};

/** What happened, in a sentence; the calendar's reminders have nobody behind them. */
export const telling = ({ type, by, due, owner, alert }: ActionMoment): string => {
  if (type === 'ActionAlerted')
    return alert === 'overdue' ? m.actions_told_overdue() : m.actions_told_due_soon();
  const facts = {
    name: by?.name ?? m.actions_somebody(),
    day: due ? dayInWords(due) : '',
    owner: owner?.name ?? '',
  };
  return tellings[type]?.(facts) ?? '';
};
