import type { ClosedSubject, OpenSubject, RaisedSubject, SubjectEvent, SubjectState } from './subjects.ts';

export const initial: SubjectState = { status: 'none' };

const raise = ({
  type: _,
  by,
  at,
  ...facts
}: Extract<SubjectEvent, { type: 'SubjectRaised' }>): RaisedSubject => ({
  status: 'raised',
  ...facts,
  raisedBy: by,
  raisedAt: at,
  contests: [],
  settledBy: null,
  supporters: [],
  meeting: null,
  passages: [],
  byRight: null,
  homes: [facts.body],
});

/** The subject as it waits in the backlog, without what parking or the agenda had added to it. */
const inBacklog = (state: OpenSubject | ClosedSubject): RaisedSubject => {
  const { id, title, text, raisedBy, raisedAt, body, origin } = state;
  const { nature, grounds, contests, settledBy, supporters, meeting, passages, byRight, homes } = state;
  const facts = { id, title, text, raisedBy, raisedAt, body, origin };
  const history = { supporters, meeting, passages, byRight, homes };
  return { status: 'raised', ...facts, nature, grounds, contests, settledBy, ...history };
};

export const evolve = (state: SubjectState, event: SubjectEvent): SubjectState => {
  if (event.type === 'SubjectRaised') return raise(event);
  if (state.status === 'none') return state;
  if (event.type === 'NatureSettled') {
    return { ...state, nature: event.nature, settledBy: event.decision };
  }
  if (event.type === 'SubjectRecalled') {
    const { body } = event;
    // Members who call a decision in contest what it was taken for: only their group may decide it now (I-1).
    const fresh = { nature: 'political', settledBy: null, meeting: null } as const;
    return { ...inBacklog(state), ...fresh, body, homes: [...state.homes, body] };
  }
  if (event.type === 'NatureContested') {
    const { by, reason, at } = event;
    return { ...state, nature: 'political', contests: [...state.contests, { by, reason, at }] };
  }
  if (event.type === 'NatureCarried')
    return { ...state, nature: 'political', contests: [...state.contests, ...event.contests] };
  if (event.type === 'SubjectReturnedToBacklog') return inBacklog(state);
  if (state.status === 'closed') return state;
  switch (event.type) {
    case 'SubjectParked':
      return { ...inBacklog(state), status: 'parked', reason: event.reason, until: event.until };
    case 'SubjectUnparked':
      return inBacklog(state);
    case 'SubjectSupported':
      return { ...state, supporters: [...state.supporters, event.by] };
    case 'SubjectMoved':
      return { ...state, body: event.body, homes: [...state.homes, event.body] };
    case 'SubjectPutOnAgenda':
      return {
        ...inBacklog(state),
        status: 'onAgenda',
        proposal: event.proposal,
        takenAt: event.takenAt,
      };
    case 'SubjectEnteredMeeting':
      return { ...state, meeting: event.meeting };
    case 'SubjectExitedMeeting': {
      const { meeting, end, at } = event;
      return { ...state, meeting: null, passages: [...state.passages, { meeting, end, at }] };
    }
    case 'SubjectHeldByRight': {
      const { case: id, right, at } = event;
      const held = state.status === 'parked' ? inBacklog(state) : state;
      return { ...held, byRight: { case: id, right, since: at } };
    }
    case 'SubjectClosed':
      return { ...inBacklog(state), status: 'closed', how: event.how, closedAt: event.at };
  }
};
