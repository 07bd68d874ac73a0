import { sourceOfThis } from '#lib/server/application/source.ts';
import type { RequestHandler } from './$types';

/** The source of what runs here (AGPL-3.0, section 13), for whoever asks. */
export const GET: RequestHandler = async () => {
  const archive = await sourceOfThis();
  return new Response(archive.stream(), {
    headers: {
      'content-type': 'application/gzip',
      'content-length': String(archive.size),
      'content-disposition': 'attachment; filename="collegiale.tar.gz"',
    },
  });
};
