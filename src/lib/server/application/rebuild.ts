import { lockHead, readRows } from '../platform/journal/rows.ts';
import { dropStates, saveStates, saveWakeups } from '../platform/journal/states.ts';
import type { Pool } from '../platform/postgres/pool.ts';
import { inCommune } from '../platform/postgres/pool.ts';
import type { Registry } from './noun.ts';
import type { StreamState } from './replay.ts';
import { replay, toFolded } from './replay.ts';

const mostInStatement = 500;

/**
 * Drops every folded state of a commune (documents, lists, search, wake-ups) and replays its journal, in
 * one transaction that holds the head: commands wait meanwhile, readers see the old states until the end.
 * @returns the number of streams written
 * @throws when the journal cannot be read by today's code: nothing is then changed
 */
export const rebuild = (pool: Pool, registry: Registry, communeId: string): Promise<number> =>
  inCommune(pool, communeId, async (transaction) => {
    await lockHead(transaction);
    const streams = new Map<string, StreamState>();
    for await (const row of readRows(transaction)) replay(registry, streams, row);
    dropStates(transaction);
    const states = [...streams].map(([stream, state]) => toFolded(stream, state));
    for (let from = 0; from < states.length; from += mostInStatement) {
      const part = states.slice(from, from + mostInStatement);
      saveStates(transaction, part);
      saveWakeups(transaction, part);
    }
    return streams.size;
  });
