import { getLocale } from '#lib/paraglide/runtime.js';
import { accounts } from '#lib/server/application/people/accounts.ts';
import { openApiText } from '#lib/server/application/api/openapi.ts';
import { callerOf, type Caller } from '#lib/server/application/api/tokens.ts';
import type { RequestEvent, RequestHandler } from './$types';
import { command } from '../commanding.ts';
import { known, safely } from '../problem.ts';
import { read } from '../reading.ts';

/** Finds who calls, and lets `work` answer them. */
const asCaller = (
  { request, url }: RequestEvent,
  work: (caller: Caller) => Promise<Response>,
): Promise<Response> => {
  const locale = getLocale();
  return safely(locale, async () => {
    const caller = await callerOf(request.headers.get('authorization'), url.hostname, locale);
    if (!caller) return known('token-invalid', locale);
    if (caller.tokenId !== null && !(await accounts().allowRequest(caller.tokenId)))
      return known('too-many-requests', locale);
    return work(caller);
  });
};

export const GET: RequestHandler = async (event) => {
  const { path } = event.params;
  if (path === 'openapi.json')
    return new Response(openApiText(), {
      headers: { 'Content-Type': 'application/json', 'Cache-Control': 'public, max-age=300' },
    });
  return asCaller(event, (caller) => read(caller, `/${path}`, event.url, getLocale()));
};

export const POST: RequestHandler = async (event) => {
  const type = /^commands\/([A-Za-z]+)$/.exec(event.params.path)?.[1];
  if (type === undefined) return known('not-found', getLocale());
  return asCaller(event, (caller) => command(caller, type, event.request, getLocale()));
};

export const fallback: RequestHandler = async () => known('method-not-allowed', getLocale());
