import { error, redirect } from '@sveltejs/kit';
import { civilDateOf } from '#lib/kernel/civil.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/server/application/clock.ts';
import { house } from '#lib/server/application/house.ts';
import { loadDecision } from '#lib/server/application/queries/decision.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { communeId, communeName } = locals.visitor;
  if (communeId === null || communeName === null) redirect(307, '/');
  const decision = await house().read(communeId, (transaction, organisation) =>
    loadDecision(transaction, organisation, params.id),
  );
  if (!decision) error(404, m.public_no_decision());
  return { decision, today: civilDateOf(now()) };
};
