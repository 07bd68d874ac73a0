import { coreOf } from './core.ts';
import type { ProposalEvent } from './proposal.ts';
import type { Open, OpenPhase, Proposed, Setting } from './state.ts';
import type { Instant } from '#lib/kernel/civil.ts';

/** A phase under way around a table or between meetings, with the positions already taken. */
export const opened = (state: Proposed, phase: OpenPhase, setting: Setting): Open => ({
  ...coreOf(state),
  phase,
  setting,
  positions: 'positions' in state ? state.positions : {},
  ready: [],
  fallback: null,
  abandonment: null,
});

/** Between meetings, a phase that begins again brings a new deadline. */
export const atDeadline = (setting: Setting, deadline: Instant | null): Setting =>
  setting.kind === 'betweenMeetings' && deadline !== null
    ? { kind: 'betweenMeetings', deadline, missed: false }
    : setting;

/** The two ways out of an objection that stays: the charter's fallback vote, and abandonment by consent. */
const evolveRemedy = (state: Open, event: ProposalEvent): Open => {
  const { fallback, abandonment } = state;
  switch (event.type) {
    case 'FallbackVoteProposed':
      return { ...state, fallback: { proposedBy: event.by, agreed: [event.by], ballots: null } };
    case 'FallbackVoteAgreed':
      return fallback
        ? { ...state, fallback: { ...fallback, agreed: [...fallback.agreed, event.person] } }
        : state;
    case 'FallbackVoteOpened':
      return fallback ? { ...state, fallback: { ...fallback, ballots: {} } } : state;
    case 'FallbackVoteRefused':
      return { ...state, fallback: null };
    case 'FallbackBallotCast': {
      if (!fallback?.ballots) return state;
      const ballots = { ...fallback.ballots, [event.person]: event.ballot };
      return { ...state, fallback: { ...fallback, ballots } };
    }
    case 'AbandonmentProposed':
      return { ...state, abandonment: { proposedBy: event.by, consents: [event.by] } };
    case 'AbandonmentConsented': {
      if (!abandonment) return state;
      const consents = [...abandonment.consents, event.person];
      return { ...state, abandonment: { ...abandonment, consents } };
    }
    case 'AbandonmentRefused':
      return { ...state, abandonment: null };
    default:
      return state;
  }
};

/** The state after one event of a phase under way; events of other phases leave it as it is. */
export const evolveOpen = (state: Open, event: ProposalEvent): Proposed => {
  switch (event.type) {
    // Who is there changes whose answer is awaited; what was answered and acknowledged stays (I-24).
    case 'PresenceRecorded':
      return state.setting.kind === 'meeting'
        ? { ...state, setting: { ...state.setting, present: event.present } }
        : state;
    case 'FacilitatorChanged': {
      const { facilitator, meeting } = event;
      return state.setting.kind === 'meeting'
        ? { ...state, setting: { ...state.setting, facilitator, meeting } }
        : state;
    }
    case 'PhaseMoved':
      return {
        ...state,
        phase: event.to,
        setting: atDeadline(state.setting, event.deadline),
        ready: [],
        // No phase moves during a vote: in journals written while arrivals still ended it, this is where it had ended.
        fallback: null,
        rounds: event.to === 'objections' && state.rounds === 0 ? 1 : state.rounds,
      };
    case 'DeadlineExtended':
      return { ...state, setting: atDeadline(state.setting, event.deadline) };
    case 'DeadlineMissed':
      return state.setting.kind === 'betweenMeetings'
        ? { ...state, setting: { ...state.setting, missed: true } }
        : state;
    case 'ReadyDeclared':
      return { ...state, ready: [...state.ready, event.person] };
    case 'AbsenteeWindowOpened':
      return state.setting.kind === 'meeting'
        ? {
            ...coreOf(state),
            phase: 'absentees',
            positions: state.positions,
            window: {
              until: event.until,
              absent: event.absent,
              present: state.setting.present,
              facilitator: state.setting.facilitator,
            },
          }
        : state;
    default:
      return evolveRemedy(state, event);
  }
};
