import { getLocale } from '#lib/paraglide/runtime.js';
import { ruleList } from '#lib/server/application/law/rules.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ruleList(getLocale());
