/** The phases under way, in the order of the procedure. */
export const openPhases = [
  'presentation',
  'clarification',
  'reactions',
  'amendment',
  'objections',
  'integration',
] as const;
export type OpenPhase = (typeof openPhases)[number];

/** Where a text is, from nothing to its end. */
export type Phase = 'none' | 'draft' | 'tabled' | OpenPhase | 'absentees' | 'closed';
