import { redirect } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { house } from '#lib/server/application/house.ts';
import { bodiesToPrepare, loadCalendar } from '#lib/server/application/queries/calendar.ts';
import type { PageServerLoad } from './$types';

/** When the bodies meet: for anybody; those who prepare meetings may also plan them. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { communeId, person } = locals.visitor;
  if (communeId === null) redirect(307, '/');
  const at = now();
  const body = url.searchParams.get('instance') || null;
  return house().read(communeId, async (transaction, organisation) => ({
    ...(await loadCalendar(transaction, organisation, body, at)),
    body,
    now: at,
    plans: person !== null && bodiesToPrepare(organisation, person.id, at).length > 0,
  }));
};
