import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Result } from '#lib/kernel/result.ts';
import type { Pool } from '../../platform/postgres/pool.ts';
import type { Correspond, Desk, Outcome } from './batch.ts';
import { runBatch } from './batch.ts';
import { databaseFault, Fault, isEmailTaken } from './fault.ts';
import { createHeldStates } from './state-cache.ts';
import type { Registry } from './noun.ts';
import type { Prepared } from './parse-command.ts';
import { prepare } from './parse-command.ts';
import type { Answer, CommandRequest, Execute, Rejection } from './request.ts';

// Large enough that two thousand phones answering at once make a few dozen transactions, small enough
// that none of them waits long for the others' writes.
const mostInBatch = 100;

/** Beyond this, a commune's line is closed rather than letting memory and patience run out. */
const mostWaiting = 10_000;

interface Waiting {
  readonly prepared: Prepared;
  settle(outcome: Outcome): void;
}

/**
 * The one way by which anything changes. Commands of a commune that wait for its head are decided one
 * after the other in one transaction; communes never wait for each other. An answer is given only after
 * the commit.
 * @param clock the time of commands that bring none, ISO 8601
 * @param correspond without it, nobody is written to
 */
export const createExecute = (
  pool: Pool,
  registry: Registry,
  clock: () => string = () => new Date().toISOString(),
  correspond?: Correspond,
): Execute => {
  const desk: Desk = { pool, registry, held: createHeldStates(), clock, correspond };
  const lines = new Map<string, Waiting[]>();

  const serve = async (communeId: string, line: Waiting[]): Promise<void> => {
    while (line.length > 0) {
      const taken = line.splice(0, mostInBatch);
      const outcomes = await carry(
        desk,
        communeId,
        taken.map(({ prepared }) => prepared),
      );
      taken.forEach(({ settle }, index) =>
        settle(outcomes[index] ?? new Fault('rule', new Error('No outcome'))),
      );
      // Those just answered may have more to say: let them join the next transaction.
      await nextTurn();
    }
    lines.delete(communeId);
  };

  return async (request: CommandRequest): Promise<Result<Answer, Rejection>> => {
    const prepared = prepareSafely(registry, request);
    if (!prepared.ok) return prepared;
    const { communeId } = prepared.value.request;
    const outcome = await new Promise<Outcome>((settle) => {
      const line = lines.get(communeId) ?? [];
      if (line.length >= mostWaiting)
        return settle(new Fault('busy', new Error('Too many commands are waiting')));
      line.push({ prepared: prepared.value, settle });
      if (lines.has(communeId)) return;
      lines.set(communeId, line);
      void serve(communeId, line);
    });
    if (outcome instanceof Fault) throw outcome;
    return outcome;
  };
};

const prepareSafely = (registry: Registry, request: CommandRequest): Result<Prepared, Rejection> => {
  try {
    return prepare(registry, request);
  } catch (error) {
    throw new Fault('rule', error);
  }
};

/** Never throws: a batch that the database refuses is tried again command by command, once. */
const carry = async (
  desk: Desk,
  communeId: string,
  batch: readonly Prepared[],
): Promise<readonly Outcome[]> => {
  try {
    return await runBatch(desk, communeId, batch);
  } catch (error) {
    const fault = databaseFault(error);
    if (batch.length === 1 && (fault.kind === 'database' || fault.kind === 'rule')) return [told(fault)];
    return carryAlone(desk, communeId, batch);
  }
};

/**
 * A command whose commit was lost on the way may have been done: its key then gives back its answer,
 * so trying again is always safe.
 */
const carryAlone = async (
  desk: Desk,
  communeId: string,
  batch: readonly Prepared[],
): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  let down: Fault | null = null;
  for (const prepared of batch) {
    if (down) {
      outcomes.push(down);
      continue;
    }
    try {
      outcomes.push(...(await runBatch(desk, communeId, [prepared])));
    } catch (error) {
      const fault = databaseFault(error);
      if (fault.kind === 'busy' || fault.kind === 'connection') down = fault;
      outcomes.push(told(fault));
    }
  }
  return outcomes;
};

const told = (fault: Fault): Outcome =>
  isEmailTaken(fault.cause) ? { ok: false, error: { kind: 'input', error: { code: 'email-taken' } } } : fault;
