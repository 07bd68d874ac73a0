import { randomUUID } from 'node:crypto';
import { civilDateOf } from '#lib/kernel/civil.ts';
import { m } from '#lib/paraglide/messages.js';
import { readAction } from '#lib/server/application/actions/asks.ts';
import { drawn } from '../../../asking.ts';
import { acting } from '../../../acting.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show, { now }) => {
    const words = { missing: m.actions_unknown, forbidden: m.actions_not_yours };
    const action = await show(readAction, { action: event.params.id }, words);
    return { seed: randomUUID(), action, now, today: civilDateOf(now) };
  });

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
