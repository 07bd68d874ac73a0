import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

const pack = promisify(gzip);

/** Whole texts only: a stream of events must leave as it is written, and files are packed already. */
const texts = /^(text\/(html|plain|csv|calendar)|application\/(json|ld\+json|atom\+xml|xml))\b/;

/** Under this many bytes the network sends one packet either way. */
const worthwhile = 1_000;

const accepts = (request: Request): boolean =>
  (request.headers.get('accept-encoding') ?? '')
    .split(',')
    .some((coding) => /^\s*gzip\s*(;\s*q=(1|0\.0*[1-9]).*)?$/.test(coding));

/** A page or its data, packed for patchy networks when the visitor's program can unpack it (RFC 9110, 8.4). */
export const compressed = async (request: Request, response: Response): Promise<Response> => {
  const { headers, status, statusText } = response;
  if (!response.body || headers.has('content-encoding') || !texts.test(headers.get('content-type') ?? ''))
    return response;
  headers.append('vary', 'accept-encoding');
  if (!accepts(request)) return response;
  const body = Buffer.from(await response.arrayBuffer());
  if (body.length < worthwhile) return new Response(body, { status, statusText, headers });
  headers.set('content-encoding', 'gzip');
  headers.delete('content-length');
  const packed = await pack(body, { level: constants.Z_BEST_SPEED + 3 });
  return new Response(packed, { status, statusText, headers });
};
