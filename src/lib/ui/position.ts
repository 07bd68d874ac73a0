/** The four positions a member can take; an abstention is standing aside, and is explicit. */
export type PositionKind = 'consent' | 'concern' | 'objection' | 'abstention';

/** A position as its fields hold it. */
export type PositionValues = {
  kind?: PositionKind | undefined;
  text?: string | undefined;
  criterion?: string | undefined;
  argument?: string | undefined;
};
