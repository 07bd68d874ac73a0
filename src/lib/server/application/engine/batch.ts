import type { Result } from '#lib/kernel/result.ts';
import { ok, refuse } from '#lib/kernel/result.ts';
import type { StoredAnswer } from '../../platform/journal/answers.ts';
import { findAnswers, saveAnswers } from '../../platform/journal/answers.ts';
import type { EventDraft, Head } from '../../platform/journal/chain.ts';
import { chainFrom } from '../../platform/journal/chain.ts';
import { appendRows, lockHead } from '../../platform/journal/rows.ts';
import { loadStates, saveStates, saveWakeups } from '../../platform/journal/states.ts';
import type { Counts, Urn } from '../../platform/journal/urns.ts';
import { loadUrn, saveUrns } from '../../platform/journal/urns.ts';
import { tell } from '../../platform/live/channel.ts';
import type { PersonalRow } from '../../platform/postgres/people.ts';
import { savePeople } from '../../platform/postgres/people.ts';
import type { Pool, Transaction } from '../../platform/postgres/pool.ts';
import { inCommune } from '../../platform/postgres/pool.ts';
import { databaseFault, Fault } from './fault.ts';
import type { HeldStates } from './state-cache.ts';
import type { AnyCommand, Registry } from './noun.ts';
import { nounOfStream } from './noun.ts';
import { prepare, type Prepared } from './parse-command.ts';
import type { StreamState } from './replay.ts';
import { toFolded } from './replay.ts';
import type { Answer, CommandRequest, InputError, Rejection } from './request.ts';
import type { Consequence, LoadStreams, OpenUrn } from './decide-in-memory.ts';
import { decideIn, organisationStreams } from './decide-in-memory.ts';
import { stirs, toStir } from './stirring.ts';

/** What a batch needs of the process. */
export interface Desk {
  readonly pool: Pool;
  readonly registry: Registry;
  readonly held: HeldStates;
  readonly clock: () => string;
  readonly correspond: Correspond | undefined;
}

/** Puts in the mailbox the letters that events call for, in the transaction that wrote these. */
export type Correspond = (transaction: Transaction, events: readonly EventDraft[]) => Promise<void>;

export type Outcome = Result<Answer, Rejection> | Fault;

/** What a batch reads in its transaction. */
interface Reading {
  readonly load: LoadStreams;
  readonly openUrn: OpenUrn;
  /** What is to be looked at again when the organisation changes. */
  readonly underWay: () => Promise<AnyCommand[]>;
}

/** What the commands of a batch have led to so far. */
interface Ledger {
  readonly head: Head;
  readonly loaded: Map<string, StreamState>;
  readonly changed: Set<string>;
  readonly events: EventDraft[];
  readonly people: PersonalRow[];
  /** By actor and key: those found, then those given in this batch. */
  readonly answers: Map<string, StoredAnswer>;
  readonly given: StoredAnswer[];
  /** By stream and urn: those that an answer was put into. */
  readonly urns: Map<string, Urn>;
}

const input = (error: InputError): Result<never, Rejection> => refuse({ kind: 'input', error });

/**
 * Carries commands of one commune in one transaction, each with its own outcome, in the order given.
 * When it returns, what it answers is on disk.
 * @throws when the database failed: then none of them is known to have been done
 */
export const runBatch = async (
  desk: Desk,
  communeId: string,
  batch: readonly Prepared[],
): Promise<readonly Outcome[]> => {
  const { outcomes, streams } = await inCommune(desk.pool, communeId, async (transaction) => {
    const load = loader(desk, transaction);
    const [head, found, loaded] = await Promise.all([
      lockHead(transaction),
      findAnswers(
        transaction,
        batch.map(({ actor, request }) => ({ actor, key: request.key })),
      ),
      load(streamsLikely(desk, communeId, batch)),
    ]);
    if (!head) return { outcomes: batch.map(() => input({ code: 'unknown-commune' })), streams: new Map() };
    const ledger: Ledger = {
      head,
      loaded: new Map(loaded),
      changed: new Set(),
      events: [],
      people: [],
      answers: new Map(found.map((answer) => [`${answer.actor} ${answer.key}`, answer])),
      given: [],
      urns: new Map(),
    };
    const openUrn = async (stream: string, urn: string): Promise<Counts> =>
      ledger.urns.get(`${stream} ${urn}`)?.counts ?? (await loadUrn(transaction, stream, urn));
    const outcomes: Outcome[] = [];
    const underWay = () => toStir(transaction, desk.registry);
    for (const prepared of batch)
      outcomes.push(await decideOne(desk, ledger, { load, openUrn, underWay }, prepared));
    write(transaction, ledger);
    await desk.correspond?.(transaction, ledger.events);
    return { outcomes, streams: ledger.loaded };
  });
  desk.held.keep(communeId, streams);
  return outcomes;
};

/** Every stream asked for is in the answer, at version 0 when nothing happened in it. */
const loader =
  ({ registry, held }: Desk, transaction: Transaction): LoadStreams =>
  async (streams) => {
    const known = new Map<string, StreamState | undefined>();
    for (const stream of streams) known.set(stream, held.get(transaction.communeId, stream));
    const rows = await loadStates(
      transaction,
      new Map([...known].map(([stream, state]) => [stream, state?.version ?? 0])),
    ).catch((error: unknown) => {
      throw databaseFault(error);
    });
    const stored = new Map(rows.map((row) => [row.stream, row]));
    return new Map(
      [...known].map(([stream, state]): [string, StreamState] => {
        const noun = nounOfStream(registry, stream);
        const row = stored.get(stream);
        if (!row) return [stream, { noun, version: 0, state: noun.decider.initial }];
        if (state?.version === row.version) return [stream, state];
        return [stream, { noun, version: row.version, state: row.document }];
      }),
    );
  };

