import { error } from '@sveltejs/kit';
import { application } from '#lib/server/application/application.ts';
import { live, liveResponse, staysOf } from '#lib/server/application/live.ts';
import type { RequestHandler } from './$types.js';

/** Tells an open page which streams of its commune have changed; see `liveResponse`. */
export const GET: RequestHandler = ({ locals, request }) => {
  const { communeId, person } = locals.visitor;
  if (!communeId) error(404);
  const sources = { live: live(), pool: application().pool };
  if (!person) return liveResponse(sources, communeId, 'public', request);
  return liveResponse(sources, communeId, 'member', request, staysOf(communeId, person.id));
};
