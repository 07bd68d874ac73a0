import { error } from '@sveltejs/kit';
import { civilDateOf } from '#lib/kernel/civil.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/server/application/clock.ts';
import { house } from '#lib/server/application/house.ts';
import { loadDecision } from '#lib/server/application/queries/decision.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { communeId } = locals.visitor;
  if (communeId === null) error(404, m.public_no_commune());
  const decision = await house().read(communeId, (transaction, organisation) =>
    loadDecision(transaction, organisation, params.id),
  );
  if (!decision) error(404, m.public_no_decision());
  return { decision, today: civilDateOf(now()) };
};
