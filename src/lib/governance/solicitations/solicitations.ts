import type { CivilDate, Instant } from '#lib/kernel/civil.ts';
import type { BodiesState, DecisionId } from '../bodies/index.ts';
import type { CharterState } from '../charter/index.ts';
import type { Actor, CommuneState, DateTooFar, PersonId } from '../commune/index.ts';
import type { EnvelopeState, Ground, Obstacle } from '../powers/index.ts';
import type { MandatesState, RoleId } from '../mandates/index.ts';
import type { Settlement } from '../cases/index.ts';
import type { Nature, NatureGrounds } from '../subjects/index.ts';

export type SolicitationId = string;

/** What the holder of a role is about to decide alone, put to those it affects and to those who know. */
export interface Solicited {
  readonly role: RoleId;
  readonly title: string;
  readonly text: string;
  /** The charter's grid, answered: nothing political is decided alone (I-2). */
  readonly grounds: NatureGrounds;
  /** What of the role's perimeter it uses, in its words; left out by what was asked before it had to be said. */
  readonly matter?: string;
  /** Euros before tax; null when nothing is spent. */
  readonly amountEuros: number | null;
  readonly asked: readonly PersonId[];
  /** The day after which the holder decides without waiting any longer. */
  readonly until: CivilDate;
}

export interface Answer {
  readonly person: PersonId;
  readonly text: string;
  readonly at: Instant;
}

/** What the majority group made of what was contested, by the decision that says so. */
export interface Settled {
  readonly settlement: Settlement;
  readonly decision: DecisionId;
  readonly at: Instant;
}

interface Facts extends Solicited {
  readonly id: SolicitationId;
  readonly by: PersonId;
  readonly at: Instant;
  readonly nature: Nature;
  readonly answers: readonly Answer[];
  /** Members who doubt that it may be decided alone; one is enough (I-1). */
  readonly contests: readonly Answer[];
  /** Null until the group has answered the contest, which it hears by right. */
  readonly settled: Settled | null;
}

export type SolicitationState =
  | { readonly status: 'none' }
  | (Facts & { readonly status: 'asking' })
  | (Facts & {
      readonly status: 'decided';
      /** What was decided, and what it makes of the advice. */
      readonly decision: string;
      readonly ground: Ground;
      readonly decidedAt: Instant;
    })
  /** Contested before anything was decided alone: the group has decided in the place of who asked. */
  | (Facts & { readonly status: 'takenUp'; readonly settled: Settled })
  | (Facts & { readonly status: 'dropped'; readonly reason: string; readonly droppedAt: Instant });

export type KnownSolicitation = Exclude<SolicitationState, { status: 'none' }>;

export type SolicitationEvent =
  | ({
      readonly type: 'AdviceSolicited';
      readonly id: SolicitationId;
      readonly by: PersonId;
      readonly at: Instant;
    } & Solicited)
  | { readonly type: 'SolicitationAnswered'; readonly answer: Answer }
  | { readonly type: 'SolicitationContested'; readonly contest: Answer }
  | { readonly type: 'DecidedInRole'; readonly text: string; readonly ground: Ground; readonly at: Instant }
  | {
      readonly type: 'SolicitationSettled';
      readonly settlement: Settlement;
      readonly decision: DecisionId;
      readonly at: Instant;
    }
  | { readonly type: 'SolicitationDropped'; readonly reason: string; readonly at: Instant };

export type SolicitationRefusal =
  | Obstacle
  | { readonly code: 'charter-not-in-force' }
  | { readonly code: 'person-required' }
  | { readonly code: 'solicitation-unknown' }
  | { readonly code: 'solicitation-exists' }
  | { readonly code: 'solicitation-over'; readonly status: 'decided' | 'takenUp' | 'dropped' }
  | { readonly code: 'role-unknown' }
  | { readonly code: 'text-missing' }
  | { readonly code: 'text-too-long'; readonly length: number; readonly most: number }
  | { readonly code: 'reason-too-short'; readonly least: number }
  | { readonly code: 'too-few-asked'; readonly least: number }
  | { readonly code: 'asked-not-in-function' }
  | { readonly code: 'date-not-after-today' }
  | DateTooFar
  | { readonly code: 'not-asked' }
  | { readonly code: 'asker-only'; readonly by: PersonId }
  | { readonly code: 'elected-member-required' }
  | { readonly code: 'already-contested' }
  | { readonly code: 'contest-open' }
  | { readonly code: 'group-has-settled' }
  | { readonly code: 'system-only' }
  | { readonly code: 'contest-too-late'; readonly until: Instant }
  | { readonly code: 'answers-awaited'; readonly persons: readonly PersonId[]; readonly until: CivilDate };

export interface SolicitationContext {
  readonly now: Instant;
  readonly actor: Actor;
  readonly commune: CommuneState;
  readonly charter: CharterState;
  readonly bodies: BodiesState;
  readonly mandates: MandatesState;
  /** Whether the decision that the grounds name is in force. */
  readonly executedInForce: boolean;
  /** What was spent of the role's envelope. */
  readonly envelope: EnvelopeState;
}
