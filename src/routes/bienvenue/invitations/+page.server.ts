import { redirect } from '@sveltejs/kit';
import { accounts } from '#lib/server/application/people/accounts.ts';
import { inviteAll, lettersLeave, peopleOf } from '#lib/server/application/setting-up/inviting.ts';
import { administratorOf } from '../steps.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { communeId } = administratorOf(event);
  const people = (await peopleOf(communeId)).filter(({ arrival }) => arrival !== 'left');
  return {
    people,
    sent: Number(event.url.searchParams.get('envoyees')) || 0,
    /** In development, letters wait in a page instead of leaving. */
    mailbox: accounts().keepsLetters && accounts().showsLetters(event),
    /** Written, but waiting for the mail server. */
    held: !(await lettersLeave(event)),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { communeId, name } = administratorOf(event);
    const communeName = event.locals.visitor.communeName ?? '';
    const { sent } = await inviteAll(event, { communeId, name, communeName });
    redirect(303, `/bienvenue/invitations?envoyees=${sent}`);
  },
};
