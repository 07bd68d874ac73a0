import type { CallIn, CaseState, Course, HeardCase, KnownCase } from './state.ts';
import type { CaseEvent } from './case.ts';

export const initial: CaseState = { kind: 'none' };

type Of<Type extends CaseEvent['type']> = Extract<CaseEvent, { type: Type }>;
type Beginning = Extract<
  CaseEvent,
  {
    type:
      | 'ReferralMade'
      | 'CallInBegun'
      | 'EmergencyInvoked'
      | 'OffCircuitReported'
      | 'MatterClaimed'
      | 'ContestOpened'
      | 'MayoralActRecorded';
  }
>;

const unheard = { course: { meeting: null, hearings: [] }, end: null } as const;

const begin = (event: Beginning): KnownCase => {
  switch (event.type) {
    case 'ReferralMade': {
      const { type: _, meeting: _meeting, sentOnFrom: _from, ...facts } = event;
      return { kind: 'referral', ...facts, ...unheard };
    }
    case 'CallInBegun': {
      const { type: _, ...facts } = event;
      return { kind: 'callIn', ...facts, calls: [], openedAt: null, expiredAt: null, ...unheard };
    }
    case 'EmergencyInvoked': {
      const { type: _, ...facts } = event;
      return { kind: 'emergency', ...facts, reason: null, reasonMissedAt: null, lapsedAt: null, ...unheard };
    }
    case 'OffCircuitReported': {
      const { type: _, ...facts } = event;
      return { kind: 'report', ...facts, ...unheard };
    }
    case 'MatterClaimed': {
      const { type: _, ...facts } = event;
      return { kind: 'arbitration', ...facts, ...unheard };
    }
    case 'ContestOpened': {
      const { type: _, ...facts } = event;
      return { kind: 'contest', ...facts, ...unheard };
    }
    case 'MayoralActRecorded': {
      const { type: _, ...facts } = event;
      return { kind: 'act', ...facts, reportedTo: null };
    }
  }
};

const isBeginning = (event: CaseEvent): event is Beginning => 'id' in event;

const call = (state: CallIn, { by, reason, until, at }: Of<'DecisionCalledIn'>): CallIn => ({
  ...state,
  until,
  calls: [...state.calls, { by, reason, at }],
});

const outcomes = { upheld: 'confirmed', replaced: 'amended', undone: 'annulled' } as const;

/** What the group's text makes of the case, in the words of each kind. */
const settle = (
  state: HeardCase,
  { settlement, decision, at }: Of<'CaseSettled' | 'ContestLifted'>,
  assignedTo: string | null,
): HeardCase => {
  const of = { decision, at };
  switch (state.kind) {
    case 'referral':
      return { ...state, end: { outcome: 'decided', ...of } };
    case 'callIn':
      return { ...state, end: { outcome: outcomes[settlement], ...of } };
    case 'contest':
      return { ...state, end: { outcome: outcomes[settlement], ...of } };
    case 'emergency':
      return { ...state, end: { outcome: settlement === 'upheld' ? 'confirmed' : 'corrected', ...of } };
    case 'report':
      return { ...state, end: { outcome: settlement === 'undone' ? 'reversed' : 'regularised', ...of } };
    case 'arbitration':
      return { ...state, end: { outcome: 'assigned', body: assignedTo ?? state.holder, ...of } };
  }
};

const inMeeting = (state: HeardCase, course: Course): HeardCase => ({ ...state, course });

const follow = (state: HeardCase, event: Exclude<CaseEvent, Beginning>): HeardCase => {
  switch (event.type) {
    case 'DecisionCalledIn':
      return state.kind === 'callIn' ? call(state, event) : state;
    case 'CallInOpened':
      return state.kind === 'callIn' ? { ...state, openedAt: event.at } : state;
    case 'CallInExpired':
      return state.kind === 'callIn' ? { ...state, expiredAt: event.at } : state;
    case 'EmergencyReasonGiven': {
      const { reason: text, late, at } = event;
      return state.kind === 'emergency' ? { ...state, reason: { text, late, at } } : state;
    }
    case 'EmergencyReasonMissed':
      return state.kind === 'emergency' ? { ...state, reasonMissedAt: event.at } : state;
    case 'EmergencyLapsed':
      return state.kind === 'emergency' ? { ...state, lapsedAt: event.at } : state;
    case 'CaseEnteredMeeting':
      return inMeeting(state, { ...state.course, meeting: event.meeting });
    case 'CaseHeard': {
      const { meeting, end, at } = event;
      return inMeeting(state, { meeting: null, hearings: [...state.course.hearings, { meeting, end, at }] });
    }
    case 'CaseSettled':
      return settle(state, event, event.assignedTo);
    case 'ContestLifted':
      return settle(state, event, null);
    case 'CaseSentOn':
      return state.kind === 'referral'
        ? { ...state, end: { outcome: 'sentOn', to: event.to, at: event.at } }
        : state;
    case 'MayoralActReported':
      return state;
  }
};

export const evolve = (state: CaseState, event: CaseEvent): CaseState => {
  if (isBeginning(event)) return begin(event);
  if (state.kind === 'none') return state;
  if (state.kind === 'act')
    return event.type === 'MayoralActReported' ? { ...state, reportedTo: event.meeting } : state;
  return follow(state, event);
};
