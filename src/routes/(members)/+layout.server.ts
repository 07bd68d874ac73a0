import { redirect } from '@sveltejs/kit';
import type { LayoutServerLoad } from './$types';

/** Pages of the people of the commune: others sign in first, and come back to where they were going. */
export const load: LayoutServerLoad = ({ locals, url }) => {
  const { person, communeName, administrator, charterInForce } = locals.visitor;
  if (!person) redirect(303, `/connexion?vers=${encodeURIComponent(url.pathname)}`);
  return { commune: communeName ?? '', person, administrator, charterInForce, path: url.pathname };
};
