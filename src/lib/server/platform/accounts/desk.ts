import { parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies';
import pg from 'pg';
import { openPostman, type Postman } from '../mail/postman.ts';
import type { Pool } from '../postgres/pool.ts';
import { openAuth, type Auth } from './auth.ts';
import type { AccountSettings } from './settings.ts';
import type { LinkState } from './tokens.ts';
import { inTurn } from './turns.ts';

/** What the functions of this folder share: one in a process. */
export interface Desk {
  readonly settings: AccountSettings;
  readonly pool: Pool;
  readonly postman: Postman;
  /** The sign-in library for one address of the installation. */
  authAt(origin: string): Auth;
  close(): Promise<void>;
}

/** Who asks: the address by which they reached us, and their request's headers. */
export interface Caller {
  readonly origin: string;
  readonly headers: Headers;
  /** Their network address; absent when only a proxy's is known. */
  readonly address?: string | undefined;
}

interface CookieOptions {
  readonly path: string;
  readonly httpOnly: boolean;
  readonly secure: boolean;
  readonly sameSite: 'lax' | 'strict' | 'none';
  /** Seconds; 0 takes the cookie away. Absent, it ends with the browser. */
  readonly maxAge?: number;
}

export interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly options: CookieOptions;
}

export const cookiesOf = (headers: Headers): Cookie[] => {
  const set = headers.get('set-cookie');
  if (!set) return [];
  return [...parseSetCookieHeader(set)].map(([name, attributes]) => {
    const { path, httpOnly, secure, sameSite, maxAge } = toCookieOptions(attributes);
    return {
      name,
      // Ours to encode again, once, when the answer is written.
      value: attributes.value,
      options: {
        path: path ?? '/',
        httpOnly: httpOnly ?? true,
        secure: secure ?? false,
        sameSite: sameSite ?? 'lax',
        ...(maxAge === undefined ? {} : { maxAge }),
      },
    };
  });
};

/** Without pipelining: whose session it is must never depend on the order in which answers arrive. */
const openAccountPool = (url: string): Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: 5,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
  });
  // A connection lost outside a query would otherwise end the process; the next query tells it.
  pool.on('error', () => undefined);
  return pool;
};

export const openDesk = (settings: AccountSettings): Desk => {
  const pool = openAccountPool(settings.databaseUrl);
  const postman = openPostman(pool, settings.mail);
  const auths = new Map<string, Auth>();
  return {
    settings,
    pool,
    postman,
    authAt: (origin) => {
      const known = auths.get(origin);
      if (known) return known;
      const auth = openAuth(pool, settings.secret, origin);
      auths.set(origin, auth);
      return auth;
    },
    close: async () => {
      await postman.stop();
      await pool.end();
    },
  };
};

/** What comes of spending a link: a session's cookies, or what is wrong with the link. */
export type Entrance =
  | { readonly ok: true; readonly userId: string; readonly cookies: readonly Cookie[] }
  | { readonly ok: false; readonly state: Exclude<LinkState, 'open'> };

/** Opens a session for an address whose link has just been spent. */
export const enter = async (
  desk: Desk,
  caller: Caller,
  identity: { email: string; name: string; proven: boolean },
): Promise<{ userId: string; cookies: Cookie[] }> => {
  const { headers, response } = await inTurn(identity.email, () =>
    desk.authAt(caller.origin).api.enter({ body: identity, headers: caller.headers, returnHeaders: true }),
  );
  return { userId: response.userId, cookies: cookiesOf(headers) };
};

/**
 * The address to put in letters, from the one by which the request came. A request can claim any host:
 * in production only the configured address and the communes' own hosts are believed.
 */
export const trustedOrigin = async (desk: Desk, url: URL): Promise<string> => {
  const { origin, mode } = desk.settings;
  if (origin === undefined && mode !== 'production') return url.origin;
  if (origin === url.origin) return origin;
  const { rowCount } = await desk.pool.query({
    name: 'host-of-a-commune',
    text: 'select 1 from public.communes where host = $1',
    values: [url.host],
  });
  if (rowCount) return url.origin;
  if (origin === undefined) throw new Error('ORIGIN is not set: give the https address of this installation');
  return origin;
};
