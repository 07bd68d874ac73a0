import { redirect } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { legalFigures } from '#lib/server/application/setting-up/legal.ts';
import { settingUpView } from '#lib/server/application/setting-up/steps.ts';
import { readSettingUp } from '../steps.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { commune } = await readSettingUp(event, (organisation) => settingUpView(organisation, now()));
  if (!commune) redirect(303, '/bienvenue');
  return { town: commune, figures: legalFigures(commune, now().slice(0, 10)) };
};
