import { error } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { loadBodyCalendar } from '#lib/server/application/meetings/feeds.ts';
import { m } from '#lib/paraglide/messages.js';
import { calendarFile, feedResponse } from '../feeds.ts';
import type { RequestHandler } from './$types';

/** The public meetings of the commune, or of the body named by `instance`, for calendars to follow. */
export const GET: RequestHandler = async ({ locals, url, request }) => {
  const { communeId, communeName: commune } = locals.visitor;
  if (communeId === null || commune === null) error(404);
  const found = await application().read(communeId, (transaction, organisation) =>
    loadBodyCalendar(transaction, organisation, url.searchParams.get('instance'), now()),
  );
  if (!found) error(404);
  const { body, occasions } = found;
  const name = body === null ? m.feed_calendar_all({ commune }) : m.feed_calendar_body({ body, commune });
  const file = calendarFile(name, occasions, url.origin);
  return feedResponse(request, file, { type: 'text/calendar', shared: true });
};
