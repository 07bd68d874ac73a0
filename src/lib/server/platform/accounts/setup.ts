import { enter, type Caller, type Desk, type Entrance } from './desk.ts';
import { spenderOf, spentJustNow } from './spending.ts';
import { digestOf, linkState, newToken, tidyEmail, type LinkState } from './tokens.ts';

export const setupDays = 7;

const noCommune = 'not public.any_commune_lives()';

/**
 * A new link with which one person sets the installation up, to print at start. Earlier links stay good
 * until their time: two processes that start together must not cut each other's link.
 * @returns undefined as soon as there is a commune
 */
export const setupLink = async (desk: Desk, origin: string): Promise<string | undefined> => {
  const token = newToken();
  const { rowCount } = await desk.pool.query({
    text: `insert into accounts.setup_links (token_hash, expires_at)
           select $1, now() + make_interval(days => $2) where ${noCommune}`,
    values: [digestOf(token), setupDays],
  });
  return rowCount ? `${origin}/installation/${token}` : undefined;
};

interface SetupRow {
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly expired: boolean;
}

export const peekSetup = async (desk: Desk, token: string): Promise<LinkState> => {
  const { rows } = await desk.pool.query<SetupRow>({
    text: `select opened_at as "usedAt", consumed_at as "revokedAt",
                  expires_at <= now() or not (${noCommune}) as expired
           from accounts.setup_links where token_hash = $1`,
    values: [digestOf(token)],
  });
  return linkState(rows[0]);
};

/** As `Entrance`; an address already proven here enters by mail, never on the word of who types it. */
export type SetupEntrance = Entrance | { readonly ok: false; readonly state: 'address-taken' };

const openedJustNow = async (desk: Desk, token: string, spender: Buffer | null): Promise<boolean> => {
  const { rowCount } = await desk.pool.query({
    text: `select 1 from accounts.setup_links
           where token_hash = $1 and consumed_at is null and ${spentJustNow('opened_at', 'opened_from', '$2')}`,
    values: [digestOf(token), spender],
  });
  return Boolean(rowCount);
};

const isProven = async (desk: Desk, email: string): Promise<boolean> => {
  const { rowCount } = await desk.pool.query({
    text: 'select 1 from accounts.users where email = $1 and email_verified',
    values: [email],
  });
  return Boolean(rowCount);
};

/**
 * Spends a set-up link and opens the session of the person who will create the commune. Their address is
 * not proven by it; it will be the first time they enter by a link received there.
 */
export const openSetup = async (
  desk: Desk,
  token: string,
  person: { name: string; email: string },
  caller: Caller,
): Promise<SetupEntrance> => {
  const spender = spenderOf(desk, caller);
  const state = await peekSetup(desk, token);
  if (state !== 'open' && !(await openedJustNow(desk, token, spender))) return { ok: false, state };
  if (await isProven(desk, tidyEmail(person.email))) return { ok: false, state: 'address-taken' };
  const identity = { email: tidyEmail(person.email), name: person.name.trim(), proven: false };
  const entrance = await enter(desk, caller, identity);
  const { rowCount } = await desk.pool.query({
    text: `update accounts.setup_links
           set opened_at = coalesce(opened_at, now()), opened_by = $2, opened_from = $3
           where token_hash = $1 and expires_at > now() and ${noCommune}
             and (opened_at is null
                  or (opened_by = $2 and ${spentJustNow('opened_at', 'opened_from', '$3')}))`,
    values: [digestOf(token), entrance.userId, spender],
  });
  // Somebody was quicker: the session just made is never handed over.
  return rowCount ? { ok: true, ...entrance } : { ok: false, state: 'used' };
};

/** Whether this identity may create the commune. */
export const maySetUp = async (desk: Desk, userId: string): Promise<boolean> => {
  const { rowCount } = await desk.pool.query({
    name: 'may-set-up',
    text: 'select 1 from accounts.setup_links where opened_by = $1 and consumed_at is null limit 1',
    values: [userId],
  });
  return Boolean(rowCount);
};

/** Ends every right to set up: the commune exists now. False when this identity had none. */
export const consumeSetup = async (desk: Desk, userId: string): Promise<boolean> => {
  const { rowCount } = await desk.pool.query({
    text: `update accounts.setup_links set consumed_at = now() where consumed_at is null
           and exists (select from accounts.setup_links where opened_by = $1 and consumed_at is null)`,
    values: [userId],
  });
  return Boolean(rowCount);
};
