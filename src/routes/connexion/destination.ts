import type { Cookies } from '@sveltejs/kit';

const cookie = 'vers';

/** A path of this house, with nothing that another site could be hidden in. */
const isOurs = (path: string): boolean => /^\/(?![/\\])[\w\-/.]*$/.test(path) && path.length <= 200;

/** Keeps where somebody was going while they sign in: the link they receive opens in the same browser. */
export const keepDestination = (cookies: Cookies, path: string | null): void => {
  if (path !== null && isOurs(path))
    cookies.set(cookie, path, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 1800 });
};

/** Where they were going, once; otherwise the page of what awaits them. */
export const takeDestination = (cookies: Cookies): string => {
  const path = cookies.get(cookie);
  if (path !== undefined) cookies.delete(cookie, { path: '/' });
  return path !== undefined && isOurs(path) ? path : '/accueil';
};

/** The same, for a page whose script will lead there: nothing is forgotten yet. */
export const destinationOf = (cookies: Cookies): string => {
  const path = cookies.get(cookie) ?? '';
  return isOurs(path) ? path : '/accueil';
};
