import type { Transaction } from '../postgres/pool.ts';

/** The one PostgreSQL channel on which changes of all communes are told. */
export const channel = 'collegiale';

/** Streams of a commune that have changed, up to a position of its journal. */
export interface Change {
  readonly communeId: string;
  readonly position: number;
  /** Null when there were too many to be named: everything may have changed. */
  readonly streams: readonly string[] | null;
}

// PostgreSQL refuses a payload of 8000 bytes or more.
const mostBytes = 7_900;

export const payloadOf = ({ communeId, position, streams }: Change): string => {
  const payload = `${communeId}:${position}:${streams?.join(',') ?? '*'}`;
  return Buffer.byteLength(payload) < mostBytes ? payload : `${communeId}:${position}:*`;
};

/** Null when the payload is not one of ours. */
export const changeOf = (payload: string): Change | null => {
  const [, communeId, position, streams] = /^([0-9a-f-]{36}):(\d+):(.+)$/.exec(payload) ?? [];
  if (!communeId || !position || !streams) return null;
  return { communeId, position: Number(position), streams: streams === '*' ? null : streams.split(',') };
};

/** Tells the change to every process when, and only if, the transaction commits. */
export const tell = (transaction: Transaction, change: Change): void =>
  transaction.send({
    name: 'tell-change',
    text: 'select pg_notify($1, $2)',
    values: [channel, payloadOf(change)],
  });
