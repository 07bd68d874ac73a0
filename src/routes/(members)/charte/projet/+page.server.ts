import { randomUUID } from 'node:crypto';
import { error, redirect } from '@sveltejs/kit';
import { defaultParameters } from '#lib/server/application/charter/views.ts';
import { m } from '#lib/paraglide/messages.js';
import { readCharter } from '#lib/server/application/charter/asks.ts';
import { draftCharter } from '../drafting.ts';
import { valuesOf } from '../parameters.ts';
import { drawn } from '../../../asking.ts';
import { comeBack } from '../../../acting.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show) => {
    const charter = await show(readCharter, {});
    if (charter.inForce) redirect(303, '/charte');
    if (!charter.mayDraft) error(403, m.charter_not_drafter());
    return {
      seed: randomUUID(),
      revision: charter.draft?.revision ?? null,
      answered: charter.draft?.answered ?? 0,
      values: valuesOf(charter.draft?.parameters ?? defaultParameters),
    };
  });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const { sent, fields } = await draftCharter(event, form);
    if (sent.ok) redirect(303, '/charte');
    const { status, message } = sent.rejected;
    return comeBack(event, form, { status, message, fields });
  },
};
