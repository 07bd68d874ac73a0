import { randomUUID } from 'node:crypto';
import { error, fail, redirect, type Actions } from '@sveltejs/kit';
import { fieldText, sendForm, typed } from '../../../form.ts';
import { m } from '#lib/paraglide/messages.js';
import { formKey } from '../form-key.ts';
import { draftCommand } from './drafting.ts';
import { drawn } from '../../../asking.ts';
import { readDrafting } from '#lib/server/application/proposals/asks.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show) => {
    const { searchParams } = event.url;
    const asked = { subject: searchParams.get('sujet') ?? '' };
    const drafting = await show(readDrafting, asked, { missing: m.proposal_no_subject });
    const { subject } = drafting;
    if (subject.proposal) redirect(303, `/propositions/${subject.proposal}`);
    if (!subject.acts.draft) error(403, m.proposal_not_yours_to_draft({ body: subject.body.name }));
    return { key: randomUUID(), drafting, decision: searchParams.get('decision') };
  });

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const command = draftCommand(form);
    const sent = await sendForm(event, form, command);
    if (!sent.ok) {
      const { status, message, fields } = sent.rejected;
      return fail(status, { message, fields, values: typed(form) });
    }
    const page = `/propositions/${command.proposal}`;
    if (fieldText(form, 'then') !== 'table') redirect(303, `${page}?fait=draft#fait`);
    form.set('key', formKey(command.proposal, 'table'));
    const tabled = await sendForm(event, form, { type: 'TableProposal', proposal: command.proposal });
    redirect(303, `${page}?fait=${tabled.ok ? 'table' : 'draft'}#fait`);
  },
};
