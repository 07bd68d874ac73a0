import { error, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { loadBody } from '#lib/server/application/organisation/governance.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { communeId, communeName } = locals.visitor;
  if (communeId === null || communeName === null) redirect(307, '/');
  const found = await application().read(communeId, (transaction, organisation) =>
    loadBody(transaction, organisation, params.instance, now()),
  );
  if (!found) error(404, m.public_no_body());
  return found;
};
