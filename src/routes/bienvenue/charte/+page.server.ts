import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { defaultParameters } from '#lib/server/application/charter/views.ts';
import { draftCharter } from '../../(members)/charte/drafting.ts';
import { valuesOf } from '../../(members)/charte/parameters.ts';
import { administratorOf, beforeCharter, readSettingUp, stepPaths } from '../steps.ts';
import { comeBack } from '../../acting.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  beforeCharter(event);
  const draft = await readSettingUp(event, ({ charter }) => (charter.status === 'draft' ? charter : null));
  return {
    seed: randomUUID(),
    revision: draft?.revision ?? null,
    answered: Object.keys(draft?.positions ?? {}).length,
    values: valuesOf(draft?.parameters ?? defaultParameters),
  };
};

export const actions: Actions = {
  default: async (event) => {
    administratorOf(event);
    const form = await event.request.formData();
    const { sent, fields } = await draftCharter(event, form);
    if (sent.ok) redirect(303, stepPaths.invitations);
    const { status, message } = sent.rejected;
    return comeBack(event, form, { status, message, fields });
  },
};
