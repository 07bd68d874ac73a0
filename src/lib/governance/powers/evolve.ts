import type { EnvelopeEvent, EnvelopeState } from './envelope.ts';

export const initial: EnvelopeState = { spendings: {} };

export const evolve = (state: EnvelopeState, event: EnvelopeEvent): EnvelopeState => {
  const { [event.decision]: _released, ...others } = state.spendings;
  switch (event.type) {
    case 'SpendingCommitted':
      return { spendings: { ...others, [event.decision]: { euros: event.euros, at: event.at } } };
    case 'SpendingReleased':
      return { spendings: others };
  }
};
