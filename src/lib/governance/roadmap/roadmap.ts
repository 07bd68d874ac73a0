import type { Instant } from '#lib/kernel/civil.ts';
import type { Actor } from '../commune/index.ts';

/** The weekly digest of what is to be carried out, from the first action on. */
export type RoadmapState =
  | { readonly status: 'none' }
  | {
      readonly status: 'expected';
      /** When the next digest is sent: a Monday, 7:00 in Paris. */
      readonly nextAt: Instant;
      /** When the last one left; null before the first. */
      readonly sentAt: Instant | null;
    };

export type RoadmapEvent =
  | { readonly type: 'DigestExpected'; readonly at: Instant }
  | { readonly type: 'DigestSent'; readonly at: Instant; readonly nextAt: Instant };

export type RoadmapRefusal = { readonly code: 'system-only' };

export interface RoadmapContext {
  readonly now: Instant;
  readonly actor: Actor;
}
