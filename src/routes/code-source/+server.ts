import { sourceOfThis } from '#lib/server/application/source.ts';
import type { RequestHandler } from './$types';

/** The source of what runs here (AGPL-3.0, section 13), for whoever asks. */
export const GET: RequestHandler = () =>
  new Response(sourceOfThis(), {
    headers: {
      'content-type': 'application/gzip',
      'content-disposition': 'attachment; filename="collegiale.tar.gz"',
    },
  });
