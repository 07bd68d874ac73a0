import { cookiesOf, type Caller, type Cookie, type Desk } from './desk.ts';
import { maySetUp } from './setup.ts';

/** Who is signed in. What they may do is not said here: see the commune's own tables. */
export interface User {
  readonly id: string;
  readonly email: string;
  /** As typed or registered when the identity was made; may be empty. */
  readonly name: string;
  /** Whether the address was proven by a link received there. */
  readonly proven: boolean;
}

export interface Session {
  readonly id: string;
  readonly user: User;
  /** The right to create the commune, held through the set-up link. */
  readonly setup: boolean;
}

/** The session of a request, with the cookies that prolong it. Without our cookie no query is made. */
export const resolveSession = async (
  desk: Desk,
  caller: Caller,
): Promise<{ session: Session | undefined; cookies: readonly Cookie[] }> => {
  const { headers, response } = await desk
    .authAt(caller.origin)
    .api.getSession({ headers: caller.headers, returnHeaders: true });
  if (!response) return { session: undefined, cookies: cookiesOf(headers) };
  const { session, user } = response;
  return {
    session: {
      id: session.id,
      user: { id: user.id, email: user.email, name: user.name, proven: user.emailVerified },
      setup: await maySetUp(desk, user.id),
    },
    cookies: cookiesOf(headers),
  };
};

/** Whether a request brings a session cookie at all. */
export const bringsSession = (headers: Headers): boolean =>
  (headers.get('cookie') ?? '').includes('collegiale.session_token=');

export interface SessionView {
  readonly id: string;
  readonly userAgent: string | null;
  readonly createdAt: Date;
  readonly seenAt: Date;
}

/** The open sessions of an identity, the last used first. */
export const sessionsOf = async (desk: Desk, userId: string): Promise<SessionView[]> => {
  const { rows } = await desk.pool.query<SessionView>({
    text: `select id, user_agent as "userAgent", created_at as "createdAt", updated_at as "seenAt"
           from accounts.sessions where user_id = $1 and expires_at > now() order by updated_at desc, id`,
    values: [userId],
  });
  return rows;
};

/** Closes one session of an identity, or all but the current one. Effective with the next request. */
export const revokeSession = async (desk: Desk, userId: string, sessionId: string): Promise<void> => {
  await desk.pool.query({
    text: 'delete from accounts.sessions where user_id = $1 and id = $2',
    values: [userId, sessionId],
  });
};

export const revokeOthers = async (desk: Desk, { id, user }: Session): Promise<void> => {
  await desk.pool.query({
    text: 'delete from accounts.sessions where user_id = $1 and id <> $2',
    values: [user.id, id],
  });
};

/** Leaves: the session is deleted, and the cookies to set take it away from the browser. */
export const leave = async (desk: Desk, caller: Caller): Promise<readonly Cookie[]> => {
  const { headers } = await desk
    .authAt(caller.origin)
    .api.signOut({ headers: caller.headers, returnHeaders: true });
  return cookiesOf(headers);
};

export interface PasskeyView {
  readonly id: string;
  readonly name: string | null;
  readonly createdAt: Date | null;
}

export const passkeysOf = async (desk: Desk, userId: string): Promise<PasskeyView[]> => {
  const { rows } = await desk.pool.query<PasskeyView>({
    text: `select id, name, created_at as "createdAt" from accounts.passkeys
           where user_id = $1 order by created_at, id`,
    values: [userId],
  });
  return rows;
};

export const removePasskey = async (desk: Desk, userId: string, passkeyId: string): Promise<void> => {
  await desk.pool.query({
    text: 'delete from accounts.passkeys where user_id = $1 and id = $2',
    values: [userId, passkeyId],
  });
};
