import { error } from '@sveltejs/kit';
import { writeAtom } from '#lib/kernel/atom.ts';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { loadPublishedRecords } from '#lib/server/application/meetings/feeds.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { feedResponse, recordEntries } from '../feeds.ts';
import type { RequestHandler } from './$types';

/** The published records of the commune, or of the body named by `instance`, for readers of news. */
export const GET: RequestHandler = async ({ locals, url, request }) => {
  const { communeId, communeName: commune } = locals.visitor;
  if (communeId === null || commune === null) error(404);
  const asked = url.searchParams.get('instance');
  const found = await application().read(communeId, (transaction, organisation) =>
    loadPublishedRecords(transaction, organisation, asked, now()),
  );
  if (!found) error(404);
  const { body, since } = found;
  const self = `${url.origin}/seances/releves.atom${asked === null ? '' : `?instance=${asked}`}`;
  const feed = writeAtom({
    id: self,
    title: body === null ? m.feed_records_all({ commune }) : m.feed_records_body({ body, commune }),
    page: `${url.origin}/seances`,
    self,
    author: commune,
    language: getLocale(),
    since,
    entries: recordEntries(found, url.origin),
  });
  return feedResponse(request, feed, { type: 'application/atom+xml', shared: true });
};
