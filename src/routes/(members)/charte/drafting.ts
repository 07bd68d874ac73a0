import type { RequestEvent } from '@sveltejs/kit';
import type { Sent } from '#lib/server/application/send.ts';
import { fieldNumber, sendForm } from '../../form.ts';
import { parameterErrors, parametersOf } from './parameters.ts';

/** Begins the first charter from a form, or amends the revision that the form was written on. */
export const draftCharter = async (
  event: RequestEvent,
  form: FormData,
): Promise<{ sent: Sent; fields: Record<string, string> }> => {
  const parameters = parametersOf(form);
  const revision = fieldNumber(form, 'revision');
  const sent = await sendForm(
    event,
    form,
    revision === null
      ? { type: 'DraftCharter', parameters }
      : { type: 'AmendCharterDraft', revision, parameters },
  );
  return { sent, fields: sent.ok ? {} : parameterErrors(sent.rejected) };
};
