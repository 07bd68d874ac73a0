import { act, fieldText } from '../../../form.ts';
import { acting } from './acting.ts';
import type { ActionFailure, RequestEvent } from '@sveltejs/kit';
import type { Refused } from '../../../form.ts';

/** Looking again at a political decision is an orientation; at an executive one, its execution. */
const ground = (form: FormData, decision: string) => {
  const political = fieldText(form, 'nature') === 'political';
  return {
    answers: {
      newPolicy: 'no',
      orientation: political ? 'yes' : 'no',
      priceTaxLand: 'no',
      serviceOrganisation: 'no',
      publicPosition: 'no',
    },
    unbudgetedEuros: null,
    basis: political ? null : { kind: 'executes', decision },
  };
};

/** A decision is looked at again by the procedure that made it: a subject, then a proposal on it. */
const review = async (event: RequestEvent): Promise<ActionFailure<Refused>> => {
  const form = await event.request.formData();
  const decision = event.params['id'] ?? '';
  const subjectId = fieldText(form, 'key');
  const command = {
    type: 'RaiseSubject',
    subjectId,
    title: fieldText(form, 'title').slice(0, 160),
    text: fieldText(form, 'text'),
    body: fieldText(form, 'body'),
    origin: fieldText(form, 'origin') || null,
    ...ground(form, decision),
  };
  return act(event, form, command, `/propositions/nouvelle?sujet=${subjectId}&decision=${decision}`);
};

/** For each measure, its result, or else the reason why there is none. */
const measure = acting('measure', ({ form, proposal }) => ({
  type: 'RecordMeasures',
  proposal,
  results: form.getAll('measure').flatMap((name, index) =>
    typeof name === 'string'
      ? [
          {
            measure: name,
            result: fieldText(form, `result-${index}`) || null,
            reason: fieldText(form, `reason-${index}`) || null,
          },
        ]
      : [],
  ),
}));

export const reviewing = { review, measure };
