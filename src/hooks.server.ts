import { randomUUID } from 'node:crypto';
import { sequence, type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit/hooks';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { nobody, visitorOf } from '#lib/server/application/people/visitor.ts';
import { accounts, keepCookies } from '#lib/server/application/people/accounts.ts';
import { compressed } from '#lib/server/platform/compressed.ts';

/** Letters are carried by each process that serves pages. */
export const init: ServerInit = () => {
  if (process.env['DATABASE_APP_URL']) accounts().keepUp();
};

/** A title is what a screen reader says first of a page: after a refusal, that something is to be corrected. */
const titled = (html: string, refused = false): string =>
  refused ? html.replace('<title>', () => `<title>${m.ui_refused_title()} `) : html;

const language: Handle = ({ event, resolve }) =>
  // Only the headers are looked at: with its body, a large file would be kept in memory a second time.
  paraglideMiddleware(new Request(event.url, { headers: event.request.headers }), ({ locale }) =>
    resolve(event, {
      transformPageChunk: ({ html }) => titled(html.replace('%lang%', locale), event.locals.refused),
    }),
  );

const session: Handle = async ({ event, resolve }) => {
  const resolved = process.env['DATABASE_APP_URL']
    ? await accounts().resolveSession(event)
    : { session: undefined, cookies: [] };
  event.locals.session = resolved.session;
  event.locals.user = resolved.session?.user;
  event.locals.setup = resolved.session?.setup ?? false;
  keepCookies(event.cookies, resolved.cookies);
  return resolve(event);
};

/** Who visits, in which commune: worked out once a request, after the session. */
const visitor: Handle = async ({ event, resolve }) => {
  // Programs are known by their token, where they are answered: a session opens nothing there.
  const ofProgram = event.url.pathname.startsWith('/api/v1/');
  event.locals.visitor = ofProgram
    ? nobody(null, getLocale())
    : await visitorOf(event.url.hostname, event.locals.user?.email, getLocale());
  return resolve(event);
};

const headers: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  // Addresses of links that open a session must not be told to other sites.
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

const security: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  if (event.url.protocol === 'https:') response.headers.set('Strict-Transport-Security', 'max-age=31536000');
  // What a signed-in person sees is theirs: no shared cache may keep it.
  if (event.locals.user && !response.headers.has('Cache-Control'))
    response.headers.set('Cache-Control', 'private, no-store');
  return response;
};

const packing: Handle = async ({ event, resolve }) => compressed(event.request, await resolve(event));

export const handle = sequence(packing, security, language, session, visitor);

/** A fault: logged with a reference that the page shows; what went wrong stays in the log. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind !== 'unknown') return;
  const reference = randomUUID().slice(0, 8);
  console.error(`[${reference}] ${event.request.method} ${event.route.id ?? '?'}`, error);
  return { message: m.account_reference({ reference }), reference };
};
