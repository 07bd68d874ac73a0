import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { createBodies, reviseBody } from '#lib/server/application/setting-up/organising.ts';
import { bodiesStep } from '#lib/server/application/setting-up/steps.ts';
import { m } from '#lib/paraglide/messages.js';
import { fieldNumber, fieldText } from '../../form.ts';
import { administratorOf, beforeCharter, readSettingUp, stepPaths } from '../steps.ts';
import { bodiesOf } from './bodies-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  beforeCharter(event);
  const step = await readSettingUp(event, (organisation) => bodiesStep(organisation, now(), randomUUID));
  return { key: randomUUID(), step };
};

const revisionOf = (form: FormData) => ({
  body: fieldText(form, 'body'),
  name: fieldText(form, 'name'),
  quorum: fieldNumber(form, 'quorum'),
  members: form.getAll('members').map(String),
  reason: m.founding_body_reason(),
});

/** The bodies of a form that came back, as they were left; those that were not kept stay unticked. */
const asTyped = (form: FormData) => ({
  revision: null,
  typed: bodiesOf(form).map(({ row, body }) => ({ row, ...body })),
});

export const actions: Actions = {
  create: async (event) => {
    const { sender } = administratorOf(event);
    const form = await event.request.formData();
    const kept = bodiesOf(form);
    if (kept.length === 0)
      return fail(422, { ...asTyped(form), message: m.founding_bodies_none(), fields: {} });
    const key = fieldText(form, 'key') || randomUUID();
    const done = await createBodies(
      sender,
      key,
      kept.map(({ body }) => body),
    );
    if (done.ok) redirect(303, stepPaths.charter);
    const { status, message } = done.rejected;
    const row = kept[done.place]?.row ?? 0;
    return fail(status, { ...asTyped(form), message, fields: { [`name.${row}`]: message } });
  },
  revise: async (event) => {
    const { sender } = administratorOf(event);
    const form = await event.request.formData();
    const revision = revisionOf(form);
    const done = await reviseBody(sender, fieldText(form, 'key') || randomUUID(), revision);
    if (done.ok) redirect(303, stepPaths.bodies);
    const { status, message } = done.rejected;
    return fail(status, { revision, message, fields: {}, typed: null });
  },
};
