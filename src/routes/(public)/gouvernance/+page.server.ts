import { redirect } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { governanceView } from '#lib/server/application/organisation/governance.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { communeId, communeName } = locals.visitor;
  if (communeId === null || communeName === null) redirect(307, '/');
  return application().read(communeId, (transaction, organisation) =>
    governanceView(transaction, organisation, now()),
  );
};
