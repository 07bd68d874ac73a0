import { error } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { mayReadBacklog } from '#lib/server/application/subjects/backlog.ts';
import { solicitationChoices, solicitations } from '#lib/server/application/solicitations/views.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { person } = await parent();
  return application().read(locals.visitor.communeId ?? '', async (transaction, organisation) => {
    if (!mayReadBacklog(organisation, person.id, now())) error(403, m.subjects_not_yours());
    return {
      lines: await solicitations(transaction, organisation, person.id),
      mayAsk: solicitationChoices(organisation, person.id, now()).roles.length > 0,
    };
  });
};
