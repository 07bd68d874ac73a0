import type { EventDraft } from '../../platform/journal/chain.ts';
import type { FoldedState } from '../../platform/journal/states.ts';
import type { AnyEvent, AnyNoun, Registry } from './noun.ts';
import { nounOfStream } from './noun.ts';

/** A stream's state in memory. */
export interface StreamState {
  readonly noun: AnyNoun;
  readonly version: number;
  readonly state: unknown;
}

/** The version at which events of this type are written today. */
export const typeVersionOf = (noun: AnyNoun, type: string): number =>
  (noun.upcasters?.[type]?.length ?? 0) + 1;

/**
 * The event as today's code knows it, whatever the version it was written at.
 * @throws when it was written at a version that this code does not know yet
 */
export const readEvent = (
  noun: AnyNoun,
  event: Pick<EventDraft, 'type' | 'typeVersion' | 'content'>,
): AnyEvent => {
  const current = typeVersionOf(noun, event.type);
  if (event.typeVersion > current)
    throw new Error(`${event.type} is at version ${event.typeVersion}, known up to ${current}`);
  const steps = noun.upcasters?.[event.type]?.slice(event.typeVersion - 1) ?? [];
  const content = steps.reduce<Readonly<Record<string, unknown>>>(
    (older, step) => step(older),
    event.content,
  );
  return { ...content, type: event.type };
};

/** The content that is stored: the event without its type, which has its own column. */
export const contentOf = ({ type: _type, ...content }: AnyEvent): Readonly<Record<string, unknown>> =>
  content;

/** Folds one stored event into the streams replayed so far. */
export const replay = (registry: Registry, streams: Map<string, StreamState>, event: EventDraft): void => {
  const noun = nounOfStream(registry, event.stream);
  const before = streams.get(event.stream) ?? { noun, version: 0, state: noun.decider.initial };
  if (event.streamVersion !== before.version + 1)
    throw new Error(`${event.stream} goes from version ${before.version} to ${event.streamVersion}`);
  const state = noun.decider.evolve(before.state, readEvent(noun, event));
  streams.set(event.stream, { noun, version: event.streamVersion, state });
};

/** What is stored of a state: the document, and what lists, search and deadlines need of it. */
export const toFolded = (stream: string, { noun, version, state }: StreamState): FoldedState => {
  const listed = noun.listing?.(state) ?? null;
  return {
    stream,
    noun: noun.noun,
    version,
    document: state,
    listing: listed?.listing ?? null,
    public: listed?.public ?? false,
    sortKey: listed?.sortKey ?? null,
    searchText: listed?.searchText ?? null,
    dueAt: noun.deadline?.at(state) ?? null,
  };
};
