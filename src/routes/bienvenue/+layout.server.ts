import { redirect } from '@sveltejs/kit';
import type { LayoutServerLoad } from './$types';

/** The set-up is for who holds the link, then for administrators: both have signed in. */
export const load: LayoutServerLoad = ({ locals, url }) => {
  const { user, visitor } = locals;
  if (!user) redirect(303, '/connexion?vers=/bienvenue');
  const { communeName, person, administrator, charterInForce } = visitor;
  return { commune: communeName, person, administrator, charterInForce, path: url.pathname };
};
