import { randomUUID } from 'node:crypto';
import { error, type Actions, type RequestEvent } from '@sveltejs/kit';
import { act, fieldText } from '../../../form.ts';
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
    return { key: randomUUID(), solicitation };
  });
};

const gesture = (type: string, name: 'text' | 'reason') => async (event: RequestEvent) => {
  const form = await event.request.formData();
  const solicitation = event.params['id'] ?? '';
  const command = { type, solicitation, [name]: fieldText(form, name) };
  return act(event, form, command, `/sollicitations/${solicitation}`);
};

export const actions: Actions = {
  answer: gesture('AnswerSolicitation', 'text'),
  decide: gesture('DecideInRole', 'text'),
  contest: gesture('ContestSolicitation', 'reason'),
  drop: gesture('DropSolicitation', 'reason'),
};
