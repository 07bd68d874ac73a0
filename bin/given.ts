/** What was given on the line after the name of a command. */
export interface Given {
  /** Files and the like, in order. */
  readonly words: readonly string[];
  readonly flags: ReadonlySet<string>;
}
