import { randomUUID } from 'node:crypto';
import type { Execute } from '#lib/server/application/engine/request.ts';
import { createExecute } from '#lib/server/application/engine/execute.ts';
import { openCommune } from '#lib/server/platform/postgres/communes.ts';
import type { Pool } from '#lib/server/platform/postgres/pool.ts';
import { openPool } from '#lib/server/platform/postgres/pool.ts';
import { freshDatabase } from '../../support/database.ts';
import type { CounterCommand } from './counter.ts';
import { registry } from './counter.ts';

/** One empty database with a commune in it, and the means to send it commands of the test nouns. */
export interface World {
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly pool: Pool;
  readonly owner: Pool;
  readonly communeId: string;
  readonly execute: Execute;
  send(command: CounterCommand, more?: Partial<Parameters<Execute>[0]>): ReturnType<Execute>;
  close(): Promise<void>;
}

export const openWorld = async (): Promise<World> => {
  const { appUrl, ownerUrl, drop } = await freshDatabase();
  const pool = openPool(appUrl);
  const owner = openPool(ownerUrl, 2);
  const communeId = randomUUID();
  await openCommune(pool, communeId);
  const execute = createExecute(pool, registry);
  return {
    appUrl,
    ownerUrl,
    pool,
    owner,
    communeId,
    execute,
    send: (command, more = {}) =>
      execute({ communeId, actor: { kind: 'system' }, key: randomUUID(), command, ...more }),
    close: async () => {
      await pool.end();
      await owner.end();
      await drop();
    },
  };
};
