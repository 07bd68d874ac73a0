import { redirect } from '@sveltejs/kit';
import { inviteAll, lettersLeave, peopleOf } from '#lib/server/application/setting-up/inviting.ts';
import { arrivals, peoplePage } from '#lib/server/application/people/people.ts';
import { administering } from './access.ts';
import type { Actions, PageServerLoad } from './$types';

const filterOf = (asked: URLSearchParams) => ({
  words: (asked.get('q') ?? '').slice(0, 100),
  arrival: arrivals.find((arrival) => arrival === asked.get('entree')) ?? null,
  page: Math.min(Math.max(Math.trunc(Number(asked.get('page')) || 1), 1), 10_000),
});

const whole = (asked: string | null): number | null =>
  asked !== null && /^\d{1,5}$/.test(asked) ? Number(asked) : null;

export const load: PageServerLoad = async (event) => {
  const { communeId } = administering(event);
  const asked = event.url.searchParams;
  const filter = filterOf(asked);
  const people = peoplePage(await peopleOf(communeId), filter);
  return {
    filter,
    people,
    invited: whole(asked.get('invitations')),
    remaining: whole(asked.get('reste')),
    held: asked.get('courriel') === 'attend',
  };
};

export const actions: Actions = {
  inviteAll: async (event) => {
    const { inviter } = administering(event);
    const { sent, waiting } = await inviteAll(event, inviter);
    const held = (await lettersLeave(event)) ? '' : '&courriel=attend';
    redirect(303, `/administration?invitations=${sent}${waiting > 0 ? `&reste=${waiting}` : ''}${held}`);
  },
};
