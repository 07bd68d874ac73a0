import { randomUUID } from 'node:crypto';
import { error, fail, redirect, type Actions } from '@sveltejs/kit';
import { fieldText, sendForm, typed } from '../../../form.ts';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { draftingView } from '#lib/server/application/proposals/drafting.ts';
import { m } from '#lib/paraglide/messages.js';
import { formKey } from '../form-key.ts';
import { draftCommand } from './drafting.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { person } = await parent();
  const asked = url.searchParams.get('sujet') ?? '';
  const drafting = await application().read(locals.visitor.communeId ?? '', (transaction, organisation) =>
    draftingView(transaction, organisation, asked, person.id, now()),
  );
  if (!drafting) error(404, m.proposal_no_subject());
  const { subject } = drafting;
  if (subject.proposal) redirect(303, `/propositions/${subject.proposal}`);
  if (!subject.acts.draft) error(403, m.proposal_not_yours_to_draft({ body: subject.body.name }));
  return { key: randomUUID(), drafting, decision: url.searchParams.get('decision') };
};

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
