import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { fieldNumber, fieldText, sendForm, typed } from '../../form.ts';
import { valuesOf } from './parameters.ts';
import { drawn } from '../../asking.ts';
import { readCharter } from '#lib/server/application/charter/asks.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show) => {
    const charter = await show(readCharter, {});
    const shown = charter.inForce?.parameters ?? charter.draft?.parameters ?? null;
    return { key: randomUUID(), charter, values: shown && valuesOf(shown) };
  });

/** A position as the rules take it; an unknown one is left for the edge to refuse. */
const positionOf = (form: FormData): Record<string, string> => {
  const kind = fieldText(form, 'position');
  if (kind === 'concern') return { kind, text: fieldText(form, 'concern') };
  if (kind === 'objection')
    return { kind, criterion: fieldText(form, 'criterion'), argument: fieldText(form, 'argument') };
  return { kind };
};

/** The field of the form that a refusal is about. */
const fieldOf: Readonly<Record<string, string>> = {
  'concern-text-required': 'concern',
  'objection-criterion-unknown': 'criterion',
  'objection-argument-too-short': 'argument',
};

const refused = (form: FormData, rejected: { status: number; code: string; message: string }) => {
  const field = rejected.code === 'invalid-input' ? 'position' : fieldOf[rejected.code];
  const { message } = rejected;
  return fail(rejected.status, { message, fields: field ? { [field]: message } : {}, values: typed(form) });
};

export const actions: Actions = {
  answer: async (event) => {
    const form = await event.request.formData();
    const sent = await sendForm(event, form, {
      type: 'TakeCharterPosition',
      revision: fieldNumber(form, 'revision'),
      position: positionOf(form),
    });
    return sent.ok ? redirect(303, '/charte') : refused(form, sent.rejected);
  },
  confirm: async (event) => {
    const form = await event.request.formData();
    const command = { type: 'ConfirmCharter', revision: fieldNumber(form, 'revision') };
    const sent = await sendForm(event, form, command);
    return sent.ok ? redirect(303, '/charte') : refused(form, sent.rejected);
  },
};
