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

/** The id of the control of a field; `FormError` links to it. Scope it when a name appears twice on a page. */
export function fieldId(name: string, scope = 'champ'): string {
  return `${scope}-${name}`;
}
