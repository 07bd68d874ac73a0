import { randomUUID } from 'node:crypto';
import { error, redirect } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { agendaPlaces } from '#lib/server/application/meetings/calendar.ts';
import { loadProposal } from '#lib/server/application/proposals/proposal.ts';
import { m } from '#lib/paraglide/messages.js';
import { consenting } from './consenting.ts';
import { ending } from './ending.ts';
import { leading } from './leading.ts';
import { compared } from './margin.ts';
import { reviewing } from './reviewing.ts';
import { speaking } from './speaking.ts';
import { wordingActs } from './wording-acts.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { person } = await parent();
  const at = now();
  const { found, places } = await application().read(
    locals.visitor.communeId ?? '',
    async (transaction, organisation) => {
      const found = await loadProposal(transaction, organisation, params.id, person.id, at);
      const subject = found.kind === 'view' ? found.proposal.subject : null;
      const places = subject && (await agendaPlaces(transaction, organisation, subject.id, person.id, at));
      return { found, places };
    },
  );
  if (found.kind === 'register') redirect(303, `/decisions/${params.id}`);
  if (found.kind === 'closedDoor') error(403, m.proposal_closed_door({ body: found.body }));
  if (found.kind === 'none') error(404, m.proposal_unknown());
  const { proposal, position, choices, footing } = found;
  const asked = (name: string) => (url.searchParams.has(name) ? Number(url.searchParams.get(name)) : null);
  return {
    now: at,
    seed: randomUUID(),
    done: url.searchParams.get('fait'),
    position,
    proposal,
    choices,
    places,
    footing: footing && { able: footing.able, words: footing.words[locals.visitor.locale] },
    compared: compared(proposal.versions, proposal.objections, asked('de'), asked('a')),
  };
};

export const actions = {
  ...speaking,
  ...consenting,
  ...wordingActs,
  ...leading,
  ...ending,
  ...reviewing,
};
