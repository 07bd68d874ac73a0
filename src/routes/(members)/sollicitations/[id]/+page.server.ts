import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { acting } from '../../../acting.ts';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { mayReadBacklog } from '#lib/server/application/subjects/backlog.ts';
import { loadSolicitation } from '#lib/server/application/solicitations/views.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { person } = await parent();
  return application().read(locals.visitor.communeId ?? '', async (transaction, organisation) => {
    if (!mayReadBacklog(organisation, person.id, now())) error(403, m.subjects_not_yours());
    const solicitation = await loadSolicitation(transaction, organisation, params.id, person.id, now());
    if (!solicitation) error(404, m.solicitation_unknown());
    return { seed: randomUUID(), solicitation };
  });
};

export const actions = acting(
  'solicitation',
  {
    answer: 'AnswerSolicitation',
    decide: 'DecideInRole',
    contest: 'ContestSolicitation',
    drop: 'DropSolicitation',
  },
  ({ id }) => `/sollicitations/${id}`,
);
