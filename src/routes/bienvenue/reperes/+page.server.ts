import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { legalFigures, strengthView } from '#lib/server/application/setting-up/legal.ts';
import { settingUpView } from '#lib/server/application/setting-up/steps.ts';
import { m } from '#lib/paraglide/messages.js';
import { act, fieldNumber, typed } from '../../form.ts';
import { administratorOf, readSettingUp, stepPaths } from '../steps.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { commune } = await readSettingUp(event, (organisation) => settingUpView(organisation, now()));
  if (!commune) redirect(303, '/bienvenue');
  const today = now().slice(0, 10);
  return {
    key: randomUUID(),
    town: commune,
    figures: legalFigures(commune, today),
    strength: strengthView(commune, today),
  };
};

export const actions: Actions = {
  strength: async (event) => {
    administratorOf(event);
    const form = await event.request.formData();
    const seats = fieldNumber(form, 'seats');
    const elected = fieldNumber(form, 'elected');
    if (seats === null || elected === null) {
      const needed = m.founding_strength_needed();
      const fields: Record<string, string> = {};
      if (seats === null) fields['seats'] = needed;
      if (elected === null) fields['elected'] = needed;
      return fail(422, { message: needed, fields, values: typed(form) });
    }
    return act(event, form, { type: 'ConfirmCouncilStrength', seats, elected }, stepPaths.figures);
  },
};
