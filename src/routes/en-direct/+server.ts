import { error } from '@sveltejs/kit';
import { application } from '#lib/server/application/application.ts';
import { live, liveResponse } from '#lib/server/application/live.ts';
import type { RequestHandler } from './$types.js';

/** Tells an open page which streams of its commune have changed; see `liveResponse`. */
export const GET: RequestHandler = ({ locals, request }) => {
  const { communeId, sender } = locals.visitor;
  if (!communeId) error(404);
  const audience = sender ? 'member' : 'public';
  return liveResponse({ live: live(), pool: application().pool }, communeId, audience, request);
};
