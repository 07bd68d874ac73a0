import { randomUUID } from 'node:crypto';
import { digestOf, newToken } from '../../platform/accounts/tokens.ts';
import { isUuid } from '../../platform/postgres/pool.ts';
import {
  endToken,
  insertToken,
  liveTokens,
  tokenHolder,
  type TokenRow,
} from '../../platform/postgres/tokens.ts';
import { communeOfHost } from '../communes.ts';
import { application } from '../application.ts';
import { nobody, visitorIn, type Visitor } from '../people/visitor.ts';
import type { Locale } from '../sentences/index.ts';

/** What a token may be used for: reading in its person's name, or also acting in it. */
export const tokenScopes = ['read', 'write'] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** For how many days a token may be made. A token is never for ever: mandates are not either. */
export const tokenDays = [30, 90, 365] as const;

/** Live tokens that one person may hold at once. */
const mostTokens = 20;
const longestName = 80;

export interface Token extends Omit<TokenRow, 'scopes'> {
  readonly scopes: readonly TokenScope[];
}

export interface TokenRequest {
  readonly name: string;
  /** Reading alone, or reading and acting. */
  readonly mayWrite: boolean;
  /** One of `tokenDays`. */
  readonly days: number;
}

export type TokenMade =
  | { readonly ok: true; /** Shown once: nobody can read it again. */ readonly secret: string }
  | { readonly ok: false; readonly reason: 'name' | 'days' | 'too-many' };

/** Where a token belongs: its commune, and the person in whose name it acts. */
export interface TokenOwner {
  readonly communeId: string;
  readonly person: string;
}

/** A new token for somebody signed in. The prefix lets a scanner recognise a secret that was leaked. */
export const makeToken = async (owner: TokenOwner, request: TokenRequest): Promise<TokenMade> => {
  const name = request.name.trim();
  if (name === '' || name.length > longestName || name.includes('\0') || !name.isWellFormed())
    return { ok: false, reason: 'name' };
  if (!tokenDays.some((days) => days === request.days)) return { ok: false, reason: 'days' };
  const secret = `collegiale_${newToken()}`;
  const kept = await insertToken(
    application().pool,
    owner.communeId,
    {
      id: randomUUID(),
      personId: owner.person,
      name,
      digest: digestOf(secret),
      scopes: request.mayWrite ? ['read', 'write'] : ['read'],
      days: request.days,
    },
    mostTokens,
  );
  return kept ? { ok: true, secret } : { ok: false, reason: 'too-many' };
};

/** The tokens of a person that still open something, the latest first. */
export const tokensOf = async (owner: TokenOwner): Promise<Token[]> =>
  (await liveTokens(application().pool, owner.communeId, owner.person))
    .map((row) => ({ ...row, scopes: tokenScopes.filter((scope) => row.scopes.includes(scope)) }))
    .filter(({ scopes }) => scopes.length > 0);

/** Ends one of a person's own tokens, from the next request on. */
export const revokeToken = async (owner: TokenOwner, id: string): Promise<void> => {
  if (isUuid(id)) await endToken(application().pool, owner.communeId, owner.person, id);
};

/** Who asks through the API: a visitor like any other, and what their token lets them do. */
export interface Caller {
  readonly visitor: Visitor;
  readonly scopes: readonly TokenScope[];
  /** Null for somebody who brought no token: they read what is public. */
  readonly tokenId: string | null;
}

const bearer = /^bearer +([A-Za-z0-9_-]{20,200})$/i;

/**
 * The caller that a request's `Authorization` makes; never a session's cookie, so no other site can act
 * through a browser.
 * @returns null for a token that is unknown, revoked, expired, of another commune than the host's, or
 * whose person is no longer in function
 */
export const callerOf = async (
  authorization: string | null,
  host: string,
  locale: Locale,
): Promise<Caller | null> => {
  const communeId = await communeOfHost(application().pool, host);
  if (authorization === null) return { visitor: nobody(communeId, locale), scopes: [], tokenId: null };
  const secret = bearer.exec(authorization)?.[1];
  const holder = secret === undefined ? null : await tokenHolder(application().pool, digestOf(secret));
  if (!holder || (communeId !== null && communeId !== holder.communeId)) return null;
  const scopes = tokenScopes.filter((scope) => holder.scopes.includes(scope));
  // The address of a calendar is no program's token.
  if (scopes.length === 0) return null;
  const visitor = await visitorIn(holder.communeId, holder.personId, locale);
  if (!visitor.sender) return null;
  return { visitor, scopes, tokenId: holder.tokenId };
};
