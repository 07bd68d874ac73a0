import type { ActionEvent, ActionState, LiveAction } from './actions.ts';

export const initial: ActionState = { status: 'none' };

const open = ({ type: _, by, at, ...facts }: Extract<ActionEvent, { type: 'ActionOpened' }>): LiveAction => ({
  status: 'open',
  ...facts,
  openedBy: by,
  openedAt: at,
  progress: [],
  blocked: null,
  alerts: [],
});

/** The action under way again, without what its end had added to it. */
const reopened = (state: Exclude<ActionState, { status: 'none' }>, due: string): LiveAction => {
  const { id, title, decision, body, owner, dependsOn, openedBy, openedAt, meeting, progress } = state;
  const facts = { id, title, decision, body, owner, dependsOn, openedBy, openedAt, meeting, progress };
  return { status: 'inProgress', ...facts, due, blocked: null, alerts: [] };
};

export const evolve = (state: ActionState, event: ActionEvent): ActionState => {
  if (event.type === 'ActionOpened') return open(event);
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'ActionReopened':
      return reopened(state, event.due);
    case 'ActionStarted':
      return { ...reopened(state, state.due), alerts: state.alerts };
    case 'ProgressNoted': {
      const { text, by, at } = event;
      return { ...state, progress: [...state.progress, { text, by, at }] };
    }
    case 'ActionBlocked':
      return { ...state, blocked: event.reason };
    case 'ActionUnblocked':
      return { ...state, blocked: null };
    case 'ActionReassigned':
      return { ...state, owner: event.owner };
    case 'ActionRescheduled':
      return { ...state, due: event.due, alerts: [] };
    case 'ActionCompleted':
      return { ...state, status: 'done', result: event.result, endedAt: event.at };
    case 'ActionDropped':
      return { ...state, status: 'dropped', reason: event.reason, endedAt: event.at };
    case 'ActionAlerted':
      return { ...state, alerts: [...state.alerts, event.alert] };
  }
};
