import { post } from '../../platform/mail/mailbox.ts';
import { writeOut } from '../../platform/mail/letter.ts';
import type { Transaction } from '../../platform/postgres/pool.ts';
import type { Correspond } from '../engine/batch.ts';
import { digestLetters } from '../roadmap/letters.ts';
import { textLetters } from '../proposals/letters.ts';
import { envelopeLetters } from '../powers/letters.ts';
import { recordLetters } from '../meetings/letters.ts';
import { changeLetters } from '../commune/letters.ts';
import type { Letter } from '../../platform/mail/letter.ts';

/** The address under which a commune is reached: its own host, or the installation's address. */
const addressOf = async (transaction: Transaction, origin: string): Promise<string> => {
  const { rows } = await transaction.query<{ host: string | null }>({
    text: 'select host from communes where commune_id = $1',
    values: [transaction.communeId],
  });
  const host = rows[0]?.host;
  return host ? `${new URL(origin).protocol}//${host}` : origin;
};

type Write = (
  transaction: Transaction,
  stream: string,
  origin: string,
  event: Readonly<Record<string, unknown>>,
) => Promise<Letter[]>;

/** By type of event: the letters that it is worth. */
const lettersOn: Readonly<Record<string, Write>> = {
  RecordSent: recordLetters,
  SpendingCommitted: envelopeLetters,
  DigestSent: digestLetters,
  ...textLetters,
  ChangeWritten: changeLetters,
};

/**
 * Writes to people about what has just happened. Letters are kept in the transaction of their event: they are
 * posted once, also when the process dies a moment later, and never for something that was not kept.
 * @param origin the installation's address
 */
export const correspondFrom =
  (origin: string): Correspond =>
  async (transaction, events) => {
    for (const { type, stream, content } of events) {
      const write = lettersOn[type];
      if (!write) continue;
      const address = await addressOf(transaction, origin);
      for (const letter of await write(transaction, stream, address, content))
        await post(transaction, writeOut(letter));
    }
  };
