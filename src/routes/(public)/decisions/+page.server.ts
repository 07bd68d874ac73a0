import { redirect } from '@sveltejs/kit';
import { application } from '#lib/server/application/application.ts';
import { registerPage } from '#lib/server/application/register/register.ts';
import { addressOf, filterOf } from './filter.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { communeId, communeName } = locals.visitor;
  if (communeId === null || communeName === null) redirect(307, '/');
  const found = await application().read(communeId, async (transaction, organisation) => {
    const bodies = Object.values(organisation.bodies.bodies).map(({ id, name }) => ({ id, name }));
    const filter = filterOf(
      url.searchParams,
      bodies.map(({ id }) => id),
    );
    return { filter, bodies, register: await registerPage(transaction, organisation, filter) };
  });
  const { filter, register } = found;
  if (filter.page > register.pages) redirect(307, addressOf(filter, register.pages));
  return found;
};
