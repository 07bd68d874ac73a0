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
  /** How many readings of the journal are under way for it: what is notified meanwhile is in `missed`. */
  catching: number;
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
    try {
      await connection.connect();
      await connection.query(`listen ${channel}`);
      const all = [...listeners.values()].flatMap((set) => [...set]);
      await Promise.all(all.map((listener) => catchUp(pool, listener)));
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
      const listener = { communeId, onChange, told: afterPosition, catching: 0, missed: [] };
      const set = listeners.get(communeId) ?? new Set();
      listeners.set(communeId, set.add(listener));
      await ready;
      await catchUp(pool, listener).catch((error: unknown) => {
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
  if (listener.catching > 0) listener.missed.push(change);
  else tellTo(listener, change);
};

const tellTo = (listener: Listener, change: Change): void => {
  if (change.position <= listener.told) return;
  listener.told = change.position;
  listener.onChange(change);
};

const catchUp = async (pool: Pool, listener: Listener): Promise<void> => {
  const { communeId } = listener;
  listener.catching += 1;
  try {
    const past = await inCommune(pool, communeId, (transaction) => changesAfter(transaction, listener.told));
    tellTo(listener, { communeId, ...past });
  } finally {
    listener.catching -= 1;
    if (listener.catching === 0) for (const change of listener.missed.splice(0)) tellTo(listener, change);
  }
};
