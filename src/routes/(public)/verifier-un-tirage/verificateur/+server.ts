import verifier from '#lib/sortition/verify.ts?raw';
import type { RequestHandler } from './$types';

/** The stand-alone verifier, as it is in the source: one file that needs Node alone. */
export const GET: RequestHandler = () =>
  new Response(verifier, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': 'attachment; filename="verify.ts"',
    },
  });
