import { redirect } from '@sveltejs/kit';
import { cookieMaxAge, cookieName, isLocale } from '#lib/paraglide/runtime.js';
import { fieldText } from '../form.ts';
import type { RequestHandler } from './$types';

/** The page of this site that one came from; any other address becomes the first page. */
const cameFrom = (referer: string | null, origin: string): string => {
  if (!referer || !URL.canParse(referer)) return '/';
  const { origin: theirs, pathname, search } = new URL(referer);
  // Two slashes in a row would lead to another site.
  return theirs === origin && !pathname.startsWith('//') ? pathname + search : '/';
};

/** Keeps the language chosen in the footer, and goes back to where one was. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const form = await request.formData().catch(() => new FormData());
  const locale = fieldText(form, 'locale');
  if (isLocale(locale))
    cookies.set(cookieName, locale, { path: '/', maxAge: cookieMaxAge, httpOnly: false, sameSite: 'lax' });
  redirect(303, cameFrom(request.headers.get('referer'), url.origin));
};
