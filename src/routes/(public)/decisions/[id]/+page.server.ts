import { redirect } from '@sveltejs/kit';
import { civilDateOf } from '#lib/kernel/civil.ts';
import { m } from '#lib/paraglide/messages.js';
import { drawn } from '../../../asking.ts';
import { readContest } from '#lib/server/application/cases/asks.ts';
import { readDecision, readExecution } from '#lib/server/application/register/asks.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  if (event.locals.visitor.communeName === null) redirect(307, '/');
  return drawn(event, async (show, { now, ask }) => {
    const asked = { decision: event.params.id };
    const decision = await show(readDecision, asked, { missing: m.public_no_decision });
    const contest = await ask(readContest, { contested: decision.id });
    const inside = await ask(readExecution, { decision: decision.id });
    return {
      decision,
      today: civilDateOf(now),
      contest: contest.kind === 'found' ? contest.content : null,
      inside: inside.kind === 'found' ? inside.content : null,
    };
  });
};
