import { createHmac } from 'node:crypto';
import pg from 'pg';
import { quoted, type Roles } from './ledger.ts';

/** What the secret gives the application's role of a database: every process works it out alone. */
export const passwordOf = (secret: string, app: string): string =>
  createHmac('sha256', secret).update(app.replace(/_app$/, '')).digest('hex');

/** What an operator runs once, when the role that owns the database may not make others. */
export const rolesToMake = ({ app, lookup }: Roles, owner: string): string =>
  `  create role ${quoted(app)} login password '…';\n` +
  `  create role ${quoted(lookup)} nologin;\n` +
  `  grant ${quoted(lookup)} to ${quoted(owner)} with inherit false, set true;`;

const has = async (client: pg.Client, role: string): Promise<boolean> => {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  return Boolean(rowCount);
};

const ownerOf = async (client: pg.Client): Promise<{ name: string; superuser: boolean }> => {
  const { rows } = await client.query<{ name: string; superuser: boolean }>(
    'select rolname as name, rolsuper as superuser from pg_roles where rolname = current_user',
  );
  return rows[0] ?? { name: '', superuser: false };
};

const isForbidden = (error: unknown): boolean => (error as { code?: string }).code === '42501';

/**
 * Makes the roles that are missing, and leaves those there as they are: nothing of a role is changed by opening
 * a database.
 * @param made whether the application's role is the operator's own, who gave its address
 * @throws an Error in a French sentence with the lines to run, when the owner may not make them
 */
export const ensureRoles = async (
  client: pg.Client,
  roles: Roles,
  { secret, made }: { secret: string; made: boolean },
): Promise<void> => {
  const owner = await ownerOf(client);
  try {
    if (!(await has(client, roles.app))) {
      if (made) throw new Error(`Le rôle « ${roles.app} » de DATABASE_APP_URL n’existe pas.`);
      const password = passwordOf(secret, roles.app);
      await client.query(`create role ${quoted(roles.app)} with login password '${password}'`);
    }
    if (!(await has(client, roles.lookup))) {
      await client.query(`create role ${quoted(roles.lookup)} with nologin`);
      if (!owner.superuser)
        await client.query(
          `grant ${quoted(roles.lookup)} to ${quoted(owner.name)} with inherit false, set true`,
        );
    }
  } catch (error) {
    if (!isForbidden(error)) throw error;
    throw new Error(
      `Le rôle « ${owner.name} » ne peut pas créer ceux dont Collégiale a besoin. Faites exécuter une fois par ` +
        `qui administre PostgreSQL :\n\n${rolesToMake(roles, owner.name)}\n\n` +
        `puis donnez l’adresse du rôle « ${roles.app} », avec son mot de passe, dans DATABASE_APP_URL.`,
      { cause: error },
    );
  }
};

/** Nobody but its owner makes anything in the database, not even for the time of a session. */
export const closeDatabase = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ name: string; open: boolean }>(
    `select quote_ident(datname) as name,
       exists (select from aclexplode(coalesce(datacl, acldefault('d', datdba))) right_
               where right_.grantee = 0 and right_.privilege_type in ('TEMPORARY', 'CREATE')) as open
     from pg_database where datname = current_database()`,
  );
  const [database] = rows;
  if (database?.open) await client.query(`revoke create, temporary on database ${database.name} from public`);
};

/**
 * Refuses to serve with a role that could get around the journal: every other rule rests on this one.
 * @throws an Error in a French sentence
 */
export const refusePower = async (client: pg.Client, { app }: Roles): Promise<void> => {
  const { rows } = await client.query<Record<string, boolean>>(
    `select rolsuper as "superuser", rolbypassrls as "bypassrls", rolcreaterole as "createrole",
       rolcreatedb as "createdb", pg_has_role(rolname, current_user, 'member') as "appartenance au propriétaire",
       has_database_privilege(rolname, current_database(), 'temporary') as "temporary sur la base",
       has_database_privilege(rolname, current_database(), 'create') as "create sur la base",
       has_schema_privilege(rolname, 'public', 'create') as "create sur le schéma public"
     from pg_roles where rolname = $1`,
    [app],
  );
  const powers = Object.entries(rows[0] ?? {}).flatMap(([power, held]) => (held ? [power] : []));
  if (powers.length > 0)
    throw new Error(
      `Le rôle « ${app} » a trop de droits pour servir l’application : ${powers.join(', ')}. Retirez-les-lui : ` +
        'il pourrait réécrire le journal.',
    );
};

/** Whether the password that a secret gives is the role's. */
export const opens = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    return true;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === '28P01' || code === '28000') return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
};
