/** What a page gets back when a form was not carried out: which one, why, and all that was typed. */
export interface Refused {
  /** The form, by the name that its hidden field `form` gave. */
  readonly form: string;
  /** A sentence for the whole form: why, under which rule, and what to do next. */
  readonly message: string;
  /** By field path, for input errors. */
  readonly fields: Readonly<Record<string, string>>;
  /** All that was typed and ticked, by field. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

/** What is written in a field, as its page knows it. */
type Written = string | number | null | undefined;

/** What the fields of a form carry. */
export interface Filling {
  /** To be spread on a `Field`: its name, what came back or else what it holds first, its error. */
  readonly field: (
    name: string,
    first?: Written,
  ) => { name: string; scope: string; value: Written; error: string | undefined };
  /** To be spread on a `ChoiceField`: its name, what was ticked or else what is first, its error. */
  readonly choice: (
    name: string,
    first?: readonly string[],
  ) => { name: string; scope: string; chosen: readonly string[]; error: string | undefined };
}

/** What the fields of the form `scope` carry: what was typed in it if it is the one that came back. */
export const fillingOf = (scope: string, refused: Refused | null): Filling => ({
  field: (name, first) => ({
    name,
    scope,
    value: refused ? refused.values[name]?.at(-1) : first,
    error: refused?.fields[name],
  }),
  choice: (name, first = []) => ({
    name,
    scope,
    chosen: refused ? (refused.values[name] ?? []) : first,
    error: refused?.fields[name],
  }),
});
