import { createHmac } from 'node:crypto';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import {
  applyMigration,
  missingFrom,
  openLedger,
  quoted,
  readLedger,
  refuseForeign,
  type Roles,
} from './ledger.ts';
import { closeDatabase, ensureRoles, opens, passwordOf, refusePower } from './roles.ts';

/** Any number, the same in every process: the lock that lets one of them migrate at a time. */
const migrationLock = 7_022_026;

/** How a database is opened for the application. */
export interface Opening {
  /** Connection of the role that owns the database. */
  readonly ownerUrl: string;
  /** The installation's secret, from which the application role's password is derived. */
  readonly secret: string;
  /** Connection of a role that an operator made for the application; without it, one is made. */
  readonly appUrl?: string | undefined;
  /** Takes this secret in place of the one that the installation had: whoever was signed in signs in again. */
  readonly renewSecret?: boolean;
}

export const checkVersion = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::integer as version",
  );
  const version = rows[0]?.version ?? 0;
  if (version < 160_000)
    throw new Error(
      `PostgreSQL ${Math.floor(version / 10_000)} est trop ancien : il faut la version 16 ou une plus récente.`,
    );
};

interface Known {
  readonly print: Buffer | null;
  readonly app: string | null;
  readonly lookup: string | null;
}

const unknown: Known = { print: null, app: null, lookup: null };

/** What the installation remembers of its secret and of its role; nothing before the migration that keeps it. */
const knownOf = async (client: pg.Client): Promise<Known> => {
  const { rows: there } = await client.query<{ there: boolean }>(
    "select to_regclass('installation.this') is not null as there",
  );
  if (!there[0]?.there) return unknown;
  const { rows } = await client.query<Known>(
    'select secret_print as print, app_role as app, lookup_role as lookup from installation.this',
  );
  return rows[0] ?? unknown;
};

const rolesOf = async (client: pg.Client, known: Known, appUrl: string | undefined): Promise<Roles> => {
  const { rows } = await client.query<{ name: string }>('select current_database() as name');
  const database = rows[0]?.name ?? '';
  const given = appUrl === undefined ? null : decodeURIComponent(new URL(appUrl).username);
  const app = given ?? known.app ?? `${database}_app`;
  if (known.app !== null && known.app !== app)
    throw new Error(
      `Cette installation a été préparée pour le rôle « ${known.app} », et DATABASE_APP_URL donne « ${app} ». ` +
        `Redonnez l’adresse de « ${known.app} ».`,
    );
  return { app, lookup: known.lookup ?? `${database}_lookup` };
};

/** A print that tells a secret from another, and gives neither back. */
export const printOf = (secret: string): Buffer =>
  createHmac('sha256', secret).update('collegiale: print of the secret').digest();

/** The secret given is not the one that the installation was made with. */
export class WrongSecret extends Error {
  constructor() {
    super(
      'Ce secret n’est pas celui de cette installation. Donnez à cette commande le même COLLEGIALE_SECRET et le même ' +
        'COLLEGIALE_VAR qu’au service. Si l’ancien secret est perdu : collegiale rekey (chacun devra entrer à nouveau).',
    );
  }
}

const urlOf = (ownerUrl: string, { app }: Roles, secret: string): string => {
  const url = new URL(ownerUrl);
  url.username = encodeURIComponent(app);
  url.password = passwordOf(secret, app);
  return url.toString();
};

const migrateHolding = async (
  client: pg.Client,
  { ownerUrl, secret, appUrl, renewSecret = false }: Opening,
): Promise<string> => {
  await refuseForeign(client);
  const applied = await readLedger(client);
  const missing = missingFrom(applied ?? new Map());
  const known = await knownOf(client);
  if (known.print && !renewSecret && !known.print.equals(printOf(secret))) throw new WrongSecret();
  const roles = await rolesOf(client, known, appUrl);
  await ensureRoles(client, roles, { secret, made: appUrl !== undefined });
  if (renewSecret && appUrl === undefined)
    await client.query(`alter role ${quoted(roles.app)} password '${passwordOf(secret, roles.app)}'`);
  const url = appUrl ?? urlOf(ownerUrl, roles, secret);
  if (!(await opens(url))) {
    if (appUrl === undefined) throw new WrongSecret();
    throw new Error(`Le mot de passe de « ${roles.app} » dans DATABASE_APP_URL n’est pas le sien.`);
  }
  await openLedger(client);
  await runMigrations({ connectionString: ownerUrl });
  for (const migration of missing) {
    await client.query('begin');
    try {
      await applyMigration(client, migration, roles);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  }
  await closeDatabase(client);
  await refusePower(client, roles);
  const print = printOf(secret);
  if (!known.print?.equals(print) || known.app !== roles.app || known.lookup !== roles.lookup)
    await client.query('update installation.this set secret_print = $1, app_role = $2, lookup_role = $3', [
      print,
      roles.app,
      roles.lookup,
    ]);
  return url;
};

/**
 * Brings a database to the version of this code; two processes that start together do it once.
 * @returns the URL with which the application connects: a role that only adds to the journal
 * @throws an Error in a French sentence: too old a server, a database of another program or of a later version,
 * another secret, a role with too little or too much power, a changed or failing migration
 */
export const migrate = async (opening: Opening): Promise<{ appUrl: string }> => {
  const client = new pg.Client({ connectionString: opening.ownerUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await checkVersion(client);
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    return { appUrl: await migrateHolding(client, opening) };
  } finally {
    await client.end();
  }
};
