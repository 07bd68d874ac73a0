import { exampleOf } from '#lib/governance/fields.ts';
import { civilDateOf, type Instant } from '#lib/kernel/civil.ts';
import { loadStates, type StoredState } from '../platform/journal/states.ts';
import { loadUrn } from '../platform/journal/urns.ts';
import type { Transaction } from '../platform/postgres/pool.ts';
import { decideIn, organisationStreams, type LoadStreams, type OpenUrn } from './engine/decide-in-memory.ts';
import { nounOfStream, type AnyCommand } from './engine/noun.ts';
import { actorName, type Prepared } from './engine/parse-command.ts';
import type { KnownCommand } from './engine/known-command.ts';
import type { StreamState } from './engine/replay.ts';
import type { Organisation } from './organisation/organisation.ts';
import { registry } from './registry.ts';
import { meaningOf } from './sentences/index.ts';

/** A command as a page could send it: what the page knows of it, without the words still to be written. */
export type Trial = {
  [C in KnownCommand as C['type']]: Pick<C, 'type'> & Partial<C>;
}[KnownCommand['type']];

/** The acts that a page may show, each as it would be sent; null where there is nothing to send it about. */
export interface Trials {
  readonly [act: string]: Trial | Trials | null;
}

/** Which of them the rules let through. */
export type Offered<T> = {
  readonly [Act in keyof T]: T[Act] extends Trial | null ? boolean : Offered<T[Act]>;
};

/**
 * Refusals that one learns by trying: who is awaited, what a closed round hides, what the charter counts. The
 * act is offered to whoever may make it, and its refusal explains; hiding it would tell what may not be read (I-25).
 */
export const learntByTrying: Readonly<Partial<Record<KnownCommand['type'], readonly string[]>>> = {
  CloseRound: ['objections-open', 'positions-missing', 'quorum-missing', 'nothing-changed'],
};

const isTrial = (value: Trial | Trials | null): value is Trial =>
  value !== null && typeof (value as { type?: unknown }).type === 'string';

const trialsIn = (trials: Trials): Trial[] =>
  Object.values(trials).flatMap((value) =>
    value === null ? [] : isTrial(value) ? [value] : trialsIn(value),
  );

/** Who asks, when, and the states that trials are decided on: `streams` holds those read so far. */
export interface Asking {
  readonly communeId: string;
  readonly viewer: string;
  readonly now: Instant;
  readonly streams: ReadonlyMap<string, StreamState>;
  /** Brings streams into `streams`. */
  readonly load: LoadStreams;
  readonly openUrn: OpenUrn;
}

const preparedFrom = (trial: Trial, { communeId, viewer, now }: Asking): Prepared => {
  const noun = registry.commands.get(trial.type);
  const declared = noun?.commands[trial.type];
  if (!noun || !declared) throw new Error(`No noun takes the command ${trial.type}`);
  const { type, ...known } = trial;
  const command: AnyCommand = { ...exampleOf(declared.fields, known, civilDateOf(now)), type };
  const actor = { kind: 'person', person: viewer } as const;
  return {
    request: { communeId, actor, key: '', command },
    noun,
    command,
    stream: noun.stream(command),
    actor: actorName(actor),
    fingerprint: Buffer.alloc(0),
  };
};

const isOffered = async (prepared: Prepared, asking: Asking): Promise<boolean> => {
  const decided = await decideIn(registry, asking.streams, asking, prepared, asking.now);
  if (decided.ok) return true;
  if (decided.error.kind !== 'refusal') return false;
  const { noun, refusal } = decided.error;
  const learnt =
    learntByTrying[prepared.command.type as KnownCommand['type']]?.includes(refusal.code) ?? false;
  return learnt || meaningOf(noun, refusal.code) === 'words';
};

/**
 * Asks the rules which acts they would let through now from the viewer, reactions included, were they made with
 * fitting words. Nothing is written.
 */
export const offerFrom = async <T extends Trials>(asking: Asking, trials: T): Promise<Offered<T>> => {
  const asked = trialsIn(trials).map((trial) => ({ trial, prepared: preparedFrom(trial, asking) }));
  await asking.load(asked.map(({ prepared }) => prepared.stream));
  await asking.load(
    asked.flatMap(({ prepared: { noun, command, stream } }) => [
      ...(noun.reads?.(command, asking.streams.get(stream)?.state) ?? []),
    ]),
  );
  const answers = new Map<Trial, boolean>();
  for (const { trial, prepared } of asked) answers.set(trial, await isOffered(prepared, asking));
  const answered = (value: Trial | Trials | null): unknown => {
    if (value === null) return false;
    if (isTrial(value)) return answers.get(value) ?? false;
    return Object.fromEntries(Object.entries(value).map(([act, inner]) => [act, answered(inner)]));
  };
  return answered(trials) as Offered<T>;
};

/** Whose page is drawn, in which reading of the commune. */
interface Drawn {
  readonly transaction: Transaction;
  readonly organisation: Organisation;
  readonly viewer: string;
  readonly now: Instant;
}

/** `offerFrom` what a page has read: each other stream is read once, the organisation is at hand. */
export const offer = <T extends Trials>(drawn: Drawn, trials: T): Promise<Offered<T>> => {
  const { transaction, organisation, viewer, now } = drawn;
  const stateIn = (stream: string, row?: StoredState): StreamState => {
    const noun = nounOfStream(registry, stream);
    if (row) return { noun, version: row.version, state: row.document };
    return { noun, version: 0, state: noun.decider.initial };
  };
  const streams = new Map(
    organisationStreams.map((stream) => {
      const { noun } = stateIn(stream);
      const state: unknown = organisation[stream];
      return [stream as string, { noun, state, version: state === noun.decider.initial ? 0 : 1 }];
    }),
  );
  const load: LoadStreams = async (wanted) => {
    const missing = wanted.filter((stream) => !streams.has(stream));
    const rows = await loadStates(transaction, new Map(missing.map((stream) => [stream, 0])));
    const stored = new Map(rows.map((row) => [row.stream, row]));
    for (const stream of missing) streams.set(stream, stateIn(stream, stored.get(stream)));
    return streams;
  };
  const openUrn: OpenUrn = (stream, urn) => loadUrn(transaction, stream, urn);
  return offerFrom({ communeId: transaction.communeId, viewer, now, streams, load, openUrn }, trials);
};
