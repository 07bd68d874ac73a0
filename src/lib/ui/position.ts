/** The four positions a member can take; an abstention is standing aside, and is explicit. */
export type PositionKind = 'consent' | 'concern' | 'objection' | 'abstention';

/** What the form sends, and gets back when it was refused. */
export type PositionValues = {
  position?: PositionKind | undefined;
  concern?: string | undefined;
  criterion?: string | undefined;
  argument?: string | undefined;
};
