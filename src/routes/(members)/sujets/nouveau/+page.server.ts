import { randomUUID } from 'node:crypto';
import { type Actions } from '@sveltejs/kit';
import { act, fieldNumber, fieldText } from '../../../form.ts';
import { givenIn } from './given.ts';
import { drawn } from '../../../asking.ts';
import { readSubjectChoices } from '#lib/server/application/subjects/asks.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
  drawn(event, async (show) => ({
    key: randomUUID(),
    subject: randomUUID(),
    given: givenIn(event.url.searchParams),
    ...(await show(readSubjectChoices, {})),
  }));

const answer = (form: FormData, name: string) => fieldText(form, name) || 'unsure';

const basisOf = (form: FormData) => {
  const chosen = fieldText(form, 'basis');
  if (chosen === 'runningAffairs') return { kind: chosen };
  return chosen === 'executes' ? { kind: chosen, decision: fieldText(form, 'decision') } : null;
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const subjectId = fieldText(form, 'subject');
    const command = {
      type: 'RaiseSubject',
      subjectId,
      title: fieldText(form, 'title'),
      text: fieldText(form, 'text'),
      body: fieldText(form, 'body'),
      origin: fieldText(form, 'origin') || null,
      answers: {
        newPolicy: answer(form, 'newPolicy'),
        orientation: answer(form, 'orientation'),
        priceTaxLand: answer(form, 'priceTaxLand'),
        serviceOrganisation: answer(form, 'serviceOrganisation'),
        publicPosition: answer(form, 'publicPosition'),
      },
      // What was typed and cannot be read is told, not forgotten.
      unbudgetedEuros:
        fieldText(form, 'euros') === '' ? null : (fieldNumber(form, 'euros') ?? fieldText(form, 'euros')),
      basis: basisOf(form),
    };
    return act(event, form, command, `/sujets/${subjectId}`);
  },
};
