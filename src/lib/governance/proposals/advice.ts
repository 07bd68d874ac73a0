import type { PersonId } from '../commune/index.ts';
import type { Instant } from '#lib/kernel/civil.ts';

/** What a service says before a decision that gives it work: each in its words, empty when it has nothing to say. */
export interface AdviceWords {
  feasibility: string;
  workload: string;
  cost: string;
  calendar: string;
}

export interface Advice extends AdviceWords {
  author: PersonId;
  /** The service in whose name it is given, as the text names it. */
  service: string;
  /** The version of the text that it is about. */
  version: number;
  at: Instant;
}

/** Why the decision is taken without waiting for the advice that lacks: written, and seen by all. */
export interface Waiver {
  reason: string;
  version: number;
  at: Instant;
}
