import { fail, redirect } from '@sveltejs/kit';
import { accounts, keepCookies, looksLikeEmail } from '#lib/server/application/people/accounts.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  return { state: await accounts().peekSetup(params.lien) };
};

const mistakes = ({ name, email }: { name: string; email: string }): Record<string, string> => ({
  ...(name === '' || name.length > 120 ? { name: m.account_setup_name_error() } : {}),
  ...(looksLikeEmail(email) ? {} : { email: m.account_email_error() }),
});

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const text = (field: string): string => String(form.get(field) ?? '').trim();
    const values = { name: text('name'), email: text('email') };
    const errors = mistakes(values);
    if (Object.keys(errors).length > 0) return fail(422, { values, errors });
    const entrance = await accounts().openSetup(event, event.params.lien, values);
    if (!entrance.ok && entrance.state === 'address-taken')
      return fail(409, { values, errors: { email: m.account_setup_address_taken() } });
    if (!entrance.ok) return fail(409, { values, errors, state: entrance.state });
    keepCookies(event.cookies, entrance.cookies);
    redirect(303, '/bienvenue');
  },
};
