import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { acting } from '../../../acting.ts';
import { civilDateOf } from '#lib/kernel/civil.ts';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { candidatesOf } from '#lib/server/application/actions/acts.ts';
import { everyAction, loadActions } from '#lib/server/application/actions/actions.ts';
import { citableDecisions, mayReadBacklog } from '#lib/server/application/subjects/backlog.ts';
import { titlesOf } from '#lib/server/application/register/titles.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { person } = await parent();
  const at = now();
  const asked = (url.searchParams.get('decision') ?? '').slice(0, 100);
  return application().read(locals.visitor.communeId ?? '', async (transaction, organisation) => {
    if (!mayReadBacklog(organisation, person.id, at)) error(403, m.actions_not_yours());
    const title = (await titlesOf(transaction, [asked])).get(asked);
    const decision = title === undefined ? null : { id: asked, title };
    const filter = { ...everyAction, decision: asked, state: 'live' as const };
    return {
      seed: randomUUID(),
      today: civilDateOf(at),
      decision,
      decisions: decision ? [] : await citableDecisions(transaction),
      candidates: candidatesOf(organisation, at),
      others: decision ? (await loadActions(transaction, organisation, filter, at)).lines : [],
    };
  });
};

export const actions = acting('action', { default: 'OpenAction' }, ({ id }) => `/actions/${id}`);
