import pg from 'pg';
import { changesAfter } from '../journal/rows.ts';
import type { Pool } from '../postgres/pool.ts';
import { inCommune } from '../postgres/pool.ts';
import type { Change } from './channel.ts';
import { changeOf, channel } from './channel.ts';

export type OnChange = (change: Change) => void;

/** Tells the open pages of this process what has changed, whichever process changed it. */
export interface Live {
  /**
   * Calls `onChange` with every change of a commune after a position, in order, each once: first what
   * the journal already holds, then what comes. Resolves once the past has been told.
   * @returns how to stop
   */
  subscribe(communeId: string, afterPosition: number, onChange: OnChange): Promise<() => void>;
  close(): Promise<void>;
}

interface Listener {
  readonly communeId: string;
  readonly onChange: OnChange;
  /** The last position told. */
  told: number;
  /**
   * The reading of the journal that it awaits: what is notified meanwhile is kept in `missed`, since to tell
   * it at once would pass over what the journal has yet to tell. Null when it is told at once.
   */
  reading: Promise<unknown> | null;
  missed: Change[];
}

const retryAfterMs = 500;

/**
 * One connection of the process listens for all its pages. When it is lost, another is opened, and each
 * page is told from the journal what it missed in between: nothing rests on a notification arriving.
 * @param url the application's role; a connection of its own, outside the pool
 */
export const openLive = (url: string, pool: Pool): Live => {
  const listeners = new Map<string, Set<Listener>>();
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | null = null;
  let closed = false;

  const listen = async (): Promise<void> => {
    const connection = new pg.Client({ connectionString: url, keepAlive: true });
    let over = false;
    const lost = (): void => {
      if (over) return;
      over = true;
      listenAgain();
    };
    connection.on('error', lost);
    connection.on('end', lost);
    connection.on('notification', ({ payload }) => {
      const change = changeOf(payload ?? '');
      if (change) for (const listener of listeners.get(change.communeId) ?? []) pass(listener, change);
    });
    client = connection;
    const listening = connection.connect().then(() => connection.query(`listen ${channel}`));
    // Held before the first notification can come; whoever subscribes from now on reads for itself.
    const all = [...listeners.values()].flatMap((set) => [...set]);
    const caughtUp = all.map((listener) => catchUp(pool, listener, listening));
    try {
      await Promise.all([listening, ...caughtUp]);
    } catch {
      lost();
      await connection.end().catch(() => undefined);
    }
  };
  const listenAgain = (): void => {
    if (closed || retry) return;
    retry = setTimeout(() => {
      retry = null;
      ready = listen();
    }, retryAfterMs);
  };
  let ready = listen();

  return {
    subscribe: async (communeId, afterPosition, onChange) => {
      const listener = { communeId, onChange, told: afterPosition, reading: null, missed: [] };
      const set = listeners.get(communeId) ?? new Set();
      const caughtUp = catchUp(pool, listener, ready);
      listeners.set(communeId, set.add(listener));
      await caughtUp.catch((error: unknown) => {
        set.delete(listener);
        throw error;
      });
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(communeId) === set) listeners.delete(communeId);
      };
    },
    close: async () => {
      closed = true;
      if (retry) clearTimeout(retry);
      listeners.clear();
      await client?.end().catch(() => undefined);
    },
  };
};

const pass = (listener: Listener, change: Change): void => {
  if (listener.reading) listener.missed.push(change);
  else tellTo(listener, change);
};

const tellTo = (listener: Listener, change: Change): void => {
  if (change.position <= listener.told) return;
  listener.told = change.position;
  listener.onChange(change);
};

/**
 * Tells a listener what the journal holds once `listening` is true, then what was notified meanwhile. A later
 * call replaces an earlier one. When the journal cannot be read nothing is told until the next connection.
 */
const catchUp = async (pool: Pool, listener: Listener, listening: Promise<unknown>): Promise<void> => {
  const { communeId } = listener;
  const read = listening.then(() =>
    inCommune(pool, communeId, (transaction) => changesAfter(transaction, listener.told)),
  );
  listener.reading = read;
  listener.missed = [];
  const past = await read;
  if (listener.reading !== read) return;
  listener.reading = null;
  tellTo(listener, { communeId, ...past });
  for (const change of listener.missed.splice(0)) tellTo(listener, change);
};
