import { error } from '@sveltejs/kit';
import { accounts } from '#lib/server/application/people/accounts.ts';
import type { PageServerLoad } from './$types';

/** Letters hold links that open sessions: this page exists in a trial alone, for whoever sits at the machine. */
export const load: PageServerLoad = async (event) => {
  const { setHeaders } = event;
  const { showsLetters, keepsLetters, letters } = accounts();
  if (!showsLetters(event)) error(404);
  setHeaders({ 'cache-control': 'no-store' });
  return { keepsLetters, letters: await letters() };
};
