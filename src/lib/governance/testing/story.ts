import { fold, type Decider } from '#lib/kernel/decider.ts';
import type { Result } from '#lib/kernel/result.ts';
import type { Actor } from '../commune/index.ts';

/** A person by name, or what no person is: `system`, `setup`. */
export const actorOf = (who: string): Actor =>
  who === 'system' || who === 'setup' ? { kind: who } : { kind: 'person', person: who };

/** A command without the ids that a whole story shares. */
export type Bare<Command, Shared extends string> = Command extends unknown ? Omit<Command, Shared> : never;

/** A history told in sentences: who does what, when; it stops at the first refusal, which it keeps. */
export interface Story<State, Told, Event, Refusal, Around> {
  readonly state: State;
  readonly events: readonly Event[];
  readonly refusal: Refusal | null;
  readonly now: string;
  at(now: string): Story<State, Told, Event, Refusal, Around>;
  then(who: string, command: Told, around?: Around): Story<State, Told, Event, Refusal, Around>;
}

type Answer<Refusal> = Result<unknown, Refusal> | { readonly refusal: Refusal | null };

/** `accepted`, or the code of the refusal. */
export const code = (answer: Answer<{ readonly code: string }>): string => {
  const refusal = 'ok' in answer ? (answer.ok ? null : answer.error) : answer.refusal;
  return refusal?.code ?? 'accepted';
};

/**
 * Given, when, then for the rules of a noun.
 * @param world what its rules look at, for whoever acts, unless a sentence says otherwise (`around`)
 * @param shared the ids that every command of these stories has, so that none of them repeats it
 */
export const storiesOf = <
  State,
  Command extends { readonly type: string },
  Event,
  Refusal extends { readonly code: string },
  Context extends { readonly actor: Actor },
  Shared extends object = object,
>(
  noun: Decider<State, Command, Event, Refusal, Context>,
  world: Omit<Context, 'actor'>,
  shared: Shared = {} as Shared,
) => {
  const { initial, decide, evolve } = noun;
  type Around = Partial<Omit<Context, 'actor'>>;
  type Told = Bare<Command, keyof Shared & string>;
  type Telling = Story<State, Told, Event, Refusal, Around>;

  const when = (state: State, who: string, told: Told, around: Around = {}) => {
    const context = { ...world, ...around, actor: actorOf(who) } as unknown as Context;
    return decide(state, { ...told, ...shared } as unknown as Command, context);
  };
  const given = (...events: readonly Event[]): State => fold(evolve, initial, events);
  /** @throws when it is refused */
  const after = (state: State, who: string, told: Told, around: Around = {}): State => {
    const result = when(state, who, told, around);
    if (!result.ok) throw new Error(`${JSON.stringify(told)}: ${JSON.stringify(result.error)}`);
    return fold(evolve, state, result.value);
  };
  const tell = (sofar: Pick<Telling, 'state' | 'events' | 'refusal' | 'now'>): Telling => ({
    ...sofar,
    at: (now) => tell({ ...sofar, now }),
    then: (who, told, around) => {
      if (sofar.refusal) return tell(sofar);
      const result = when(sofar.state, who, told, { now: sofar.now, ...around } as unknown as Around);
      if (!result.ok) return tell({ ...sofar, refusal: result.error });
      const events = [...sofar.events, ...result.value];
      return tell({ ...sofar, state: fold(evolve, sofar.state, result.value), events });
    },
  });
  /** Before anything happened. */
  const story = (now: string): Telling => tell({ state: initial, events: [], refusal: null, now });
  return { noun, when, given, after, story };
};
