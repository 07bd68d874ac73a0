import type { Transaction } from '../postgres/pool.ts';

/** An acknowledged command: who sent it under which key, and what was answered. */
export interface StoredAnswer {
  readonly actor: string;
  readonly key: string;
  /** SHA-256 of the command, to tell a repetition from another command under a used key. */
  readonly fingerprint: Buffer;
  readonly answer: unknown;
}

/**
 * The answers already given to these senders under these keys. To be read after the head is locked:
 * before, a repetition could miss the answer that is being written.
 */
export const findAnswers = async (
  transaction: Transaction,
  asked: readonly Pick<StoredAnswer, 'actor' | 'key'>[],
): Promise<readonly StoredAnswer[]> => {
  const { rows } = await transaction.query<{
    actor: string;
    command_key: string;
    fingerprint: Buffer;
    answer: unknown;
  }>({
    name: 'find-answers',
    // By the index whatever the planner guesses of a table that grows. A pair that was not asked for may
    // come with the others; it is looked up by nobody.
    text: `select actor, command_key, fingerprint, answer from answers
           where commune_id = $1 and actor = any ($2::text[]) and command_key = any ($3::uuid[])`,
    values: [
      transaction.communeId,
      [...new Set(asked.map(({ actor }) => actor))],
      asked.map(({ key }) => key),
    ],
  });
  return rows.map(({ command_key, ...row }) => ({ ...row, key: command_key }));
};

export const saveAnswers = (transaction: Transaction, answers: readonly StoredAnswer[]): void => {
  if (answers.length === 0) return;
  transaction.send({
    name: 'save-answers',
    text: `insert into answers (commune_id, actor, command_key, fingerprint, answer, answered_at)
           select $1, a.actor, a.key, a.fingerprint, a.answer, now()
           from unnest($2::text[], $3::uuid[], $4::bytea[], $5::jsonb[]) as a(actor, key, fingerprint, answer)`,
    values: [
      transaction.communeId,
      answers.map(({ actor }) => actor),
      answers.map(({ key }) => key),
      answers.map(({ fingerprint }) => fingerprint),
      answers.map(({ answer }) => JSON.stringify(answer)),
    ],
  });
};
