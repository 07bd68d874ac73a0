import type { OpenSubject, RaisedSubject, SubjectEvent, SubjectState } from './subjects.ts';

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
});

/** The subject as it waits in the backlog, without what parking or the agenda had added to it. */
const inBacklog = (state: OpenSubject): RaisedSubject => {
  const { id, title, text, raisedBy, raisedAt, body, origin } = state;
  const { nature, grounds, contests, settledBy, supporters, meeting, passages } = state;
  const facts = { id, title, text, raisedBy, raisedAt, body, origin };
  const history = { supporters, meeting, passages };
  return { status: 'raised', ...facts, nature, grounds, contests, settledBy, ...history };
};

export const evolve = (state: SubjectState, event: SubjectEvent): SubjectState => {
  if (event.type === 'SubjectRaised') return raise(event);
  if (state.status === 'none') return state;
  if (event.type === 'NatureSettled') {
    return { ...state, nature: event.nature, settledBy: event.decision };
  }
  if (state.status === 'closed') return state;
  switch (event.type) {
    case 'NatureContested': {
      const { by, reason, at } = event;
      return { ...state, nature: 'political', contests: [...state.contests, { by, reason, at }] };
    }
    case 'SubjectParked':
      return { ...inBacklog(state), status: 'parked', reason: event.reason, until: event.until };
    case 'SubjectUnparked':
    case 'SubjectReturnedToBacklog':
      return inBacklog(state);
    case 'SubjectSupported':
      return { ...state, supporters: [...state.supporters, event.by] };
    case 'SubjectMoved':
      return { ...state, body: event.body };
    case 'SubjectPutOnAgenda':
      return { ...inBacklog(state), status: 'onAgenda', proposal: event.proposal };
    case 'SubjectEnteredMeeting':
      return { ...state, meeting: event.meeting };
    case 'SubjectExitedMeeting': {
      const { meeting, end, at } = event;
      return { ...state, meeting: null, passages: [...state.passages, { meeting, end, at }] };
    }
    case 'SubjectClosed':
      return { ...inBacklog(state), status: 'closed', how: event.how, closedAt: event.at };
  }
};
