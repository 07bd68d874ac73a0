import type { DecisionId } from '../bodies/index.ts';
import type { NatureCriterion } from '../charter/index.ts';

/** What a text uses of what its body may decide, and whom it gives work to. Changing it is changing the text. */
export interface Scope {
  /** What carrying it out costs, euros before tax; null when nothing is spent. */
  amountEuros: number | null;
  /** The matter of its body's perimeter, or of the delegation, in their words. */
  matter: string | null;
  /** The majority group's decision that delegates this to the body. */
  delegation: DecisionId | null;
  /** Municipal services that it gives work to: they advise before it is decided. */
  services: readonly string[];
  /** What of the charter's grid the text itself touches: any of it makes it political, whatever its subject said (I-1). */
  touches?: readonly NatureCriterion[];
}

export const noScope: Scope = { amountEuros: null, matter: null, delegation: null, services: [] };
