import { fail, redirect } from '@sveltejs/kit';
import { accounts, keepCookies } from '#lib/server/application/people/accounts.ts';
import { takeDestination } from '../../destination.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  return accounts().peekLink(params.token);
};

export const actions: Actions = {
  default: async (event) => {
    const entrance = await accounts().openLink(event, event.params.token);
    if (!entrance.ok) return fail(409, { state: entrance.state });
    keepCookies(event.cookies, entrance.cookies);
    redirect(303, takeDestination(event.cookies));
  },
};
