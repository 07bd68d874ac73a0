import { redirect } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { house } from '#lib/server/application/house.ts';
import { governanceView } from '#lib/server/application/queries/governance.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { communeId, communeName } = locals.visitor;
  if (communeId === null || communeName === null) redirect(307, '/');
  return house().read(communeId, (transaction, organisation) =>
    governanceView(transaction, organisation, now()),
  );
};
