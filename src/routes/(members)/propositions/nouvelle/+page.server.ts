import { randomUUID } from 'node:crypto';
import { error, redirect } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { draftingView } from '#lib/server/application/proposals/drafting.ts';
import { m } from '#lib/paraglide/messages.js';
import { drafting } from './drafting.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { person } = await parent();
  const asked = url.searchParams.get('sujet') ?? '';
  const begun = await application().read(locals.visitor.communeId ?? '', (transaction, organisation) =>
    draftingView(transaction, organisation, asked, person.id, now()),
  );
  if (!begun) error(404, m.proposal_no_subject());
  const { subject } = begun;
  if (subject.proposal) redirect(303, `/propositions/${subject.proposal}`);
  if (!subject.acts.draft) error(403, m.proposal_not_yours_to_draft({ body: subject.body.name }));
  return { seed: randomUUID(), drafting: begun, decision: url.searchParams.get('decision') };
};

export const actions = drafting;
