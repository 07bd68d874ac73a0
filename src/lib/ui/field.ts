/** What a control must carry so that its label, hint and error are tied to it. Spread on the control. */
export type ControlAttributes = {
  id: string;
  name: string;
  required: boolean;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
};

/** An error to show: the field's name and a sentence that says what to do. */
export type FieldError = { name: string; message: string };

/** Scope of the fields of the only form of a page. */
export const onlyForm = 'formulaire';

/** The id of the control of a field; the refusal of its form links to it. Scope it when a name appears twice on a page. */
export function fieldId(name: string, scope = onlyForm): string {
  return `${scope}-${name}`;
}
