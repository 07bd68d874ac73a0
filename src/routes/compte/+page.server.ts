import { redirect, type RequestEvent } from '@sveltejs/kit';
import { accounts, keepCookies, type Session } from '#lib/server/application/people/accounts.ts';
import {
  calendarOpenedAt,
  closeCalendar,
  openCalendar,
} from '#lib/server/application/meetings/subscribing.ts';
import type { TokenOwner } from '#lib/server/application/api/tokens.ts';
import type { Actions, PageServerLoad } from './$types';

const signedIn = ({ locals }: Pick<RequestEvent, 'locals'>): Session =>
  locals.session ?? redirect(303, '/connexion');

/** Whose calendar this is; null for somebody who is nobody in the commune. */
const ownerOf = ({ locals }: Pick<RequestEvent, 'locals'>): TokenOwner | null => {
  const { communeId, person } = locals.visitor;
  return communeId === null || person === null ? null : { communeId, person: person.id };
};

export const load: PageServerLoad = async (event) => {
  const { id, user } = signedIn(event);
  const [sessions, passkeys] = await Promise.all([
    accounts().sessionsOf(user.id),
    accounts().passkeysOf(user.id),
  ]);
  const { person } = event.locals.visitor;
  const owner = ownerOf(event);
  return {
    user,
    calendar: owner && { since: await calendarOpenedAt(owner) },
    record: person && `/administration/personnes/${person.id}`,
    passkeys,
    sessions: sessions.map((session) => ({ ...session, current: session.id === id })),
  };
};

const chosen = async ({ request }: RequestEvent): Promise<string> =>
  String((await request.formData()).get('id') ?? '');

export const actions: Actions = {
  close: async (event) => {
    await accounts().revokeSession(signedIn(event).user.id, await chosen(event));
    return { done: 'session' as const };
  },
  closeOthers: async (event) => {
    await accounts().revokeOthers(signedIn(event));
    return { done: 'session' as const };
  },
  removePasskey: async (event) => {
    await accounts().removePasskey(signedIn(event).user.id, await chosen(event));
    return { done: 'passkey' as const };
  },
  openCalendar: async (event) => {
    const owner = ownerOf(event) ?? redirect(303, '/connexion');
    const secret = await openCalendar(owner);
    return { address: `${event.url.origin}/seances/mon-calendrier/${secret}.ics` };
  },
  closeCalendar: async (event) => {
    await closeCalendar(ownerOf(event) ?? redirect(303, '/connexion'));
    return { done: 'calendar' as const };
  },
  leave: async (event) => {
    keepCookies(event.cookies, await accounts().leave(event));
    redirect(303, '/');
  },
};
