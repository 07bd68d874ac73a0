import type { Result } from '#lib/kernel/result.ts';
import { ok, refuse } from '#lib/kernel/result.ts';
import type { EventDraft } from '../../platform/journal/chain.ts';
import type { Counts } from '../../platform/journal/urns.ts';
import { actorName } from './parse-command.ts';
import type { Prepared } from './parse-command.ts';
import type { Actor, AnyCommand, AnyEvent, AnyNoun, AnyRefusal, Loaded, Registry } from './noun.ts';
import { nounOfStream } from './noun.ts';
import type { StreamState } from './replay.ts';
import { contentOf, typeVersionOf } from './replay.ts';
import type { Rejection } from './request.ts';

/** Streams that every context may read without asking. */
export const organisationStreams = ['commune', 'charter', 'bodies', 'mandates'] as const;

/** Reads streams that are not in memory yet, under the commune's lock. */
export type LoadStreams = (streams: readonly string[]) => Promise<ReadonlyMap<string, StreamState>>;

/** Looks into an urn of a stream, as it stands after the commands decided before. */
export type OpenUrn = (stream: string, urn: string) => Promise<Counts>;

/** What one command leads to, elsewhere too, before anything is written. */
export interface Consequence {
  /** The streams it changes, as they become. */
  readonly streams: ReadonlyMap<string, StreamState>;
  readonly events: readonly EventDraft[];
  /** Types of the events of the command's own decision. */
  readonly own: readonly string[];
}

/** A cascade of consequences longer than this is a mistake in the nouns, not a decision. */
const mostConsequences = 1_000;

interface Step {
  readonly noun: AnyNoun;
  readonly command: AnyCommand;
  readonly stream: string;
  readonly actor: Actor;
}

/** A stream as whoever acts may know it: as it is, or as if nothing had happened in it. */
const knownTo = ({ noun, actor }: Step, before: StreamState, loaded: Loaded, now: string): StreamState =>
  actor.kind === 'person' && noun.hiddenFrom?.(before.state, actor.person, loaded, now)
    ? { noun, version: 0, state: noun.decider.initial }
    : before;

/** Existence comes first, then who, then version, then state: no refusal tells more than the page (I-25). */
const comesFirst = ({ noun }: Step, { code }: AnyRefusal): boolean =>
  ['unknown', 'notYou'].includes(noun.sentences[code]?.means ?? '');

/**
 * Decides commands one after the other in memory. `streams` holds what was loaded and what the commands
 * before have made of it; a refused or failed command leaves no mark.
 */
export const decideIn = async (
  registry: Registry,
  streams: ReadonlyMap<string, StreamState>,
  { load, openUrn }: { load: LoadStreams; openUrn: OpenUrn },
  prepared: Prepared,
  now: string,
): Promise<Result<Consequence, Rejection>> => {
  const changed = new Map<string, StreamState>();
  const loaded = new Map<string, StreamState>();
  const events: EventDraft[] = [];
  let own: readonly string[] | null = null;
  const find = (stream: string): StreamState | undefined =>
    changed.get(stream) ?? streams.get(stream) ?? loaded.get(stream);
  const bring = async (wanted: readonly string[]): Promise<void> => {
    const missing = wanted.filter((stream) => !find(stream));
    if (missing.length === 0) return;
    for (const [stream, state] of await load(missing)) loaded.set(stream, state);
  };

  const { communeId, key, actor, expectedVersion } = prepared.request;
  /** What the rules answer to a step, on a state of its stream. */
  const answer = async ({ noun, ...step }: Step, { state }: StreamState) => {
    await bring(noun.reads?.(step.command, state) ?? []);
    const urns = new Map<string, Counts>();
    for (const urn of noun.urns?.(step.command) ?? []) urns.set(urn, await openUrn(step.stream, urn));
    const envelope = { communeId, actor: step.actor, now, stream: step.stream };
    const context = noun.context(loadedFrom(find, urns), envelope, step.command, state);
    return noun.decider.decide(state, step.command, context);
  };
  const waiting: Step[] = [{ ...prepared, actor }];
  for (let count = 0; waiting.length > 0; count += 1) {
    if (count > mostConsequences) throw new Error(`Endless consequences of ${prepared.command.type}`);
    const step = waiting.shift() as Step;
    await bring([step.stream]);
    const before = stateOf(find, registry, step.stream);
    const known = knownTo(step, before, loadedFrom(find, new Map()), now);
    const expected = count === 0 ? (expectedVersion ?? known.version) : known.version;
    const stale = { code: 'stale-version', expected, current: known.version };
    const decided = await answer(step, known);
    if (!decided.ok && (expected === known.version || comesFirst(step, decided.error)))
      return refuse({ kind: 'refusal', noun: step.noun.noun, refusal: decided.error });
    if (!decided.ok || expected !== known.version)
      return refuse({ kind: 'refusal', noun: null, refusal: stale });
    const after = foldInto(before, step, decided.value, { key, now }, events);
    if (decided.value.length > 0) changed.set(step.stream, after);
    own ??= decided.value.map(({ type }) => type);
    waiting.push(...consequencesOf(registry, step, decided.value, after.state));
  }
  return ok({ streams: changed, events, own: own ?? [] });
};

const stateOf = (
  find: (stream: string) => StreamState | undefined,
  registry: Registry,
  stream: string,
): StreamState => {
  const noun = nounOfStream(registry, stream);
  return find(stream) ?? { noun, version: 0, state: noun.decider.initial };
};

const loadedFrom = (
  find: (stream: string) => StreamState | undefined,
  urns: ReadonlyMap<string, Counts>,
): Loaded => ({
  state: <State>(stream: string, decider: { readonly initial: State }): State => {
    const found = find(stream);
    if (found) return found.version === 0 ? decider.initial : (found.state as State);
    if (organisationStreams.some((known) => known === stream)) return decider.initial;
    throw new Error(`The stream ${stream} is not in \`reads\``);
  },
  version: (stream) => find(stream)?.version ?? 0,
  urn: (name) => urns.get(name) ?? {},
});

const foldInto = (
  before: StreamState,
  step: Step,
  decided: readonly AnyEvent[],
  { key, now }: { readonly key: string; readonly now: string },
  events: EventDraft[],
): StreamState =>
  decided.reduce<StreamState>((current, event) => {
    const version = current.version + 1;
    events.push({
      stream: step.stream,
      streamVersion: version,
      type: event.type,
      typeVersion: typeVersionOf(step.noun, event.type),
      content: contentOf(event),
      actor: actorName(step.actor),
      commandKey: key,
      recordedAt: now,
    });
    return { ...current, version, state: step.noun.decider.evolve(current.state, event) };
  }, before);

const consequencesOf = (
  registry: Registry,
  { noun }: Step,
  events: readonly AnyEvent[],
  state: unknown,
): readonly Step[] =>
  events.flatMap((event) =>
    (noun.consequences?.[event.type]?.(event, state) ?? []).map((command): Step => {
      const target = registry.commands.get(command.type);
      if (!target) throw new Error(`No noun takes the command ${command.type}`);
      return { noun: target, command, stream: target.stream(command), actor: { kind: 'system' } };
    }),
  );
