import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical.ts';

/** Where a journal ends. A journal without events is at position 0 with an empty hash. */
export interface Head {
  readonly position: number;
  readonly hash: Buffer;
}

/** What is known of an event before it has its place in the journal. */
export interface EventDraft {
  readonly stream: string;
  /** From 1, without holes, in each stream. */
  readonly streamVersion: number;
  readonly type: string;
  readonly typeVersion: number;
  readonly content: Readonly<Record<string, unknown>>;
  readonly actor: string;
  readonly commandKey: string;
  /** ISO 8601 in UTC with milliseconds: what the database gives back unchanged. */
  readonly recordedAt: string;
}

/** An event in its place. `hash` covers every other field, the commune and the row before. */
export interface JournalRow extends EventDraft {
  readonly position: number;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

/** SHA-256 (FIPS 180-4) over the previous hash followed by the canonical JSON of the row. */
export const hashOf = (
  communeId: string,
  position: number,
  event: EventDraft,
  previousHash: Buffer,
): Buffer =>
  createHash('sha256')
    .update(previousHash)
    .update(
      canonicalJson([
        communeId,
        position,
        event.stream,
        event.streamVersion,
        event.type,
        event.typeVersion,
        event.content,
        event.actor,
        event.commandKey,
        event.recordedAt,
      ]),
    )
    .digest();

/** Gives events their positions and hashes, following the head. */
export const chainFrom = (
  communeId: string,
  head: Head,
  events: readonly EventDraft[],
): readonly JournalRow[] => {
  let { position, hash } = head;
  return events.map((event) => {
    const previousHash = hash;
    position += 1;
    hash = hashOf(communeId, position, event, previousHash);
    return { ...event, position, previousHash, hash };
  });
};

/** What is wrong with a row that should follow `head`, or null. */
export type ChainBreak = 'missing' | 'unlinked' | 'altered';

export const chainBreak = (communeId: string, head: Head, row: JournalRow): ChainBreak | null => {
  if (row.position !== head.position + 1) return 'missing';
  if (!row.previousHash.equals(head.hash)) return 'unlinked';
  return row.hash.equals(hashOf(communeId, row.position, row, row.previousHash)) ? null : 'altered';
};
