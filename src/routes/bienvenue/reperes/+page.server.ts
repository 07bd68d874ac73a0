import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { legalFigures, strengthView } from '#lib/server/application/setting-up/legal.ts';
import { settingUpView } from '#lib/server/application/setting-up/steps.ts';
import { m } from '#lib/paraglide/messages.js';
import { acting } from '../../acting.ts';
import { readSettingUp, stepPaths } from '../steps.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { commune } = await readSettingUp(event, (organisation) => settingUpView(organisation, now()));
  if (!commune) redirect(303, '/bienvenue');
  const today = now().slice(0, 10);
  return {
    seed: randomUUID(),
    town: commune,
    figures: legalFigures(commune, today),
    strength: strengthView(commune, today),
  };
};

export const actions = acting(
  'commune',
  {
    strength: {
      type: 'ConfirmCouncilStrength',
      fieldsOf: ({ fields }) =>
        Object.fromEntries(Object.keys(fields).map((name) => [name, m.founding_strength_needed()])),
    },
  },
  () => stepPaths.figures,
);
