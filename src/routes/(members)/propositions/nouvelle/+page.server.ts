import { randomUUID } from 'node:crypto';
import { error, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { readDrafting } from '#lib/server/application/proposals/asks.ts';
import { drawn } from '../../../asking.ts';
import { drafting } from './drafting.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show) => {
    const { searchParams } = event.url;
    const asked = { subject: searchParams.get('sujet') ?? '' };
    const begun = await show(readDrafting, asked, { missing: m.proposal_no_subject });
    const { subject } = begun;
    if (subject.proposal) redirect(303, `/propositions/${subject.proposal}`);
    if (!subject.acts.draft) error(403, m.proposal_not_yours_to_draft({ body: subject.body.name }));
    return { seed: randomUUID(), drafting: begun, decision: searchParams.get('decision') };
  });

export const actions = drafting;
