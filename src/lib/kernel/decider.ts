import type { Result } from './result.ts';

/**
 * The three functions of a noun. `decide` says what follows from a command, `evolve` folds one event,
 * `initial` is the state before anything happened. All pure: no clock, no chance, no input or output;
 * what they need of the world comes in `context`.
 * Shape: the decider pattern (event-driven.io).
 */
export interface Decider<State, Command, Event, Refusal, Context> {
  readonly initial: State;
  decide(state: State, command: Command, context: Context): Result<readonly Event[], Refusal>;
  evolve(state: State, event: Event): State;
}

export const fold = <State, Event>(
  evolve: (state: State, event: Event) => State,
  initial: State,
  events: readonly Event[],
): State => events.reduce(evolve, initial);
