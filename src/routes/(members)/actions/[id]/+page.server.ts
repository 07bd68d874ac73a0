import { randomUUID } from 'node:crypto';
import { error, type Actions, type RequestEvent } from '@sveltejs/kit';
import { act, fieldText } from '../../../form.ts';
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
    return { key: randomUUID(), action, now: at, today: civilDateOf(at) };
  });
};

/** An action of the page that sends one command on this action, with the named texts of the form. */
const gesture =
  (type: string, ...texts: readonly string[]) =>
  async (event: RequestEvent) => {
    const form = await event.request.formData();
    const fields = Object.fromEntries(texts.map((name) => [name, fieldText(form, name)]));
    const action = event.params['id'] ?? '';
    return act(event, form, { ...fields, type, action }, `/actions/${action}`);
  };

export const actions: Actions = {
  start: gesture('StartAction'),
  note: gesture('NoteProgress', 'text'),
  block: gesture('BlockAction', 'reason'),
  unblock: gesture('UnblockAction'),
  reassign: gesture('ReassignAction', 'owner'),
  reschedule: gesture('RescheduleAction', 'due', 'reason'),
  complete: gesture('CompleteAction', 'result'),
  drop: gesture('DropAction', 'reason'),
  reopen: gesture('ReopenAction', 'due', 'reason'),
};
