import { error, fail, redirect } from '@sveltejs/kit';
import { accounts, keepCookies } from '#lib/server/application/people/accounts.ts';
import { application } from '#lib/server/application/application.ts';
import { demoPeople } from '#lib/server/application/people/demo.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

/** Outside the demonstration this page does not exist. */
const onlyInDemo = (): void => {
  if (accounts().mode !== 'demo') error(404, m.demo_nowhere());
};

export const load: PageServerLoad = async ({ locals }) => {
  onlyInDemo();
  const { communeId } = locals.visitor;
  if (communeId === null) error(404, m.demo_nowhere());
  return {
    commune: locals.visitor.communeName ?? '',
    people: await application().read(communeId, async (_transaction, organisation) =>
      demoPeople(organisation),
    ),
  };
};

export const actions: Actions = {
  default: async (event) => {
    onlyInDemo();
    const email = String((await event.request.formData()).get('email') ?? '');
    const entered = await accounts().enterAs(event, email);
    if (!entered.ok) return fail(404, { message: m.demo_unknown() });
    keepCookies(event.cookies, entered.cookies);
    redirect(303, '/accueil');
  },
};
