/** What became of an objection. Dates and deadlines come already written for the reader. */
export type ObjectionState =
  | { kind: 'open' }
  | { kind: 'underTest' }
  | { kind: 'admissible' }
  | { kind: 'concern' }
  | { kind: 'integrated'; version: number }
  | { kind: 'amended'; version: number }
  | { kind: 'shortened'; version: number; endsOn: string }
  | { kind: 'measured'; version: number; indicator: string; on: string }
  | { kind: 'withdrawn' };

/** An objection as a page shows it. */
export type ObjectionView = {
  id: string;
  author: string;
  /** The argument, in its author's words. */
  quote: string;
  criterion: string;
  state: ObjectionState;
};
