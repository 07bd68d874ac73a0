import type { CharterEvent, CharterState } from './charter.ts';

export const initial: CharterState = { status: 'none' };

export const evolve = (state: CharterState, event: CharterEvent): CharterState => {
  switch (event.type) {
    case 'CharterDrafted':
      return {
        status: 'draft',
        version: 1,
        revision: 1,
        parameters: event.parameters,
        positions: {},
        draftedBy: event.by,
        voices: [],
      };
    case 'CharterDraftAmended':
      if (state.status !== 'draft') return state;
      return { ...state, revision: event.revision, parameters: event.parameters, positions: {} };
    case 'CharterPositionTaken':
      if (state.status !== 'draft') return state;
      return {
        ...state,
        positions: { ...state.positions, [event.by]: event.position },
        voices: [...new Set([...state.voices, event.by])],
      };
    case 'CharterVersionEnacted': {
      const { version, parameters, since, decision } = event;
      const before = state.status === 'inForce' ? state.history : [];
      const history = [...before, { version, parameters, since, decision }];
      return { status: 'inForce', version, parameters, since, history };
    }
  }
};
