import type { ApiProblemCode } from '#lib/server/application/sentences/index.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The fields of a command, or the code of what is wrong with the body that should hold them. */
export type BodyRead =
  { readonly ok: true; readonly fields: Fields } | { readonly ok: false; readonly code: ApiProblemCode };

/** Bytes of a body: enough for the people of a town, too little to fill the memory. */
const mostBytes = 1_048_576;
/** No command nests deeper than a handful of levels; a recursive walk of thousands would end the request. */
const mostDepth = 32;

const wrong = (code: ApiProblemCode): BodyRead => ({ ok: false, code });

/** The bytes of a body, or null as soon as there are too many. */
const bytesOf = async (request: Request): Promise<Uint8Array | null> => {
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > mostBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const tooDeep = (value: unknown): boolean => {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > mostDepth) return true;
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return false;
};

const parsed = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
};

/** Reads the JSON object that a request brings. */
export const readBody = async (request: Request): Promise<BodyRead> => {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
    return wrong('not-json');
  const bytes = await bytesOf(request);
  if (!bytes) return wrong('too-large');
  const value = parsed(bytes);
  if (value === undefined) return wrong('bad-json');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('not-an-object');
  return tooDeep(value) ? wrong('too-deep') : { ok: true, fields: value as Fields };
};
