import { randomUUID } from 'node:crypto';
import type { Pool, Transaction } from '../../platform/postgres/pool.ts';
import { inCommune } from '../../platform/postgres/pool.ts';
import { organisationStreams } from './decide-in-memory.ts';
import type { AnyCommand, Registry } from './noun.ts';
import type { Execute } from './request.ts';

/*
 * Whoever leaves, comes or changes body may be the one that others waited for: what is under way is looked at again
 * in the transaction that says so, and each day, since people leave and mandates end on a date (I-29).
 */

/** Whether what was just decided changes the organisation. */
export const stirs = (changed: Iterable<string>): boolean =>
  [...changed].some((stream) => organisationStreams.some((known) => known === stream));

/** What is under way in the commune, with the command that looks at it again. */
export const toStir = async (transaction: Transaction, registry: Registry): Promise<AnyCommand[]> => {
  const commands: AnyCommand[] = [];
  for (const { noun, stirred } of registry.nouns.values()) {
    if (!stirred) continue;
    const { rows } = await transaction.query<{ stream: string }>({
      name: 'to-stir',
      text: `select stream from states
             where commune_id = $1 and noun = $2 and status = any ($3::text[]) order by stream`,
      values: [transaction.communeId, noun, stirred.statuses],
    });
    commands.push(...rows.map(({ stream }) => stirred.command(stream)));
  }
  return commands;
};

/** Looks again at all that is under way in every commune: at a start, and when a day begins. */
export const stirAll = async (
  pool: Pool,
  registry: Registry,
  execute: Execute,
  now: string,
  onFailure: (what: string, reason: unknown) => void,
): Promise<void> => {
  const { rows } = await pool.query<{ commune_id: string }>('select commune_id from communes order by 1');
  for (const { commune_id: communeId } of rows) {
    const commands = await inCommune(pool, communeId, (transaction) => toStir(transaction, registry));
    for (const command of commands)
      await execute({ communeId, actor: { kind: 'system' }, key: randomUUID(), command, now }).catch(
        (reason: unknown) => onFailure(`${communeId}/${command.type}`, reason),
      );
  }
};
