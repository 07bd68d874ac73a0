import { accounts } from '#lib/server/application/people/accounts.ts';
import { administering } from '../access.ts';
import type { PageServerLoad } from './$types';

/** A letter tried as often as this is not delayed, but refused. */
const stuckFrom = 3;

export const load: PageServerLoad = async (event) => {
  administering(event);
  const letters = await accounts().letters();
  return {
    keepsLetters: accounts().keepsLetters,
    waiting: letters.length,
    stuck: letters.filter(({ attempts }) => attempts >= stuckFrom).length,
  };
};
