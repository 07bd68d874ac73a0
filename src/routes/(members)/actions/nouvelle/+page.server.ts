import { randomUUID } from 'node:crypto';
import { fail, redirect, type Actions } from '@sveltejs/kit';
import { fieldText, sendForm, typed } from '../../../form.ts';
import { m } from '#lib/paraglide/messages.js';
import { drawn } from '../../../asking.ts';
import { readActionChoices } from '#lib/server/application/actions/asks.ts';
import { idIn } from '#lib/server/application/parameters.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show) => {
    const decision = idIn(event.url.searchParams.get('decision'));
    const choices = await show(readActionChoices, { decision }, { forbidden: m.actions_not_yours });
    return { key: randomUUID(), action: randomUUID(), ...choices };
  });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const action = fieldText(form, 'action');
    const dependsOn = form.getAll('dependsOn').map(String);
    const command = {
      type: 'OpenAction',
      action,
      title: fieldText(form, 'title'),
      decision: fieldText(form, 'decision'),
      owner: fieldText(form, 'owner'),
      due: fieldText(form, 'due'),
      dependsOn,
    };
    const sent = await sendForm(event, form, command);
    if (sent.ok) redirect(303, `/actions/${action}`);
    const { status, message, fields } = sent.rejected;
    return fail(status, { message, fields, values: typed(form), chosen: dependsOn });
  },
};
