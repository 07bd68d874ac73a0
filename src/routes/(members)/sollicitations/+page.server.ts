import { error } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { house } from '#lib/server/application/house.ts';
import { mayReadBacklog } from '#lib/server/application/queries/backlog.ts';
import { solicitationChoices, solicitations } from '#lib/server/application/queries/solicitations.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { person } = await parent();
  return house().read(locals.visitor.communeId ?? '', async (transaction, organisation) => {
    if (!mayReadBacklog(organisation, person.id, now())) error(403, m.subjects_not_yours());
    return {
      lines: await solicitations(transaction, organisation, person.id),
      mayAsk: solicitationChoices(organisation, person.id, now()).roles.length > 0,
    };
  });
};
