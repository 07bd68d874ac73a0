import { error } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { house } from '#lib/server/application/house.ts';
import { loadDecision } from '#lib/server/application/queries/register.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { communeId } = locals.visitor;
  if (communeId === null) error(404, m.public_no_commune());
  const decision = await house().read(communeId, (transaction, organisation) =>
    loadDecision(transaction, organisation, params.id),
  );
  if (!decision) error(404, m.public_no_decision());
  return { decision };
};
