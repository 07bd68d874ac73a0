import { fieldNumber, fieldText } from '../../form.ts';

/** Lines of a text area, without the empty ones. */
const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Who carries, when it is looked at again, and for a trial its end and its measures; null when none is said (I-14). */
const termsOf = (form: FormData) => {
  const carriedBy = fieldText(form, 'carriedBy');
  const reviewOn = fieldText(form, 'reviewOn');
  const trial = fieldText(form, 'trial') === 'yes';
  if (!carriedBy && !reviewOn && !trial) return null;
  return {
    carriedBy,
    reviewOn,
    trial: trial
      ? { endsOn: fieldText(form, 'trialEndsOn'), measures: lines(fieldText(form, 'measures')) }
      : null,
  };
};

/** What the text uses and whom it gives work to; undefined when the form does not ask: it then stays as it was. */
const scopeOf = (form: FormData) => {
  if (!form.has('amountEuros')) return undefined;
  const amount = fieldText(form, 'amountEuros').replace(/[€\s]/g, '');
  return {
    // What was typed and cannot be read is told, not forgotten.
    amountEuros: amount === '' ? null : (fieldNumber(form, 'amountEuros') ?? amount),
    matter: fieldText(form, 'perimeterMatter') || null,
    delegation: fieldText(form, 'delegation') || null,
    services: lines(fieldText(form, 'services')),
  };
};

/** What a form of a text sends: its title, its words, its terms, what it uses. */
export const wordingOf = (form: FormData) => ({
  title: fieldText(form, 'title'),
  text: fieldText(form, 'text').replaceAll('\r\n', '\n'),
  terms: termsOf(form),
  scope: scopeOf(form),
});
