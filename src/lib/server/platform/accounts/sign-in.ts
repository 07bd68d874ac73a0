import type { QueryConfig } from 'pg';
import { writeOut } from '../mail/letter.ts';
import { post } from '../mail/mailbox.ts';
import { arrived } from './invitations.ts';
import { enter, type Caller, type Desk, type Entrance } from './desk.ts';
import { allow, allowFrom, limits } from './limits.ts';
import { signInLetter } from './letters.ts';
import { spenderOf, spentJustNow } from './spending.ts';
import { digestOf, linkState, newToken, tidyEmail, type LinkState } from './tokens.ts';

/** How long a sign-in link is good for. */
export const signInMinutes = 15;

/**
 * Takes note that somebody wants a link. What follows is the same whether or not the address is known;
 * `answerRequests` looks at it afterwards.
 * @param address network address of the browser; empty when only a proxy's is known
 * @returns false when there were too many requests from there
 */
export const requestLink = async (
  desk: Desk,
  { email, address, origin }: { email: string; address: string; origin: string },
): Promise<boolean> => {
  const tidy = tidyEmail(email);
  if (!(await allowFrom(desk, limits.linkByAddress, address))) return false;
  await desk.pool.query({
    name: 'link-request',
    text: 'insert into accounts.link_requests (email, origin) values ($1, $2)',
    values: [tidy, origin],
  });
  return true;
};

/** Of the addresses asked for, those of a person, of a pending invitation, or of the one setting up. */
const known = `exists (select from public.communes_of_email(r.email))
  or exists (select from accounts.invitations i where i.email = r.email
             and i.used_at is null and i.revoked_at is null and i.expires_at > now())
  or exists (select from accounts.setup_links s join accounts.users u on u.id = s.opened_by
             where u.email = r.email and s.consumed_at is null)`;

const takeRequests = `
  with r as (
    delete from accounts.link_requests where request_id in (
      select request_id from accounts.link_requests order by request_id limit 100 for update skip locked)
    returning email, origin)
  select email, origin from r where ${known}`;

const keepLink = (email: string, token: string): QueryConfig => ({
  name: 'new-sign-in-link',
  text: `insert into accounts.sign_in_links (token_hash, email, expires_at)
         values ($1, $2, now() + make_interval(mins => $3))`,
  values: [digestOf(token), email, signInMinutes],
});

/**
 * Sends a link to each known address that asked for one, and forgets the requests: all in one
 * transaction, so that a request is either answered or still waiting.
 */
export const answerRequests = async (desk: Desk): Promise<void> => {
  const client = await desk.pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ email: string; origin: string }>(takeRequests);
    for (const { email, origin } of rows) {
      // Asking for somebody else's address must not keep them out: the links that they have stay good.
      if (!(await allow(desk, limits.linkByEmail, email))) continue;
      const token = newToken();
      await client.query(keepLink(email, token));
      await post(client, writeOut(signInLetter(email, `${origin}/connexion/lien/${token}`)));
    }
    await client.query('commit');
    client.release();
  } catch (error) {
    // A connection in an unknown state is not given back to the others.
    client.release(true);
    throw error;
  }
  await desk.postman.round();
};

interface LinkRow {
  readonly email: string;
  readonly usedAt: Date | null;
  readonly expired: boolean;
}

/** Looks at a link without spending it: mail scanners follow links before people do. */
export const peekLink = async (
  desk: Desk,
  token: string,
): Promise<{ state: LinkState; email: string | null }> => {
  const { rows } = await desk.pool.query<LinkRow>({
    name: 'peek-sign-in-link',
    text: `select email, used_at as "usedAt", expires_at <= now() as expired
           from accounts.sign_in_links where token_hash = $1`,
    values: [digestOf(token)],
  });
  return { state: linkState(rows[0]), email: rows[0]?.email ?? null };
};

/**
 * Spends a link and opens a session. Of two requests with the same link one alone enters, unless it is the same
 * person who pressed twice.
 */
export const openLink = async (desk: Desk, token: string, caller: Caller): Promise<Entrance> => {
  const { rows } = await desk.pool.query<{ email: string; name: string | null }>({
    name: 'spend-sign-in-link',
    text: `update accounts.sign_in_links set used_at = coalesce(used_at, now()), used_by = $2
           where token_hash = $1
             and ((used_at is null and expires_at > now()) or ${spentJustNow('used_at', 'used_by', '$2')})
           returning email, (select given_name || ' ' || family_name
                             from public.communes_of_email(email) limit 1) as name`,
    values: [digestOf(token), spenderOf(desk, caller)],
  });
  const [link] = rows;
  if (link) {
    const identity = { email: link.email, name: link.name ?? '', proven: true };
    await arrived(desk, link.email);
    return { ok: true, ...(await enter(desk, caller, identity)) };
  }
  const { state } = await peekLink(desk, token);
  return { ok: false, state: state === 'open' ? 'used' : state };
};
