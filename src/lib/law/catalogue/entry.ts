import type { OpenRule } from '../rule.ts';
import type { Sentence } from '../said.ts';

/** A rule by its public name, with what it answers and facts that it answers as they stand. */
export interface Entry {
  readonly name: string;
  readonly title: Sentence;
  readonly rule: OpenRule;
  readonly example: Readonly<Record<string, unknown>>;
}

/** Rules that one looks for together. */
export interface Theme {
  readonly title: Sentence;
  readonly entries: readonly Entry[];
}

export const entry = (
  name: string,
  rule: OpenRule,
  title: Sentence,
  example: Readonly<Record<string, unknown>>,
): Entry => ({ name, rule, title, example });
