import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { accounts } from '#lib/server/application/people/accounts.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

/** A page for those who build the house; a commune at work has no use for it. */
export const load: PageServerLoad = () => {
  if (accounts().mode === 'production') error(404, m.ui_error_404_title());
  return { seed: randomUUID() };
};
