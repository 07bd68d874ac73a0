import { redirect } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { peopleOf } from '#lib/server/application/setting-up/inviting.ts';
import { charterView } from '#lib/server/application/charter/views.ts';
import { administratorOf, readSettingUp, stepPaths } from '../steps.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { communeId, sender } = administratorOf(event);
  const viewer = sender.actor.kind === 'person' ? sender.actor.person : null;
  const { inForce, draft, voter, groupReady } = await readSettingUp(event, (organisation) =>
    charterView(organisation, viewer, now()),
  );
  if (!inForce && !draft) redirect(303, stepPaths.charter);
  const arrivals = new Map((await peopleOf(communeId)).map(({ id, arrival }) => [id, arrival]));
  const awaited = (draft?.awaited ?? []).map((person) => ({
    ...person,
    arrival: arrivals.get(person.id) ?? 'unreachable',
    you: person.id === viewer,
  }));
  const mine = draft?.awaited.some(({ id }) => id === viewer) ?? false;
  const { voters = 0, answered = 0, objections = 0, mayConfirm = false } = draft ?? {};
  return {
    inForce: inForce !== null,
    awaited,
    voters,
    answered,
    objections,
    mayConfirm,
    mine,
    voter,
    groupReady,
  };
};
