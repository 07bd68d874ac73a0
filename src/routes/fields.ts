type Value = string | number | null | undefined;

/**
 * What each field of a form carries, to be spread on a `Field`: its name, what it held, what is wrong with it.
 * `path` names the error where the command calls it otherwise than the form.
 */
export const fieldsOf =
  <V extends Value>(values: Readonly<Record<string, V>>, errors: Readonly<Record<string, string>>) =>
  (name: string, path = name): { name: string; value: V | undefined; error: string | undefined } => ({
    name,
    value: values[name],
    error: errors[path],
  });
