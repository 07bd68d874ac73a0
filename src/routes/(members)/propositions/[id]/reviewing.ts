import { acting, type Filled } from '../../../acting.ts';

/** Looking again at a political decision is an orientation; at an executive one, its execution. */
const ground = ({ event, text }: Filled): Readonly<Record<string, unknown>> => {
  const political = text('nature') === 'political';
  return {
    answers: {
      newPolicy: 'no',
      orientation: political ? 'yes' : 'no',
      priceTaxLand: 'no',
      serviceOrganisation: 'no',
      publicPosition: 'no',
    },
    unbudgetedEuros: null,
    basis: political ? null : { kind: 'executes', decision: event.params['id'] },
  };
};

/** A decision is looked at again by the procedure that made it: a subject, then a proposal on it. */
export const reviewing = acting('proposal', {
  review: {
    type: 'RaiseSubject',
    fields: (filled) => ({
      ...ground(filled),
      subjectId: filled.key,
      title: filled.text('title').slice(0, 160),
    }),
    then: ({ key, id }) => `/propositions/nouvelle?sujet=${key}&decision=${id}`,
  },
  measure: 'RecordMeasures',
});
