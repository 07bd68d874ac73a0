import { error } from '@sveltejs/kit';
import { accounts } from '#lib/server/application/people/accounts.ts';
import type { PageServerLoad } from './$types';

/** Letters hold links that open sessions: in production this page does not exist. */
export const load: PageServerLoad = async ({ setHeaders }) => {
  const { mode, keepsLetters, letters } = accounts();
  if (mode === 'production') error(404);
  setHeaders({ 'cache-control': 'no-store' });
  return { keepsLetters, letters: await letters() };
};
