import { redirect } from '@sveltejs/kit';
import { destinationOf } from '../destination.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ cookies, locals }) => {
  if (locals.user) redirect(303, '/compte');
  return { destination: destinationOf(cookies) };
};
