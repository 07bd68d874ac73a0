import { randomUUID } from 'node:crypto';
import type { QueryConfig } from 'pg';
import type { Pool } from '../postgres/pool.ts';
import type { Mail } from './letter.ts';

/** A letter on its way, or kept because there is no SMTP server. */
export interface KeptLetter {
  readonly letterId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly createdAt: Date;
  readonly attempts: number;
}

const columns =
  'letter_id as "letterId", recipient as "to", subject, body as text, html, created_at as "createdAt", attempts';

/** How the reason of a failure begins when the mail server itself could not be reached. */
export const unreachable = 'serveur injoignable';

/** A pool, or the transaction with which the letter is kept or lost. */
interface Database {
  query(query: QueryConfig): Promise<unknown>;
}

/** Puts a letter in the mailbox; it survives a stop of the application. */
export const post = async (database: Database, { to, subject, text, html }: Mail): Promise<void> => {
  await database.query({
    name: 'mailbox-post',
    text: 'insert into accounts.mailbox (letter_id, recipient, subject, body, html) values ($1, $2, $3, $4, $5)',
    values: [randomUUID(), to, subject, text, html ?? null],
  });
};

/** How many times a letter is tried before it is left aside: about a day and a half. */
const mostAttempts = 13;

/**
 * Takes letters to send, at most `most`. Each is put off at once, so that another process does not send
 * it too, and so that a process that dies while sending leaves it to be tried again: twenty seconds, then twice
 * as long each time. A link that lasts a quarter of an hour has its letter tried six times before its end.
 */
export const takeDue = async (pool: Pool, most: number): Promise<KeptLetter[]> => {
  const { rows } = await pool.query<KeptLetter>({
    text: `update accounts.mailbox set attempts = attempts + 1,
             next_attempt_at = now() + interval '20 seconds' * power(2, attempts)
           where letter_id in (
             select letter_id from accounts.mailbox where next_attempt_at <= now() and attempts < $2
             order by created_at limit $1 for update skip locked)
           returning ${columns}`,
    values: [most, mostAttempts],
  });
  return rows;
};

/** A letter that left is not kept: it may hold a link that opens a session. */
export const forget = async (pool: Pool, letterId: string): Promise<void> => {
  await pool.query({ text: 'delete from accounts.mailbox where letter_id = $1', values: [letterId] });
};

export const noteFailure = async (pool: Pool, letterId: string, reason: string): Promise<void> => {
  await pool.query({
    text: 'update accounts.mailbox set last_error = $2 where letter_id = $1',
    values: [letterId, reason.slice(0, 500)],
  });
};

/** The last letters kept, newest first. */
export const keptLetters = async (pool: Pool, most = 50): Promise<KeptLetter[]> => {
  const { rows } = await pool.query<KeptLetter>({
    text: `select ${columns} from accounts.mailbox order by created_at desc, letter_id limit $1`,
    values: [most],
  });
  return rows;
};

/** Whether the mail server could not be reached by the last letters tried, whichever process tried them. */
export const isUnreachable = async (pool: Pool): Promise<boolean> => {
  const { rowCount } = await pool.query({
    text: "select 1 from accounts.mailbox where last_error like $1 || '%' and attempts < $2 limit 1",
    values: [unreachable, mostAttempts],
  });
  return Boolean(rowCount);
};

/** Whether this installation is a copy that was not told to speak. */
export const isSilent = async (pool: Pool): Promise<boolean> => {
  const { rowCount } = await pool.query('select 1 from installation.this where silent_since is not null');
  return Boolean(rowCount);
};

export const dropOldLetters = async (pool: Pool): Promise<void> => {
  await pool.query("delete from accounts.mailbox where created_at < now() - interval '14 days'");
};
