import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { charterView } from '#lib/server/application/charter/views.ts';
import { acting } from '../../acting.ts';
import { valuesOf } from './parameters.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { communeId, person } = locals.visitor;
  if (!communeId || !person) redirect(303, '/connexion');
  const charter = await application().read(communeId, async (_transaction, organisation) =>
    charterView(organisation, person.id, now()),
  );
  const shown = charter.inForce?.parameters ?? charter.draft?.parameters ?? null;
  return { seed: randomUUID(), charter, values: shown && valuesOf(shown) };
};

/** The field of the form that a refusal is about. */
const fieldOf: Readonly<Record<string, string>> = {
  'concern-text-required': 'position.text',
  'objection-criterion-unknown': 'position.criterion',
  'objection-argument-too-short': 'position.argument',
};

export const actions = acting('charter', {
  answer: {
    type: 'TakeCharterPosition',
    then: () => '/charte',
    fieldsOf: ({ code, message, fields }) => {
      const field = fieldOf[code];
      return field ? { [field]: message } : fields;
    },
  },
  confirm: { type: 'ConfirmCharter', then: () => '/charte' },
});
