import lottery from './tirage.json' with { type: 'json' };
import type { RequestHandler } from './$types';

/** The lottery of an imagined town, drawn with two numbered balls, for whoever wants to try. */
export const GET: RequestHandler = () =>
  new Response(JSON.stringify(lottery, null, 1), {
    headers: {
      'content-type': 'application/json',
      'content-disposition': 'attachment; filename="exemple-de-tirage.json"',
    },
  });
