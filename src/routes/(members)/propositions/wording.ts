import { fieldText } from '../../form.ts';

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

/** What a form of a text sends: its title, its words, its terms. */
export const wordingOf = (form: FormData) => ({
  title: fieldText(form, 'title'),
  text: fieldText(form, 'text').replaceAll('\r\n', '\n'),
  terms: termsOf(form),
});
