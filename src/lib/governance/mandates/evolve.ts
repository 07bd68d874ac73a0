import type { MandatesEvent, MandatesState } from './mandates.ts';

export const initial: MandatesState = { roles: {}, mandates: {} };

export const evolve = (state: MandatesState, event: MandatesEvent): MandatesState => {
  switch (event.type) {
    case 'RoleDefined':
      return { ...state, roles: { ...state.roles, [event.role.id]: event.role } };
    case 'RoleChanged': {
      const role = state.roles[event.role];
      if (role === undefined) return state;
      return { ...state, roles: { ...state.roles, [role.id]: { ...role, ...event.changes } } };
    }
    case 'MandateGranted':
      return { ...state, mandates: { ...state.mandates, [event.mandate.id]: event.mandate } };
    case 'MandateEnded': {
      const mandate = state.mandates[event.mandateId];
      if (mandate === undefined) return state;
      const ended = { ...mandate, endedOn: event.on, endReason: event.reason };
      return { ...state, mandates: { ...state.mandates, [mandate.id]: ended } };
    }
  }
};
