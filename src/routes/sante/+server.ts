import { health } from '#lib/server/application/health.ts';
import type { RequestHandler } from './$types';

/** For whoever watches: 200 when people can be served, 503 when they cannot. */
export const GET: RequestHandler = async () => {
  const found = await health();
  return Response.json(found, { status: found.ready ? 200 : 503, headers: { 'cache-control': 'no-store' } });
};
