import { fieldNumber, fieldText } from '../../form.ts';

/** When and where, as the form of a meeting says it. */
export const occasionOf = (form: FormData) => ({
  time: fieldText(form, 'time'),
  minutes: fieldNumber(form, 'minutes') ?? 0,
  place: fieldText(form, 'place'),
  link: fieldText(form, 'link') || null,
});
