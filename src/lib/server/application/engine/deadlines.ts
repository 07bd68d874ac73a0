import { randomUUID } from 'node:crypto';
import { civilDateOf } from '#lib/kernel/civil.ts';
import { logError } from '../../platform/log.ts';
import { loadStates } from '../../platform/journal/states.ts';
import type { Pool } from '../../platform/postgres/pool.ts';
import { inCommune } from '../../platform/postgres/pool.ts';
import type { Registry } from './noun.ts';
import { nounOfStream } from './noun.ts';
import type { Execute } from './request.ts';
import { stirAll } from './stirring.ts';

interface Due {
  readonly commune_id: string;
  readonly stream: string;
}

/** What to do with what went wrong: a line of the log. */
export type OnFailure = (stream: string, reason: unknown) => void;

const mostAtOnce = 100;

// The rules compare instants as texts, some written with milliseconds and some without: a second later
// they all agree that the time has come.
const graceMs = 1_000;

/**
 * Sends, as `system`, the deadline command of every stream whose time has come. Several processes may do
 * it at once: the command names the version it was made for, so the second comes too late and is refused.
 * @returns the number of deadlines carried
 */
export const runDeadlines = async (
  pool: Pool,
  registry: Registry,
  execute: Execute,
  now: string,
  onFailure: OnFailure,
  skipped: ReadonlySet<string> = new Set(),
): Promise<number> => {
  const { rows } = await pool.query<Due>('select commune_id, stream from due_wakeups($1, $2)', [
    new Date(Date.parse(now) - graceMs).toISOString(),
    mostAtOnce + skipped.size,
  ]);
  let carried = 0;
  for (const due of rows) {
    if (skipped.has(nameOf(due))) continue;
    try {
      if (await carry(pool, registry, execute, now, due)) carried += 1;
    } catch (error) {
      onFailure(nameOf(due), error);
    }
  }
  return carried;
};

const nameOf = (due: Due): string => `${due.commune_id}/${due.stream}`;

/** False when another process was quicker, which is no failure: the stream is not due any more. */
const carry = async (
  pool: Pool,
  registry: Registry,
  execute: Execute,
  now: string,
  { commune_id: communeId, stream }: Due,
): Promise<boolean> => {
  const noun = nounOfStream(registry, stream);
  const [stored] = await inCommune(pool, communeId, (transaction) =>
    loadStates(transaction, new Map([[stream, 0]])),
  );
  if (!stored || !noun.deadline) throw new Error(`Nothing says what to do of ${stream} when it is due`);
  const at = noun.deadline.at(stored.document);
  if (at === null || Date.parse(at) > Date.parse(now)) return false;
  const result = await execute({
    communeId,
    actor: { kind: 'system' },
    key: randomUUID(),
    expectedVersion: stored.version,
    command: noun.deadline.command(stored.document, stream),
    now,
  });
  if (result.ok && result.value.events.length === 0) throw new Error('The deadline command did nothing');
  if (result.ok) return true;
  if (result.error.kind === 'refusal' && result.error.refusal.code === 'stale-version') return false;
  throw new Error(JSON.stringify(result.error));
};

export interface DeadlineOptions {
  readonly intervalMs?: number;
  readonly clock?: () => string;
  readonly onFailure?: OnFailure;
}

// A deadline that its noun refuses must not be asked again at every tick, nor forgotten.
const patienceMs = 15_000;

/**
 * Looks at what is due every few seconds until stopped. A deadline that fails is told to `onFailure` and
 * asked again a little later.
 * @returns how to stop; resolves when the round under way is over
 */
export const startDeadlines = (
  pool: Pool,
  registry: Registry,
  execute: Execute,
  {
    intervalMs = 5_000,
    clock = () => new Date().toISOString(),
    onFailure = (stream, reason) => logError(`Échéance de ${stream}`, reason),
  }: DeadlineOptions = {},
): (() => Promise<void>) => {
  const failed = new Map<string, number>();
  let day: string | null = null;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  const round = async (): Promise<void> => {
    for (const [name, since] of failed) if (Date.now() - since > patienceMs) failed.delete(name);
    const note: OnFailure = (stream, reason) => {
      failed.set(stream, Date.now());
      onFailure(stream, reason);
    };
    await runDeadlines(pool, registry, execute, clock(), note, new Set(failed.keys())).catch(
      (error: unknown) => onFailure('due_wakeups', error),
    );
    const today = civilDateOf(clock());
    if (today !== day)
      await stirAll(pool, registry, execute, clock(), onFailure)
        .then(() => (day = today))
        .catch((error: unknown) => onFailure('stirring', error));
    if (!stopped) timer = setTimeout(() => (running = round()), intervalMs);
  };
  let running = round();
  return async () => {
    stopped = true;
    if (timer) clearTimeout(timer);
    await running;
  };
};
