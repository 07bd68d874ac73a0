import { coreOf } from './core.ts';
import { evolveClosure, evolveDecision } from './evolve-decision.ts';
import { evolveHands, tendedAt } from './evolve-hands.ts';
import { clearPosition, evolveObjection, takePosition } from './evolve-objections.ts';
import { evolveOpen, opened } from './evolve-open.ts';
import { amended, drafted, revised } from './evolve-text.ts';
import { evolveWords } from './evolve-words.ts';
import { isOpen, lastVersion, sittingOf } from './reading.ts';
import type { ProposalEvent } from './proposal.ts';
import type { Proposed, ProposalState } from './state.ts';

export const initial: ProposalState = { phase: 'none' };

const heardIn = (state: Proposed): readonly string[] => {
  const sitting = sittingOf(state);
  return sitting === null ? state.heardIn : [...state.heardIn, sitting];
};

/** Its course from the draft to the table and back, and who is heard on it. */
const evolveCourse = (state: Proposed, event: ProposalEvent): Proposed | null => {
  switch (event.type) {
    case 'DraftRevised':
      return revised(state, event);
    case 'ProposalTabled':
      return { ...coreOf(state), phase: 'tabled', deferred: null };
    case 'ConsultationOpened':
      return opened({ ...state, heldIn: null }, 'presentation', {
        kind: 'betweenMeetings',
        deadline: event.deadline,
        missed: false,
      });
    case 'TakenUpInMeeting':
      return opened(
        { ...state, heldIn: event.meeting?.id ?? null },
        isOpen(state) ? state.phase : 'presentation',
        {
          kind: 'meeting',
          label: event.label,
          facilitator: event.facilitator,
          present: event.present,
          openedAt: event.at,
          meeting: event.meeting,
        },
      );
    case 'ProposalAmended':
      return amended(state, event);
    case 'PositionTaken':
      return takePosition(state, event);
    case 'RecusalDeclared':
      return {
        ...clearPosition(state, event.person),
        recused: [...state.recused, { person: event.person, reason: event.reason }],
      };
    case 'CarriedOver':
      return {
        ...coreOf(state),
        phase: 'tabled',
        hindered: null,
        deferred: { reason: event.reason, at: event.at },
        meetingsHeard: state.meetingsHeard + (event.heard ? 1 : 0),
        heardIn: event.heard ? heardIn(state) : state.heardIn,
      };
    case 'ProposalRequalified':
      return event.nature === 'executive'
        ? { ...state, nature: event.nature, settledVersion: lastVersion(state).number }
        : { ...state, nature: event.nature };
    case 'PublicationNoted':
      return { ...state, publishedAt: event.at };
    default:
      return null;
  }
};

/** Folds one event. What an event does not concern stays as it is. */
export const evolve = (state: ProposalState, event: ProposalEvent): ProposalState => {
  if (event.type === 'ProposalDrafted') return drafted(event);
  if (state.phase === 'none') return state;
  const tended = tendedAt(state, event);
  const next = evolveProposed(state, event);
  return tended === null ? next : { ...next, tendedAt: tended };
};

const evolveProposed = (state: Proposed, event: ProposalEvent): Proposed =>
  evolveCourse(state, event) ??
  evolveHands(state, event) ??
  evolveWords(state, event) ??
  evolveObjection(state, event) ??
  evolveClosure(state, event) ??
  evolveDecision(state, event) ??
  (isOpen(state) ? evolveOpen(state, event) : state);
