import { redirect } from '@sveltejs/kit';
import { drawn } from '../../asking.ts';
import { readGovernance } from '#lib/server/application/organisation/asks.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  if (event.locals.visitor.communeName === null) redirect(307, '/');
  return drawn(event, (show) => show(readGovernance, {}));
};
