import fc from 'fast-check';
import type { Result } from '#lib/kernel/result.ts';

/** Random histories for the model tests: whoever sends whatever, in whatever order, and rules that must hold. */

type Fields<Command> = {
  readonly [Field in keyof Command as Exclude<Field, 'type'>]: fc.Arbitrary<Command[Field]>;
};

/** A command of this type, each of its fields whatever it may be. */
export const command = <Type extends string, Command extends { readonly type: Type }>(
  type: Type,
  fields: Fields<Command>,
): fc.Arbitrary<Command> =>
  fc.record({ type: fc.constant(type), ...fields } as never) as unknown as fc.Arbitrary<Command>;

/** One of these, each as often as its weight says. */
export const weighed = <Value>(
  ...all: readonly (readonly [weight: number, arbitrary: fc.Arbitrary<Value>])[]
): fc.Arbitrary<Value> => fc.oneof(...all.map(([weight, arbitrary]) => ({ weight, arbitrary })));

/** What one event did, and on what occasion. */
export interface Seen<State, Event> {
  readonly before: State;
  readonly event: Event;
  readonly after: State;
  readonly who: string;
  readonly now: string;
  /** All that the same command led to. */
  readonly together: readonly Event[];
}

interface Rules<State, Told, Event, Around> {
  readonly noun: { readonly initial: State; evolve(state: State, event: Event): State };
  when(state: State, who: string, told: Told, around?: Around): Result<readonly Event[], unknown>;
}

/**
 * A history as it goes. What is refused changes nothing.
 * @param see is shown what every event did
 */
export const historyOf = <State, Told, Event, Around>(
  { noun, when }: Rules<State, Told, Event, Around>,
  begin: string,
  see: (seen: Seen<State, Event>) => void = () => undefined,
) => {
  let state = noun.initial;
  let now = begin;
  const events: Event[] = [];
  return {
    state: (): State => state,
    events: (): readonly Event[] => events,
    wait: (time: Temporal.DurationLike): void => {
      now = Temporal.Instant.from(now).add(time).toString({ smallestUnit: 'millisecond' });
    },
    send: (who: string, told: Told, around?: Around): void => {
      const result = when(state, who, told, { now, ...around } as unknown as Around);
      if (!result.ok) return;
      for (const event of result.value) {
        const before = state;
        state = noun.evolve(state, event);
        events.push(event);
        see({ before, event, after: state, who, now, together: result.value });
      }
    },
  };
};
