import { randomUUID } from 'node:crypto';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { readPowerChoices } from '#lib/server/application/proposals/asks.ts';
import { readForm } from '#lib/server/application/form-command.ts';
import { ownText, sendEffect, sentText } from '../effect-text.ts';
import { comeBack } from '../../../../acting.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { proposal, also: bodies } = await ownText(
    event,
    'delegate',
    async (show) => (await show(readPowerChoices, {})).delegates,
  );
  const { id, version, versions, effect } = proposal;
  return {
    seed: randomUUID(),
    proposal: { id, version, title: versions.at(-1)?.title ?? '' },
    bodies,
    power: effect.kind === 'delegate' ? effect : null,
  };
};

/** Sends the text again with another effect, then goes back to it. */
const giving = (effectOf: (form: FormData) => object) => async (event: RequestEvent) => {
  const form = await event.request.formData();
  const proposal = await sentText(event, 'delegate');
  const sent = await sendEffect(event, form, proposal, effectOf(form));
  return sent.ok ? redirect(303, `/propositions/${proposal.id}`) : comeBack(event, form, sent.rejected);
};

export const actions = {
  lend: giving((form) => readForm('ReviseDraft', form)['effect'] as object),
  drop: giving(() => ({ kind: 'none' })),
};
