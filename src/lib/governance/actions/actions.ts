import type { CivilDate, Instant } from '#lib/kernel/civil.ts';
import type { Actor, CommuneState, DateTooFar, PersonId } from '../commune/index.ts';
import type { BodiesState, BodyId, CitedDecision, DecisionId } from '../bodies/index.ts';

export type ActionId = string;

/** Said once each for a due date: a week before it, and once it has passed. */
export type ActionAlert = 'dueSoon' | 'overdue';

export interface ProgressNote {
  readonly text: string;
  readonly by: PersonId;
  readonly at: Instant;
}

interface ActionFacts {
  readonly id: ActionId;
  readonly title: string;
  readonly decision: DecisionId;
  /** The body that took the decision. */
  readonly body: BodyId;
  readonly owner: PersonId;
  readonly due: CivilDate;
  readonly dependsOn: readonly ActionId[];
  /** Null when it was noted in a meeting. */
  readonly openedBy: PersonId | null;
  readonly openedAt: Instant;
  /** The meeting whose record noted it. */
  readonly meeting: string | null;
  readonly progress: readonly ProgressNote[];
  /** Why nothing moves; null when nothing stands in the way. */
  readonly blocked: string | null;
  /** The alerts already given for the present due date. */
  readonly alerts: readonly ActionAlert[];
}

export type LiveAction = ActionFacts & { readonly status: 'open' | 'inProgress' };
export type DoneAction = ActionFacts & {
  readonly status: 'done';
  readonly result: string;
  readonly endedAt: Instant;
};
export type DroppedAction = ActionFacts & {
  readonly status: 'dropped';
  readonly reason: string;
  readonly endedAt: Instant;
};
export type KnownAction = LiveAction | DoneAction | DroppedAction;
export type ActionState = { readonly status: 'none' } | KnownAction;

export type ActionEvent =
  | {
      readonly type: 'ActionOpened';
      readonly id: ActionId;
      readonly title: string;
      readonly decision: DecisionId;
      readonly body: BodyId;
      readonly owner: PersonId;
      readonly due: CivilDate;
      readonly dependsOn: readonly ActionId[];
      /** Null when a meeting noted it. */
      readonly by: PersonId | null;
      readonly at: Instant;
      readonly meeting: string | null;
    }
  | { readonly type: 'ActionStarted'; readonly by: PersonId }
  | { readonly type: 'ProgressNoted'; readonly text: string; readonly by: PersonId; readonly at: Instant }
  | { readonly type: 'ActionBlocked'; readonly reason: string; readonly by: PersonId }
  | { readonly type: 'ActionUnblocked'; readonly by: PersonId }
  | { readonly type: 'ActionReassigned'; readonly owner: PersonId; readonly by: PersonId }
  | {
      readonly type: 'ActionRescheduled';
      readonly due: CivilDate;
      readonly reason: string;
      readonly by: PersonId;
    }
  | { readonly type: 'ActionCompleted'; readonly result: string; readonly by: PersonId; readonly at: Instant }
  | { readonly type: 'ActionDropped'; readonly reason: string; readonly by: PersonId; readonly at: Instant }
  | {
      readonly type: 'ActionReopened';
      readonly due: CivilDate;
      readonly reason: string;
      readonly by: PersonId;
    }
  | { readonly type: 'ActionAlerted'; readonly alert: ActionAlert };

export type ActionRefusal =
  | { readonly code: 'action-exists'; readonly action: ActionId }
  | { readonly code: 'action-unknown' }
  | { readonly code: 'action-ended'; readonly status: 'done' | 'dropped' }
  | { readonly code: 'action-not-ended' }
  | { readonly code: 'action-already-started' }
  | { readonly code: 'action-not-blocked' }
  | { readonly code: 'action-blocked'; readonly reason: string }
  | { readonly code: 'person-required' }
  | { readonly code: 'system-only' }
  | { readonly code: 'not-in-function'; readonly on: CivilDate }
  | { readonly code: 'not-concerned-by-action'; readonly body: BodyId }
  | { readonly code: 'owner-cannot-act'; readonly owner: PersonId }
  | { readonly code: 'nothing-changes' }
  | { readonly code: 'decision-unknown'; readonly decision: DecisionId }
  | {
      readonly code: 'decision-not-in-force';
      readonly decision: DecisionId;
      readonly state: CitedDecision['state'];
    }
  | { readonly code: 'decision-suspended'; readonly decision: DecisionId }
  | { readonly code: 'dependency-unknown'; readonly action: ActionId }
  | { readonly code: 'dependency-not-done'; readonly action: ActionId }
  | { readonly code: 'too-many-dependencies'; readonly maximum: number }
  | DateTooFar
  | { readonly code: 'date-before-today'; readonly date: string; readonly today: CivilDate }
  | { readonly code: 'text-too-short'; readonly length: number; readonly minimum: number }
  | { readonly code: 'text-too-long'; readonly length: number; readonly maximum: number };

/** A decision as its execution sees it. */
export interface ExecutedDecision extends CitedDecision {
  readonly carriedBy: PersonId;
}

export interface ActionContext {
  readonly now: Instant;
  readonly actor: Actor;
  readonly commune: CommuneState;
  readonly bodies: BodiesState;
  /** The decision that the action executes; null when it was never adopted. */
  readonly decision: ExecutedDecision | null;
  /** How the actions stand that this one waits for; an unknown one is left out. */
  readonly dependencies: Readonly<Record<ActionId, KnownAction['status']>>;
}
