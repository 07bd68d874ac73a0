import { redirect } from '@sveltejs/kit';
import { fieldNumber } from '../../form.ts';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { openProposals } from '#lib/server/application/subjects/backlog.ts';
import { nextMeetings } from '#lib/server/application/meetings/calendar.ts';
import { homeView } from '#lib/server/application/home/home.ts';
import { markSeen } from '#lib/server/application/home/news-seen.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
  const { person } = await parent();
  const at = now();
  return application().read(locals.visitor.communeId ?? '', async (transaction, organisation) => ({
    now: at,
    function: locals.visitor.function,
    home: await homeView(transaction, organisation, person.id, at),
    meetings: await nextMeetings(transaction, organisation, person.id, at),
    open: await openProposals(transaction, organisation, person.id),
  }));
};

export const actions: Actions = {
  seen: async ({ locals, request }) => {
    const { communeId, person } = locals.visitor;
    if (!communeId || !person) redirect(303, '/connexion');
    const position = fieldNumber(await request.formData(), 'position');
    if (position !== null && Number.isSafeInteger(position) && position > 0)
      await markSeen(communeId, person.id, position);
    redirect(303, '/accueil');
  },
};
