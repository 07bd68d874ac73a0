import { randomUUID } from 'node:crypto';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { readPowerChoices } from '#lib/server/application/proposals/asks.ts';
import { fieldNumber, fieldText } from '../../../../form.ts';
import { ownText, sendEffect, sentText } from '../effect-text.ts';
import { changeOf } from './changing.ts';
import { kindOf } from './kinds.ts';
import { comeBack } from '../../../../acting.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { proposal, also: choices } = await ownText(
    event,
    'organise',
    async (show) => (await show(readPowerChoices, {})).changes,
  );
  const { id, version, versions, changes } = proposal;
  return {
    seed: randomUUID(),
    fresh: randomUUID(),
    kind: kindOf(event.url.searchParams.get('geste')),
    proposal: { id, version, title: versions.at(-1)?.title ?? '' },
    changes,
    choices,
  };
};

/** Sends the text again with the changes that `revised` makes of those there. */
const revise = async (
  event: RequestEvent,
  revised: (changes: readonly unknown[], form: FormData) => readonly unknown[],
) => {
  const form = await event.request.formData();
  const proposal = await sentText(event, 'organise');
  const { effect, id } = proposal;
  const changes = revised(effect.kind === 'organise' ? effect.changes : [], form);
  const wanted = changes.length === 0 ? { kind: 'none' } : { kind: 'organise', changes };
  const sent = await sendEffect(event, form, proposal, wanted);
  if (sent.ok) redirect(303, `/propositions/${id}/pouvoirs`);
  const { status, message, fields } = sent.rejected;
  // « effect.changes.2.purpose » is the field `purpose` of this form.
  const named = Object.entries(fields).map(([path, words]) => [path.split('.').at(-1) ?? path, words]);
  return comeBack(event, form, { status, message, fields: Object.fromEntries(named) });
};

export const actions = {
  add: (event: RequestEvent) =>
    revise(event, (changes, form) => {
      const kind = kindOf(fieldText(form, 'geste'));
      return kind ? [...changes, changeOf(kind, form, fieldText(form, 'fresh'))] : changes;
    }),
  drop: (event: RequestEvent) =>
    revise(event, (changes, form) => {
      const place = fieldNumber(form, 'place');
      return changes.filter((_, index) => index !== place);
    }),
};
