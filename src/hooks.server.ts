import { error } from '@sveltejs/kit';
import { sequence, type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit/hooks';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { nobody, visitorOf } from '#lib/server/application/people/visitor.ts';
import { accounts, keepCookies } from '#lib/server/application/people/accounts.ts';
import { faultOf } from '#lib/server/application/engine/fault.ts';
import { logFault } from '#lib/server/application/fault-log.ts';
import { apiProblems, apiSentence, faultCodes } from '#lib/server/application/sentences/index.ts';
import { sourceOfThis } from '#lib/server/application/source.ts';
import { compressed } from '#lib/server/platform/compressed.ts';

/** Letters are carried by each process that serves pages; the source that it runs is packed before it is asked for. */
export const init: ServerInit = () => {
  if (!process.env['DATABASE_APP_URL']) return;
  accounts().keepUp();
  void sourceOfThis().catch(() => undefined);
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

/** What programs and watchers ask for, in the name of nobody who is signed in, and also when no database answers. */
const withoutVisitor = /^\/(api\/v1\/|sante$|code-source$)/;

const session: Handle = async ({ event, resolve }) => {
  const known = process.env['DATABASE_APP_URL'] && !withoutVisitor.test(event.url.pathname);
  const resolved = known ? await accounts().resolveSession(event) : { session: undefined, cookies: [] };
  event.locals.session = resolved.session;
  event.locals.user = resolved.session?.user;
  event.locals.setup = resolved.session?.setup ?? false;
  keepCookies(event.cookies, resolved.cookies);
  return resolve(event);
};

/** A form that cannot be read is the visitor's mistake, or their program's: told so, wherever it was sent. */
const forms: Handle = ({ event, resolve }) => {
  const read = event.request.formData.bind(event.request);
  event.request.formData = () =>
    read().catch((failure: unknown) => {
      // A body that is too large ends its stream with an error of the framework's own, which has a status.
      if (failure instanceof TypeError && !(failure.cause instanceof Error && 'status' in failure.cause))
        error(400, m.ui_error_400_form());
      throw failure;
    });
  return resolve(event);
};

/** Who visits, in which commune: worked out once a request, after the session. */
const visitor: Handle = async ({ event, resolve }) => {
  // Programs are known by their token, where they are answered: a session opens nothing there.
  event.locals.visitor = withoutVisitor.test(event.url.pathname)
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

export const handle = sequence(packing, security, language, forms, session, visitor);

/** A fault: logged on one line under a reference that the page shows, and told by what broke. */
export const handleError: HandleServerError = ({ kind, error: cause, event }) => {
  if (kind !== 'unknown') return;
  const fault = faultOf(cause);
  const { method } = event.request;
  logFault(`${method} ${event.route.id ?? '?'}`, fault, { commune: event.locals.visitor?.communeId });
  const code = faultCodes[fault.kind];
  const message = `${apiSentence(code, getLocale())} ${m.account_reference({ reference: fault.reference })}`;
  return { status: apiProblems[code].status, message, reference: fault.reference };
};
