import { randomUUID } from 'node:crypto';
import { error, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { act, fieldNumber, fieldText } from '../../../form.ts';
import { occasionOf } from '../occasion.ts';
import { drawn } from '../../../asking.ts';
import { readBodiesToPrepare } from '#lib/server/application/meetings/asks.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show) => {
    const { bodies } = await show(readBodiesToPrepare, {});
    if (bodies.length === 0) error(403, m.meetings_not_yours());
    return { bodies, key: randomUUID() };
  });

/** The key of the form is the id of what it plans: sent twice, it is planned once. */
const once = async (event: RequestEvent) => {
  const form = await event.request.formData();
  const meeting = fieldText(form, 'key');
  const when = { date: fieldText(form, 'date'), ...occasionOf(form) };
  const command = { type: 'PlanMeeting', meeting, body: fieldText(form, 'body'), series: null, ...when };
  return act(event, form, command, `/seances/${meeting}/preparer`);
};

const often = async (event: RequestEvent) => {
  const form = await event.request.formData();
  const weekday = fieldNumber(form, 'weekday');
  const recurrence = {
    unit: 'weeks',
    every: fieldNumber(form, 'every') ?? 0,
    weekday,
    startsOn: fieldText(form, 'startsOn'),
    until: fieldText(form, 'until') || null,
    skipHolidays: form.has('skipHolidays'),
    ...occasionOf(form),
  };
  const command = {
    type: 'PlanSeries',
    series: fieldText(form, 'key'),
    body: fieldText(form, 'body'),
    recurrence,
  };
  return act(event, form, command, '/seances');
};

export const actions: Actions = { once, often };
