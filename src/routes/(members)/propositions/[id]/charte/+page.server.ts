import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { defaultParameters } from '#lib/server/application/charter/views.ts';
import { readCharterVersions } from '#lib/server/application/charter/asks.ts';
import { parameterErrors, parametersOf, valuesChanged, valuesOf } from '../../../charte/parameters.ts';
import { ownText, sendEffect, sentText } from '../effect-text.ts';
import { comeBack } from '../../../../acting.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { proposal, also: inForce } = await ownText(
    event,
    'charter',
    async (show) => (await show(readCharterVersions, {})).inForce?.parameters ?? defaultParameters,
  );
  const { charterText } = proposal;
  const { id, version, versions } = proposal;
  return {
    seed: randomUUID(),
    proposal: { id, version, title: versions.at(-1)?.title ?? '' },
    values: { ...valuesOf(inForce), ...valuesChanged(charterText?.changes ?? []) },
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const proposal = await sentText(event, 'charter');
    const sent = await sendEffect(event, form, proposal, { kind: 'charter', parameters: parametersOf(form) });
    if (sent.ok) redirect(303, `/propositions/${proposal.id}`);
    const { status, message, fields, facts } = sent.rejected;
    // The charter's own refusal is inside the proposal's; the edge's paths begin with the effect.
    const rule = (facts as { refusal?: unknown } | null)?.refusal ?? {};
    const plain = Object.fromEntries(
      Object.entries(fields).map(([path, said]) => [path.replace(/^effect\./, ''), said]),
    );
    return comeBack(event, form, {
      status,
      message,
      fields: parameterErrors({ fields: plain, facts: rule }),
    });
  },
};
