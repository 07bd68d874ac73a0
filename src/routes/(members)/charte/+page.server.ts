import { drawn } from '../../asking.ts';
import { readCharter } from '#lib/server/application/charter/asks.ts';
import { randomUUID } from 'node:crypto';
import { acting } from '../../acting.ts';
import { valuesOf } from './parameters.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show) => {
    const charter = await show(readCharter, {});
    const shown = charter.inForce?.parameters ?? charter.draft?.parameters ?? null;
    return { key: randomUUID(), charter, values: shown && valuesOf(shown) };
  });

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
