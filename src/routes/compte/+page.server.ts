import { redirect, type RequestEvent } from '@sveltejs/kit';
import { accounts, keepCookies, type Session } from '#lib/server/application/accounts.ts';
import type { Actions, PageServerLoad } from './$types';

const signedIn = ({ locals }: Pick<RequestEvent, 'locals'>): Session =>
  locals.session ?? redirect(303, '/connexion');

export const load: PageServerLoad = async (event) => {
  const { id, user } = signedIn(event);
  const [sessions, passkeys] = await Promise.all([
    accounts().sessionsOf(user.id),
    accounts().passkeysOf(user.id),
  ]);
  const { person } = event.locals.visitor;
  return {
    user,
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
  leave: async (event) => {
    keepCookies(event.cookies, await accounts().leave(event));
    redirect(303, '/');
  },
};
