import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Proposals are found with the subjects that they answer. */
export const load: PageServerLoad = () => redirect(308, '/sujets');
