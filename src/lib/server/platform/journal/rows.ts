import type { Transaction } from '../postgres/pool.ts';
import type { Head, JournalRow } from './chain.ts';

interface HeadRow {
  readonly position: string;
  readonly hash: Buffer;
}

const toHead = (row: HeadRow | undefined): Head | null =>
  row ? { position: Number(row.position), hash: row.hash } : null;

/** Opens an empty journal for a commune, which must be in `communes`; harmless when it is there. */
export const openJournal = (transaction: Transaction): void =>
  transaction.send({
    text: 'insert into heads (commune_id) values ($1) on conflict do nothing',
    values: [transaction.communeId],
  });

/** Waits for the commune's other writers, then keeps them waiting until the end of the transaction. */
export const lockHead = async (transaction: Transaction): Promise<Head | null> => {
  const { rows } = await transaction.query<HeadRow>({
    name: 'lock-head',
    text: 'select position, hash from heads where commune_id = $1 for update',
    values: [transaction.communeId],
  });
  return toHead(rows[0]);
};

/** The head as the transaction sees it, without waiting for anybody. */
export const readHead = async (transaction: Transaction): Promise<Head | null> => {
  const { rows } = await transaction.query<HeadRow>({
    name: 'read-head',
    text: 'select position, hash from heads where commune_id = $1',
    values: [transaction.communeId],
  });
  return toHead(rows[0]);
};

/** Adds rows made by `chainFrom` and moves the head to the last of them. */
export const appendRows = (transaction: Transaction, rows: readonly JournalRow[]): void => {
  const last = rows.at(-1);
  if (!last) return;
  transaction.send({
    name: 'append-rows',
    text: `insert into journal (commune_id, position, stream, stream_version, type, type_version, data, actor,
                                command_key, recorded_at, previous_hash, hash)
           select $1, e.position, e.stream, e."streamVersion", e.type, e."typeVersion", e.content, e.actor,
                  e."commandKey", e."recordedAt", decode(e."previousHash", 'hex'), decode(e.hash, 'hex')
           from json_to_recordset($2) as e(position bigint, stream text, "streamVersion" integer, type text,
                "typeVersion" smallint, content jsonb, actor text, "commandKey" uuid, "recordedAt" timestamptz,
                "previousHash" text, hash text)`,
    values: [
      transaction.communeId,
      JSON.stringify(
        rows.map((row) => ({
          ...row,
          previousHash: row.previousHash.toString('hex'),
          hash: row.hash.toString('hex'),
        })),
      ),
    ],
  });
  transaction.send({
    name: 'move-head',
    text: 'update heads set position = $2, hash = $3 where commune_id = $1',
    values: [transaction.communeId, last.position, last.hash],
  });
};

interface StoredRow {
  readonly position: string;
  readonly stream: string;
  readonly stream_version: number;
  readonly type: string;
  readonly type_version: number;
  readonly data: Record<string, unknown>;
  readonly actor: string;
  readonly command_key: string;
  readonly recorded_at: Date;
  readonly previous_hash: Buffer;
  readonly hash: Buffer;
}

const toJournalRow = (row: StoredRow): JournalRow => ({
  position: Number(row.position),
  stream: row.stream,
  streamVersion: row.stream_version,
  type: row.type,
  typeVersion: row.type_version,
  content: row.data,
  actor: row.actor,
  commandKey: row.command_key,
  recordedAt: row.recorded_at.toISOString(),
  previousHash: row.previous_hash,
  hash: row.hash,
});

/**
 * The whole journal after a position, in order, a few thousand rows at a time.
 * @param stream only the events of this stream
 */
export async function* readRows(
  transaction: Transaction,
  after = 0,
  stream: string | null = null,
): AsyncGenerator<JournalRow> {
  const most = 2_000;
  let position = after;
  for (;;) {
    const { rows } = await transaction.query<StoredRow>({
      text: `select position, stream, stream_version, type, type_version, data, actor, command_key, recorded_at,
                    previous_hash, hash
             from journal where commune_id = $1 and position > $2 and ($3::text is null or stream = $3)
             order by position limit $4`,
      values: [transaction.communeId, position, stream, most],
    });
    for (const row of rows) yield toJournalRow(row);
    const last = rows.at(-1);
    if (!last || rows.length < most) return;
    position = Number(last.position);
  }
}

/** Streams that changed after a position, with the last position that the transaction sees. */
export const changesAfter = async (
  transaction: Transaction,
  position: number,
): Promise<{ readonly position: number; readonly streams: readonly string[] }> => {
  const { rows } = await transaction.query<{ last: string; streams: string[] }>({
    text: `select coalesce(max(position), $2) as last, coalesce(array_agg(distinct stream), '{}') as streams
           from journal where commune_id = $1 and position > $2`,
    values: [transaction.communeId, position],
  });
  return { position: Number(rows[0]?.last ?? position), streams: rows[0]?.streams ?? [] };
};
