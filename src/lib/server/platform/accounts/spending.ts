import { createHmac } from 'node:crypto';
import { networkOf } from '../web/client-address.ts';
import type { Caller, Desk } from './desk.ts';

/**
 * A keyed digest of who spends a link: their network and their program. On a slow network people press twice, and
 * it is the second answer that their browser shows. Null when their address is not known: then a link opens once.
 */
export const spenderOf = (desk: Desk, { address, headers }: Caller): Buffer | null => {
  if (!address) return null;
  return createHmac('sha256', desk.settings.secret)
    .update(`spender\n${networkOf(address)}\n${headers.get('user-agent') ?? ''}`)
    .digest();
};

/** For how long the same person's second request is answered like the first. */
const secondsAgain = 60;

/** Whether a spent link may answer again, in SQL, for columns of these names and the spender given as `$n`. */
export const spentJustNow = (at: string, by: string, spender: string): string =>
  `(${by} = ${spender} and ${at} > now() - interval '${secondsAgain} seconds')`;
