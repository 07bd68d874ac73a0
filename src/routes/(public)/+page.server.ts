import { now } from '#lib/server/application/clock.ts';
import { house } from '#lib/server/application/house.ts';
import { communeView } from '#lib/server/application/queries/commune.ts';
import type { PageServerLoad } from './$types';

/** Without a commune the page says how one is set up: whoever has just started the house lands here. */
export const load: PageServerLoad = async ({ locals }) => {
  const { communeId, communeName } = locals.visitor;
  if (communeId === null || communeName === null) return { view: null, setup: locals.setup };
  const view = await house().read(communeId, (transaction, organisation) =>
    communeView(transaction, organisation, now()),
  );
  return { view, setup: false };
};
