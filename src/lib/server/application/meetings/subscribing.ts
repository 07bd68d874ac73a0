import { randomUUID } from 'node:crypto';
import { digestOf, newToken } from '../../platform/accounts/tokens.ts';
import { endToken, insertToken, liveTokens, tokenHolder } from '../../platform/postgres/tokens.ts';
import { application } from '../application.ts';
import type { TokenOwner } from '../api/tokens.ts';

/*
 * The private address of a person's calendar: a token like those of programs, of which only a digest is kept,
 * that reads meetings and nothing else. A calendar is set up once and forgotten: it lasts as long as a mandate
 * of the council, and gives nothing any more once its person is no longer in function.
 */

const scope = 'calendar';
const daysOfCouncil = 6 * 366;
/** The limit of programs' tokens is not that of calendars: there is one. */
const noLimit = 1_000_000;

const addressesOf = async ({ communeId, person }: TokenOwner) =>
  (await liveTokens(application().pool, communeId, person)).filter(({ scopes }) => scopes.includes(scope));

/** When the address that is open was made, or null when there is none. */
export const calendarOpenedAt = async (owner: TokenOwner): Promise<Date | null> =>
  (await addressesOf(owner))[0]?.createdAt ?? null;

/** Ends the address, from the next request on. */
export const closeCalendar = async (owner: TokenOwner): Promise<void> => {
  for (const { id } of await addressesOf(owner))
    await endToken(application().pool, owner.communeId, owner.person, id);
};

/** A new address, instead of the one before. @returns its secret, shown once */
export const openCalendar = async (owner: TokenOwner): Promise<string> => {
  await closeCalendar(owner);
  const secret = newToken();
  const { communeId, person } = owner;
  const token = { id: randomUUID(), personId: person, name: scope, digest: digestOf(secret) };
  await insertToken(
    application().pool,
    communeId,
    { ...token, scopes: [scope], days: daysOfCouncil },
    noLimit,
  );
  return secret;
};

/** Whose calendar a secret opens; null when it is unknown, ended, or a program's. */
export const ownerOfCalendar = async (secret: string): Promise<TokenOwner | null> => {
  if (!/^[\w-]{20,200}$/.test(secret)) return null;
  const holder = await tokenHolder(application().pool, digestOf(secret));
  if (!holder?.scopes.includes(scope)) return null;
  return { communeId: holder.communeId, person: holder.personId };
};