/** What the batch will probably read, guessed from the states in memory: what is missed is read later. */
const streamsLikely = (
  { registry, held }: Desk,
  communeId: string,
  batch: readonly Prepared[],
): readonly string[] => {
  const streams = new Set<string>(organisationStreams.filter((stream) => registry.nouns.has(stream)));
  for (const { noun, command, stream } of batch) {
    streams.add(stream);
    const state = held.get(communeId, stream)?.state ?? noun.decider.initial;
    try {
      for (const read of noun.reads?.(command, state) ?? []) streams.add(read);
    } catch {
      // It will throw again when this command is decided, and only this command will fail.
    }
  }
  return [...streams];
};

const decideOne = async (
  desk: Desk,
  ledger: Ledger,
  reading: Reading,
  prepared: Prepared,
): Promise<Outcome> => {
  const { request, actor, fingerprint } = prepared;
  const before = ledger.answers.get(`${actor} ${request.key}`);
  if (before) {
    if (!before.fingerprint.equals(fingerprint)) return input({ code: 'key-reused' });
    return ok({ ...(before.answer as Answer), replayed: true });
  }
  try {
    const now = new Date(request.now ?? desk.clock()).toISOString();
    const decided = await decideIn(desk.registry, ledger.loaded, reading, prepared, now);
    if (!decided.ok) return decided;
    const own = decided.value.events.filter(({ stream }) => stream === prepared.stream);
    const people =
      prepared.noun.personal?.(
        prepared.command,
        own.map(({ type, content }) => ({ ...content, type })),
      ) ?? [];
    const after = decided.value.events.flatMap(({ stream, type, content }) => [
      ...(nounOfStream(desk.registry, stream).personalOn?.({ ...content, type }) ?? []),
    ]);
    keep(ledger, decided.value);
    ledger.people.push(...people, ...after);
    if (stirs(decided.value.streams.keys())) await stir(desk, ledger, reading, request, now);
    await seal(ledger, reading.openUrn, prepared);
    return ok(acknowledge(ledger, prepared, decided.value.own));
  } catch (error) {
    // A fault of the database condemns the whole transaction; one of the rules, only this command.
    if (error instanceof Fault) throw error;
    return new Fault('rule', error);
  }
};

const keep = (ledger: Ledger, { streams, events }: Consequence): void => {
  for (const [changed, state] of streams) {
    ledger.loaded.set(changed, state);
    ledger.changed.add(changed);
  }
  ledger.events.push(...events);
};

/** What waited for somebody who has just gone, or come, goes on in the same transaction. */
const stir = async (
  desk: Desk,
  ledger: Ledger,
  reading: Reading,
  { communeId, key }: CommandRequest,
  now: string,
): Promise<void> => {
  const waiting = await reading.underWay();
  // A text adopted thereby may change the organisation in its turn: the others are looked at once more.
  for (let command = waiting.shift(); command; command = waiting.shift()) {
    const step = prepare(desk.registry, { communeId, actor: { kind: 'system' }, key, command });
    if (!step.ok) throw new Error(JSON.stringify(step.error));
    const decided = await decideIn(desk.registry, ledger.loaded, reading, step.value, now);
    if (!decided.ok || decided.value.events.length === 0) continue;
    keep(ledger, decided.value);
    if (stirs(decided.value.streams.keys())) waiting.push(...(await reading.underWay()));
  }
};

/** Puts the answer that a command carries into its urn, where it is one more among the others. */
const seal = async (ledger: Ledger, openUrn: OpenUrn, prepared: Prepared): Promise<void> => {
  const { noun, command, stream } = prepared;
  const urn = noun.sealed?.[command.type];
  if (urn === undefined) return;
  const counts = await openUrn(stream, urn);
  const answer = String((command as Readonly<Record<string, unknown>>)[urn]);
  const sums = { ...counts, [answer]: (counts[answer] ?? 0) + 1 };
  ledger.urns.set(`${stream} ${urn}`, { stream, urn, counts: sums });
};

const acknowledge = (ledger: Ledger, prepared: Prepared, events: readonly string[]): Answer => {
  const { actor, fingerprint, stream } = prepared;
  const answer: Answer = {
    position: ledger.head.position + ledger.events.length,
    stream,
    version: ledger.loaded.get(stream)?.version ?? 0,
    events,
    replayed: false,
  };
  const given = { actor, key: prepared.request.key, fingerprint, answer };
  ledger.answers.set(`${actor} ${given.key}`, given);
  ledger.given.push(given);
  return answer;
};

const foldedOf = (ledger: Ledger, stream: string): ReturnType<typeof toFolded> => {
  const state = ledger.loaded.get(stream);
  if (!state) throw new Error(`${stream} was not loaded`);
  try {
    return toFolded(stream, state);
  } catch (error) {
    throw new Fault('rule', error);
  }
};

const write = (transaction: Transaction, ledger: Ledger): void => {
  const { communeId } = transaction;
  saveAnswers(transaction, ledger.given);
  savePeople(transaction, ledger.people);
  saveUrns(transaction, [...ledger.urns.values()]);
  if (ledger.events.length === 0) return;
  const rows = chainFrom(communeId, ledger.head, ledger.events);
  const states = [...ledger.changed].map((stream) => foldedOf(ledger, stream));
  appendRows(transaction, rows);
  saveStates(transaction, states);
  saveWakeups(
    transaction,
    states.filter(({ stream }) => ledger.loaded.get(stream)?.noun.deadline),
  );
  const position = ledger.head.position + rows.length;
  tell(transaction, { communeId, position, streams: [...ledger.changed] });
};
