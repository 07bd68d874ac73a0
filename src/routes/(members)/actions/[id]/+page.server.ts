import { randomUUID } from 'node:crypto';
import { type Actions, type RequestEvent } from '@sveltejs/kit';
import { act, fieldText } from '../../../form.ts';
import { civilDateOf } from '#lib/kernel/civil.ts';
import { m } from '#lib/paraglide/messages.js';
import { drawn } from '../../../asking.ts';
import { readAction } from '#lib/server/application/actions/asks.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show, { now }) => {
    const words = { missing: m.actions_unknown, forbidden: m.actions_not_yours };
    const action = await show(readAction, { action: event.params.id }, words);
    return { key: randomUUID(), action, now, today: civilDateOf(now) };
  });

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
