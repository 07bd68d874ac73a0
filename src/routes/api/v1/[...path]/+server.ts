import { getLocale } from '#lib/paraglide/runtime.js';
import { readAt } from '#lib/server/application/ask.ts';
import { reads } from '#lib/server/application/asks.ts';
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
    const wait = caller.tokenId === null ? 0 : await accounts().tokenServesIn(caller.tokenId);
    if (wait > 0) return known('too-many-requests', locale, { 'Retry-After': String(wait) });
    return work(caller);
  });
};

/** The command that is sent to an address such as `commands/RaiseSubject`. */
const commandAt = (path: string): string | undefined => /^commands\/([A-Za-z]+)$/.exec(path)?.[1];

/** An address is read, or sent a command: whoever does otherwise is told which. */
const misused = ({ path }: { readonly path: string }): Response => {
  const isRead = path === 'openapi.json' || readAt(reads, `/${path}`) !== null;
  if (!isRead && commandAt(path) === undefined) return known('not-found', getLocale());
  return known('method-not-allowed', getLocale(), { Allow: isRead ? 'GET, HEAD' : 'POST' });
};

export const GET: RequestHandler = async (event) => {
  const { path } = event.params;
  if (path === 'openapi.json')
    return new Response(openApiText(), {
      headers: { 'Content-Type': 'application/json', 'Cache-Control': 'public, max-age=300' },
    });
  if (commandAt(path) !== undefined) return misused(event.params);
  return asCaller(event, (caller) => read(caller, `/${path}`, event.request, getLocale()));
};

export const POST: RequestHandler = async (event) => {
  const type = commandAt(event.params.path);
  if (type === undefined) return misused(event.params);
  return asCaller(event, (caller) => command(caller, type, event.request, getLocale()));
};

export const fallback: RequestHandler = async ({ params }) => misused(params);
