import type { SolicitationEvent, SolicitationState } from './solicitations.ts';

export const initial: SolicitationState = { status: 'none' };

export const evolve = (state: SolicitationState, event: SolicitationEvent): SolicitationState => {
  if (event.type === 'AdviceSolicited') {
    const { type: _type, ...facts } = event;
    return { status: 'asking', ...facts, nature: 'executive', answers: [], contests: [], settled: null };
  }
  if (state.status === 'none') return state;
  switch (event.type) {
    case 'SolicitationAnswered': {
      const others = state.answers.filter(({ person }) => person !== event.answer.person);
      return { ...state, answers: [...others, event.answer] };
    }
    case 'SolicitationContested':
      return { ...state, nature: 'political', contests: [...state.contests, event.contest] };
    case 'DecidedInRole': {
      const { text: decision, ground, at: decidedAt } = event;
      return { ...state, status: 'decided', decision, ground, decidedAt };
    }
    case 'SolicitationSettled': {
      const { settlement, decision, at } = event;
      const settled = { settlement, decision, at };
      if (settlement === 'upheld') return { ...state, nature: 'executive', settled };
      return state.status === 'asking' ? { ...state, status: 'takenUp', settled } : { ...state, settled };
    }
    case 'SolicitationDropped':
      return { ...state, status: 'dropped', reason: event.reason, droppedAt: event.at };
  }
};
