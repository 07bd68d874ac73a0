import { registry } from '#lib/server/application/registry.ts';
import { send } from '#lib/server/application/send.ts';
import type { Locale } from '#lib/server/application/sentences/index.ts';
import type { Caller } from '#lib/server/application/api/tokens.ts';
import { readBody } from './body.ts';
import { expectedVersion } from './entity-tag.ts';
import { known, problem } from './problem.ts';

/** Carries out the command `type` with the fields of the request's body, in the caller's name. */
export const command = async (
  caller: Caller,
  type: string,
  request: Request,
  locale: Locale,
): Promise<Response> => {
  const { visitor, scopes } = caller;
  if (visitor.communeId === null) return known('no-commune', locale);
  if (!visitor.sender) return known('token-required', locale);
  if (!scopes.includes('write')) return known('scope-missing', locale);
  if (!registry.commands.has(type)) return known('unknown-command', locale);
  const key = request.headers
    .get('idempotency-key')
    ?.trim()
    .replace(/^"(.*)"$/, '$1');
  if (!key) return known('key-missing', locale);
  const version = expectedVersion(request.headers.get('if-match'));
  if (version === undefined) return known('version-malformed', locale);
  const body = await readBody(request);
  if (!body.ok) return known(body.code, locale);
  const sent = await send(visitor.sender, { ...body.fields, type }, key, version);
  if (!sent.ok) return problem(sent.rejected);
  return Response.json(sent.answer, {
    headers: { ETag: `W/"${sent.answer.version}"`, 'Cache-Control': 'no-store' },
  });
};
