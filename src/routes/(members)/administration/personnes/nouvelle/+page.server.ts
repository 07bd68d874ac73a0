import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { fieldText, sendForm, typed } from '../../../../form.ts';
import { administering } from '../../access.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  administering(event);
  return { key: randomUUID(), personId: randomUUID() };
};

/** « people.0.email » is the field `email` of this form. */
const nameOf = (path: string): string => path.split('.').at(-1) ?? path;

export const actions: Actions = {
  default: async (event) => {
    administering(event);
    const form = await event.request.formData();
    const email = fieldText(form, 'email') || null;
    const personId = fieldText(form, 'personId');
    const person = {
      personId,
      givenName: fieldText(form, 'givenName'),
      familyName: fieldText(form, 'familyName'),
      email,
      function: fieldText(form, 'function'),
      majority: fieldText(form, 'majority') === 'yes',
      rank: null,
      group: null,
      birthDate: null,
    };
    const sent = await sendForm(event, form, { type: 'RegisterPeople', people: [person] });
    if (sent.ok)
      redirect(303, `/administration/personnes/${personId}?fait=${email ? 'ajout' : 'ajout-sans-adresse'}`);
    const { status, code, message, fields } = sent.rejected;
    const named = Object.entries(fields).map(([path, words]) => [nameOf(path), words]);
    return fail(status, {
      message,
      fields: code === 'email-taken' ? { email: message } : Object.fromEntries(named),
      values: typed(form),
    });
  },
};
