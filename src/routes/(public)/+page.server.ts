import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { nextMeetings } from '#lib/server/application/meetings/calendar.ts';
import { communeView } from '#lib/server/application/commune/views.ts';
import type { PageServerLoad } from './$types';

/** Without a commune the page says how one is set up: whoever has just started the house lands here. */
export const load: PageServerLoad = async ({ locals }) => {
  const { communeId, communeName } = locals.visitor;
  if (communeId === null || communeName === null) return { view: null, meetings: [], setup: locals.setup };
  const at = now();
  return application().read(communeId, async (transaction, organisation) => ({
    view: await communeView(transaction, organisation, at),
    meetings: await nextMeetings(transaction, organisation, null, at),
    setup: false,
  }));
};
