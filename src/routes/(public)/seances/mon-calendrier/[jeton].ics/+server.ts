import { error } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { loadPersonCalendar } from '#lib/server/application/meetings/feeds.ts';
import { ownerOfCalendar } from '#lib/server/application/meetings/subscribing.ts';
import { m } from '#lib/paraglide/messages.js';
import { calendarFile, feedResponse } from '../../feeds.ts';
import type { RequestHandler } from './$types';

/** The meetings of one person, for whoever has the address: a calendar sends no cookie. */
export const GET: RequestHandler = async ({ params, url, request }) => {
  const owner = await ownerOfCalendar(params.jeton);
  if (!owner) error(404);
  const found = await application().read(owner.communeId, async (transaction, organisation) => {
    const { commune } = organisation;
    const occasions = await loadPersonCalendar(transaction, organisation, owner.person, now());
    return commune.status === 'none' || !occasions ? null : { commune: commune.name, occasions };
  });
  if (!found) error(404);
  const file = calendarFile(m.feed_calendar_mine(found), found.occasions, url.origin);
  return feedResponse(request, file, { type: 'text/calendar', shared: false });
};
