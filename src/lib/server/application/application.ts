import { correspondFrom } from './letters/on-event.ts';
import { createExecute } from './engine/execute.ts';
import { registry } from './registry.ts';
import { inCommune, openPool, type Pool, type Transaction } from '../platform/postgres/pool.ts';
import { organisationsInMind, type Organisation } from './organisation/organisation.ts';
import type { Execute } from './engine/request.ts';

/** The assembled application: one in a process. */
export interface Application {
  readonly pool: Pool;
  readonly execute: Execute;
  /** Reads one instant of a commune; `work` also receives the organisation as it stood then. */
  read<T>(
    communeId: string,
    work: (transaction: Transaction, organisation: Organisation) => Promise<T>,
  ): Promise<T>;
}

/**
 * @param url of the application's role
 * @param origin the installation's address, to which the letters lead; without it none is written
 */
export const openApplication = (url: string, origin?: string): Application => {
  const pool = openPool(url);
  const organisationOf = organisationsInMind();
  return {
    pool,
    execute: createExecute(pool, registry, undefined, origin ? correspondFrom(origin) : undefined),
    read: (communeId, work) =>
      inCommune(
        pool,
        communeId,
        async (transaction) => work(transaction, await organisationOf(transaction)),
        'snapshot',
      ),
  };
};

let opened: Application | undefined;

/** The house of this process, opened at first need on `DATABASE_APP_URL`. */
export const application = (): Application => {
  const url = process.env['DATABASE_APP_URL'];
  if (!url) throw new Error('DATABASE_APP_URL is not set: start through `collegiale start`');
  opened ??= openApplication(url, process.env['ORIGIN']);
  return opened;
};
