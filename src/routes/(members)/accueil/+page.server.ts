import { redirect } from '@sveltejs/kit';
import { fieldNumber } from '../../form.ts';
import { markSeen } from '#lib/server/application/home/news-seen.ts';
import { drawn } from '../../asking.ts';
import { readHome } from '#lib/server/application/home/asks.ts';
import { readNextMeetings } from '#lib/server/application/meetings/asks.ts';
import { readOpenProposals } from '#lib/server/application/proposals/asks.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show, { now }) => ({
    now,
    function: event.locals.visitor.function,
    home: await show(readHome, {}),
    meetings: (await show(readNextMeetings, { of: 'mine' })).lines,
    open: (await show(readOpenProposals, {})).lines,
  }));

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
