import { redirect } from '@sveltejs/kit';
import { civilDateOf } from '#lib/kernel/civil.ts';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { bodiesToPrepare, loadCalendar, loadMonth } from '#lib/server/application/meetings/calendar.ts';
import type { PageServerLoad } from './$types';

/** When the bodies meet: for anybody; those who prepare meetings may also plan them. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { communeId, person } = locals.visitor;
  if (communeId === null) redirect(307, '/');
  const at = now();
  const body = url.searchParams.get('instance') || null;
  const asked = url.searchParams.get('mois') ?? '';
  const month = /^20\d\d-(0[1-9]|1[0-2])$/.test(asked) ? asked : civilDateOf(at).slice(0, 7);
  return application().read(communeId, async (transaction, organisation) => ({
    ...(await loadCalendar(transaction, organisation, body, at)),
    calendar: await loadMonth(transaction, organisation, body, month),
    body,
    today: civilDateOf(at),
    plans: person !== null && bodiesToPrepare(organisation, person.id, at).length > 0,
  }));
};
