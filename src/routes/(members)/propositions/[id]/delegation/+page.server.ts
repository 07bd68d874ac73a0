import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { fieldNumber, fieldText, typed } from '../../../../form.ts';
import { readPowerChoices } from '#lib/server/application/proposals/asks.ts';
import { ownText, sendEffect, sentText } from '../effect-text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { proposal, also: bodies } = await ownText(
    event,
    'delegate',
    async (show) => (await show(readPowerChoices, {})).delegates,
  );
  const { id, version, versions, effect } = proposal;
  return {
    key: randomUUID(),
    proposal: { id, version, title: versions.at(-1)?.title ?? '' },
    bodies,
    power: effect.kind === 'delegate' ? effect : null,
  };
};

export const actions: Actions = {
  lend: async (event) => {
    const form = await event.request.formData();
    const proposal = await sentText(event, 'delegate');
    const lines = fieldText(form, 'matters').split('\n');
    const wanted = {
      kind: 'delegate',
      to: fieldText(form, 'to'),
      matters: lines.map((line) => line.trim()).filter((line) => line !== ''),
      bounds: fieldText(form, 'bounds'),
      envelopeEuros: fieldNumber(form, 'envelopeEuros'),
      alertPercent: fieldNumber(form, 'alertPercent') ?? undefined,
      until: fieldText(form, 'until'),
    };
    const sent = await sendEffect(event, form, proposal, wanted);
    if (sent.ok) redirect(303, `/propositions/${proposal.id}`);
    const { status, message, fields } = sent.rejected;
    return fail(status, { message, fields, values: typed(form) });
  },
  drop: async (event) => {
    const form = await event.request.formData();
    const proposal = await sentText(event, 'delegate');
    const sent = await sendEffect(event, form, proposal, { kind: 'none' });
    if (sent.ok) redirect(303, `/propositions/${proposal.id}`);
    const { status, message, fields } = sent.rejected;
    return fail(status, { message, fields, values: typed(form) });
  },
};
