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

/**
 * What the events of a noun ask of other nouns: commands, carried in the same transaction by nobody in particular.
 * Pure too. An event that is not named asks for nothing; the state is the one that the event has led to, so that
 * `State` may leave out what comes before any event.
 */
export type Consequences<Event extends { readonly type: string }, State, Command> = {
  readonly [Type in Event['type']]?: Asks<Extract<Event, { readonly type: Type }>, State, Command>;
};

/** Declared as a method is, so that the machinery may forget the types of a noun. */
type Asks<Event, State, Command> = { asks(event: Event, state: State): readonly Command[] }['asks'];
