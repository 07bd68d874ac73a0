import { error, redirect } from '@sveltejs/kit';
import { civilDateOf } from '#lib/kernel/civil.ts';
import { m } from '#lib/paraglide/messages.js';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { executionInside } from '#lib/server/application/actions/acts.ts';
import { loadContest } from '#lib/server/application/cases/at-stake.ts';
import { loadDecision } from '#lib/server/application/register/decision.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { communeId, communeName, person } = locals.visitor;
  if (communeId === null || communeName === null) redirect(307, '/');
  const at = now();
  return application().read(communeId, async (transaction, organisation) => {
    const decision = await loadDecision(transaction, organisation, params.id, at);
    if (!decision) error(404, m.public_no_decision());
    const who = { viewer: person?.id ?? '', now: at };
    return {
      decision,
      today: civilDateOf(at),
      contest: person ? await loadContest(transaction, decision.id) : null,
      inside: person ? await executionInside(transaction, organisation, decision.id, who) : null,
    };
  });
};
