import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { acting } from '../../../acting.ts';
import { civilDateOf } from '#lib/kernel/civil.ts';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { loadAction } from '#lib/server/application/actions/action.ts';
import { mayReadBacklog } from '#lib/server/application/subjects/backlog.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { person } = await parent();
  const at = now();
  return application().read(locals.visitor.communeId ?? '', async (transaction, organisation) => {
    if (!mayReadBacklog(organisation, person.id, at)) error(403, m.actions_not_yours());
    const action = await loadAction(transaction, organisation, params.id, { viewer: person.id, now: at });
    if (!action) error(404, m.actions_unknown());
    return { seed: randomUUID(), action, now: at, today: civilDateOf(at) };
  });
};

export const actions = acting(
  'action',
  {
    start: 'StartAction',
    note: 'NoteProgress',
    block: 'BlockAction',
    unblock: 'UnblockAction',
    reassign: 'ReassignAction',
    reschedule: 'RescheduleAction',
    complete: 'CompleteAction',
    drop: 'DropAction',
    reopen: 'ReopenAction',
  },
  ({ id }) => `/actions/${id}`,
);
