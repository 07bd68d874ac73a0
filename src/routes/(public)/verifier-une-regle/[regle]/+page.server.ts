import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { checkRule } from '#lib/server/application/law/rules.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, url }) =>
  checkRule(params.regle, new Map(url.searchParams), getLocale()) ?? error(404, m.rules_unknown());
