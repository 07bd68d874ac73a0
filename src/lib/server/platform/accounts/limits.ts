import { createHmac } from 'node:crypto';
import { networkOf } from '../web/client-address.ts';
import type { Desk } from './desk.ts';

/** How often something may be tried. What is counted is one person's: never a town's behind its proxy. */
export interface Limit {
  readonly name: string;
  readonly most: number;
  readonly seconds: number;
}

// Thirty councillors signing in from the town hall share one network address.
export const limits = {
  // Letters to one address, whoever asks for them.
  linkByEmail: { name: 'link-email', most: 5, seconds: 900 },
  linkByAddress: { name: 'link-address', most: 60, seconds: 900 },
  passkeyByAddress: { name: 'passkey-address', most: 240, seconds: 900 },
  // Ten requests a second, all day long, are a script gone wrong.
  requestsByToken: { name: 'requests-token', most: 3000, seconds: 300 },
  invitation: { name: 'invitation', most: 5, seconds: 3600 },
} satisfies Record<string, Limit>;

/**
 * Counts one more try and says in how many seconds it may be tried again: 0 while it is within the limit. Counted
 * in the database: shared by every process, and kept over a restart.
 * @param subject what is limited, an e-mail or a network address; only a keyed digest of it is kept
 */
export const secondsToWait = async (desk: Desk, limit: Limit, subject: string): Promise<number> => {
  const key = createHmac('sha256', desk.settings.secret).update(`${limit.name}\n${subject}`).digest();
  const { rows } = await desk.pool.query<{ count: number; left: number }>({
    name: 'count-attempt',
    text: `insert into accounts.attempts as a (key, count, expires_at)
           values ($1, 1, now() + make_interval(secs => $2))
           on conflict (key) do update set
             count = case when a.expires_at <= now() then 1 else a.count + 1 end,
             expires_at = case when a.expires_at <= now() then excluded.expires_at else a.expires_at end
           returning count, ceil(extract(epoch from expires_at - now()))::integer as left`,
    values: [key, limit.seconds],
  });
  const [tried] = rows;
  return tried && tried.count > limit.most ? Math.max(1, tried.left) : 0;
};

/** Counts one more try and says whether it is still within the limit. */
export const allow = async (desk: Desk, limit: Limit, subject: string): Promise<boolean> =>
  (await secondsToWait(desk, limit, subject)) === 0;

/** `allow` for whoever asks from a network address; nobody is counted when only a proxy's is known. */
export const allowFrom = async (desk: Desk, limit: Limit, address: string): Promise<boolean> =>
  address === '' || allow(desk, limit, networkOf(address));
