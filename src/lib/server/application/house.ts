import { correspondFrom } from './corresponding.ts';
import { createExecute } from './execute.ts';
import { registry } from './nouns/index.ts';
import { inCommune, openPool, type Pool, type Transaction } from '../platform/postgres/pool.ts';
import { organisationsInMind, type Organisation } from './queries/organisation.ts';
import type { Execute } from './request.ts';

/** The assembled application: one in a process. */
export interface House {
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
export const openHouse = (url: string, origin?: string): House => {
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

let opened: House | undefined;

/** The house of this process, opened at first need on `DATABASE_APP_URL`. */
export const house = (): House => {
  const url = process.env['DATABASE_APP_URL'];
  if (!url) throw new Error('DATABASE_APP_URL is not set: start through `collegiale start`');
  opened ??= openHouse(url, process.env['ORIGIN']);
  return opened;
};
