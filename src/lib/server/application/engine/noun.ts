import type { Declared } from '#lib/governance/fields.ts';
import type { Consequences, Decider } from '#lib/kernel/decider.ts';
import type { Instant } from '#lib/kernel/civil.ts';
import type { Counts } from '../../platform/journal/urns.ts';
import type { Sentences } from '../sentences/shape.ts';
import type { KnownCommand } from './known-command.ts';
import type { PersonalRow } from '../../platform/postgres/people.ts';
import type { AddressRow, PersonRow } from '../../platform/postgres/people-rows.ts';

export type { AddressRow, PersonRow };

/** Who sends a command. `setup` holds the one-time set-up link; `system` is a consequence or a deadline. */
export type Actor =
  | { readonly kind: 'person'; readonly person: string }
  | { readonly kind: 'system' }
  | { readonly kind: 'setup' };

/** A command of whatever noun; its fields are known to its schema and its decider only. */
export type AnyCommand =
  { readonly type: string } | { readonly type: string; readonly [field: string]: unknown };

export interface AnyEvent {
  readonly type: string;
}
export interface AnyRefusal {
  readonly code: string;
}

/** What surrounds a command: when it is decided, for whom, and in which commune. */
export interface Envelope {
  readonly communeId: string;
  readonly actor: Actor;
  readonly now: Instant;
  /** The stream the command is decided on. */
  readonly stream: string;
}

/** The states a context is made of, as they stand under the commune's lock. */
export interface Loaded {
  /**
   * The state of a stream, or the decider's initial one if nothing happened in it. Only the command's
   * own stream, the organisation's and those named by `reads` can be asked for; another one throws.
   */
  state<State>(stream: string, decider: { readonly initial: State }): State;
  /** Number of events in a stream so far (0: nothing happened in it). */
  version(stream: string): number;
  /** What an urn named by `urns` holds of the command's own stream, before the command. */
  urn(name: string): Counts;
}

/** How a state stands in lists and in full-text search. `null` from `listing` keeps it out of both. */
export interface Listing {
  /** A small JSON object, enough to draw a line of a list. */
  readonly listing: unknown;
  /** True when anybody may see it in the public register. */
  readonly public: boolean;
  /** Lists are shown in descending order of this text: usually an instant or a date. */
  readonly sortKey: string;
  readonly searchText: string;
}

/** Brings the content of an event one type version forward. */
export type Upcast = (content: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** Everything the application must know of a noun to carry its commands. Rules stay in the decider. */
export interface NounDefinition<
  State,
  Command extends AnyCommand,
  Event extends AnyEvent,
  Refusal extends AnyRefusal,
  Context,
  Asked extends AnyCommand = KnownCommand,
> {
  /** The noun, also the beginning of its streams: `subject` has the streams `subject:<uuid>`. */
  readonly noun: string;
  readonly decider: Decider<State, Command, Event, Refusal, Context>;
  /** Every command as its noun declares it: what it does, who sends it, its fields. */
  readonly commands: Readonly<Record<Command['type'], Declared>>;
  /** What each of its refusals says and means. */
  readonly sentences: Sentences<Refusal>;
  /** The stream a command is decided on. */
  stream(command: Command): string;
  /**
   * Whether what is there is not for a person to know of: to them, the rules answer as if nothing had happened in
   * the stream, whatever they send (I-25). Left out where all that may send its commands may read it.
   */
  hiddenFrom?(state: State, person: string, loaded: Loaded, now: Instant): boolean;
  /** Streams wanted in the context besides the command's own and the organisation's. */
  reads?(command: Command, state: State): readonly string[];
  /** The world the rules look at; the command and the present state say which other streams matter. */
  context(loaded: Loaded, envelope: Envelope, command: Command, state: State): Context;
  listing?(state: State): Listing | null;
  /** When a state asks to be looked at again without anybody acting, and the command then sent. */
  readonly deadline?: {
    at(state: State): Instant | null;
    command(state: State, stream: string): Command;
  };
  /** Sent as `system` to its streams in one of these statuses when people, bodies, mandates or the charter change. */
  readonly stirred?: { readonly statuses: readonly string[]; command(stream: string): Command };
  /** Commands of other nouns that follow from its events, run as `system` in the same transaction. */
  readonly consequences?: Consequences<Event, State, Asked>;
  /**
   * Names and addresses carried by a command, written beside the journal in the same transaction.
   * @param events those of its own stream that it led to
   */
  personal?(command: Command, events: readonly Event[]): readonly PersonalRow[];
  /** What an event of it, whoever brought it about, does to names and addresses that wait beside the journal. */
  personalOn?(event: Event): readonly PersonalRow[];
  /**
   * Answers kept apart from who gives them: by command, the field that goes into the urn of its name, and
   * neither in the journal nor in the memory of the command's key.
   */
  readonly sealed?: Readonly<Partial<Record<Command['type'], string>>>;
  /** The urns of its stream that a command looks into. */
  urns?(command: Command): readonly string[];
  /** For an event type, the steps from version 1 to 2, 2 to 3…; an unlisted type is at version 1. */
  readonly upcasters?: Readonly<Record<string, readonly Upcast[]>>;
}

/** A noun whose own types are forgotten: what the machinery handles. */
export type AnyNoun = NounDefinition<unknown, AnyCommand, AnyEvent, AnyRefusal, unknown, AnyCommand>;

/** The nouns of the product, found by command type or by stream. */
export interface Registry {
  readonly nouns: ReadonlyMap<string, AnyNoun>;
  readonly commands: ReadonlyMap<string, AnyNoun>;
}

/** Keeps the types of a declaration while checking it; give the result to `createRegistry`. */
export const defineNoun = <
  State,
  C extends AnyCommand,
  E extends AnyEvent,
  R extends AnyRefusal,
  X,
  Asked extends AnyCommand = KnownCommand,
>(
  definition: NounDefinition<State, C, E, R, X, Asked>,
): NounDefinition<State, C, E, R, X, Asked> => definition;

/** @throws when two nouns share a name or a command type: a mistake of programming, seen at start. */
export const createRegistry = (definitions: readonly AnyNoun[]): Registry => {
  const nouns = new Map<string, AnyNoun>();
  const commands = new Map<string, AnyNoun>();
  for (const definition of definitions) {
    if (nouns.has(definition.noun)) throw new Error(`Noun declared twice: ${definition.noun}`);
    nouns.set(definition.noun, definition);
    for (const type of Object.keys(definition.commands)) {
      if (commands.has(type)) throw new Error(`Command declared twice: ${type}`);
      commands.set(type, definition);
    }
  }
  return { nouns, commands };
};

/** The noun of a stream: what stands before its first colon, or the whole of it. */
export const nounNameOf = (stream: string): string => stream.split(':', 1)[0] ?? stream;

/** @throws when no declared noun has this stream. */
export const nounOfStream = (registry: Registry, stream: string): AnyNoun => {
  const noun = registry.nouns.get(nounNameOf(stream));
  if (!noun) throw new Error(`No noun declared for the stream ${stream}`);
  return noun;
};
