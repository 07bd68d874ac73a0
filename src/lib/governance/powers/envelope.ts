import type { Instant } from '#lib/kernel/civil.ts';
import type { DecisionId } from '../bodies/index.ts';
import type { Actor } from '../commune/index.ts';

/** Who has an envelope: a circle, a role, or the decision that delegates one. Also the stream's id. */
export type HolderId = string;

/** What an adopted decision takes of an envelope; euros before tax. */
export interface Spending {
  readonly euros: number;
  readonly at: Instant;
}

/** What adopted decisions have taken of one envelope; its size stands in the perimeter, the role or the delegation. */
export interface EnvelopeState {
  readonly spendings: Readonly<Record<DecisionId, Spending>>;
}

export type EnvelopeEvent =
  | {
      readonly type: 'SpendingCommitted';
      readonly decision: DecisionId;
      readonly euros: number;
      readonly at: Instant;
    }
  | { readonly type: 'SpendingReleased'; readonly decision: DecisionId; readonly at: Instant };

export type EnvelopeRefusal =
  | { readonly code: 'system-only' }
  | { readonly code: 'amount-invalid'; readonly amountEuros: number }
  | { readonly code: 'spending-already-committed'; readonly decision: DecisionId };

export interface EnvelopeContext {
  readonly now: Instant;
  readonly actor: Actor;
}
