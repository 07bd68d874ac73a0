import { fail, redirect } from '@sveltejs/kit';
import { accounts, looksLikeEmail } from '#lib/server/application/people/accounts.ts';
import { m } from '#lib/paraglide/messages.js';
import { keepDestination } from './destination.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ cookies, locals, url }) => {
  if (locals.user) redirect(303, '/compte');
  keepDestination(cookies, url.searchParams.get('vers'));
};

export const actions: Actions = {
  default: async (event) => {
    const email = String((await event.request.formData()).get('email') ?? '').trim();
    if (!looksLikeEmail(email)) return fail(422, { email, error: m.account_email_error() });
    if (!(await accounts().requestLink(event, email)))
      return fail(429, { email, error: m.account_too_many() });
    return { sent: email };
  },
};
