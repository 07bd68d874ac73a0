import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { migrate } from '../../src/lib/server/platform/postgres/migrate.ts';

export interface FreshDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  drop(): Promise<void>;
}

const asOwner = async (sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: inject('ownerUrl') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
};

/** An empty database, migrated, on the server of this run. */
export const freshDatabase = async (): Promise<FreshDatabase> => {
  const name = `t${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  await asOwner(`create database ${name}`);
  const url = new URL(inject('ownerUrl'));
  url.pathname = `/${name}`;
  const ownerUrl = url.toString();
  const { appUrl } = await migrate({ ownerUrl, secret: 'secret of the tests' });
  return {
    ownerUrl,
    appUrl,
    drop: async () => {
      await asOwner(`drop database if exists ${name} with (force)`);
      await asOwner(`drop role if exists ${name}_app, ${name}_lookup`);
    },
  };
};
