import type { CivilDate, Instant } from '#lib/kernel/civil.ts';
import type { Actor, CommuneState, DateTooFar, PersonId } from '../commune/index.ts';

export type BodyId = string;
/** An adopted proposal, by its id. */
export type DecisionId = string;

/** What other nouns need to know of a decision that someone cites. */
export interface CitedDecision {
  readonly body: BodyId;
  readonly state: 'inForce' | 'suspended' | 'superseded' | 'repealed' | 'ended';
}
export type CitedDecisions = Readonly<Record<DecisionId, CitedDecision>>;

/** In the order in which they are told: who decides first, then who helps. */
export const bodyKinds = [
  'majorityGroup',
  'bureau',
  'council',
  'circle',
  'projectGroup',
  'assembly',
  'observatory',
  'coordination',
] as const;
export type BodyKind = (typeof bodyKinds)[number];
export type Power = 'political' | 'executive' | 'legal' | 'preparatory' | 'advisory';

/** `member` counts in quorum and positions; `watch` sits and sees; `adviser` speaks. */
export const capacities = ['member', 'watch', 'adviser'] as const;
export type Capacity = (typeof capacities)[number];

/** What a circle may decide alone, delegated by the majority group. */
export interface Perimeter {
  readonly matters: readonly string[];
  readonly envelopeEuros: number | null;
  readonly limits: string;
}

export interface BodyMember {
  readonly person: PersonId;
  readonly capacity: Capacity;
  readonly since: CivilDate;
}

export interface Body {
  readonly id: BodyId;
  readonly name: string;
  readonly kind: BodyKind;
  /** Follows from the kind; never chosen. */
  readonly power: Power;
  readonly purpose: string;
  readonly perimeter: Perimeter | null;
  readonly members: readonly BodyMember[];
  /** Members who must be present; null where nothing is decided or the law sets it. */
  readonly quorum: number | null;
  /** The share of its members who must be present, in percent, where that is how it is said. */
  readonly quorumPercent?: number | null;
  readonly rhythm: string;
  readonly parent: BodyId | null;
  /** Last day of a body made for a time. */
  readonly endsOn: CivilDate | null;
  readonly dissolvedOn: CivilDate | null;
}

export interface BodiesState {
  readonly bodies: Readonly<Record<BodyId, Body>>;
}

/** A field left out stays as it is. */
export interface BodyChanges {
  readonly name?: string;
  readonly purpose?: string;
  readonly rhythm?: string;
  readonly quorum?: number | null;
  readonly quorumPercent?: number | null;
  readonly perimeter?: Perimeter | null;
  readonly endsOn?: CivilDate | null;
}

export type BodiesEvent =
  | { readonly type: 'BodyCreated'; readonly body: Body; readonly decision: DecisionId | null }
  | {
      readonly type: 'BodyChanged';
      readonly body: BodyId;
      readonly changes: BodyChanges;
      readonly decision: DecisionId | null;
    }
  | {
      readonly type: 'MemberAdmitted';
      readonly body: BodyId;
      readonly member: BodyMember;
      readonly decision: DecisionId | null;
    }
  | {
      readonly type: 'MemberRemoved';
      readonly body: BodyId;
      readonly person: PersonId;
      readonly reason: string;
      readonly decision: DecisionId | null;
    }
  | {
      readonly type: 'BodyDissolved';
      readonly body: BodyId;
      readonly on: CivilDate;
      readonly reason: string;
      readonly decision: DecisionId | null;
    };

/** Why a change of bodies or mandates lacks authority; shared by both nouns. */
export type AuthorityRefusal =
  | { readonly code: 'commune-not-founded' }
  | { readonly code: 'administrator-required' }
  | { readonly code: 'administrator-has-no-collegial-power' }
  | { readonly code: 'majority-member-required' }
  | { readonly code: 'change-by-proposal-only' }
  | { readonly code: 'decision-required' }
  | { readonly code: 'decision-unknown'; readonly decision: DecisionId }
  | { readonly code: 'decision-not-of-majority-group'; readonly decision: DecisionId; readonly body: BodyId }
  | {
      readonly code: 'decision-not-in-force';
      readonly decision: DecisionId;
      readonly state: CitedDecision['state'];
    };

/** There is no such body, or it has ended. */
export type BodyGone =
  | { readonly code: 'body-unknown'; readonly body: BodyId }
  | { readonly code: 'body-ended'; readonly body: BodyId; readonly on: CivilDate };

export type BodiesRefusal =
  | AuthorityRefusal
  | { readonly code: 'body-exists'; readonly body: BodyId }
  | BodyGone
  | { readonly code: 'only-one-of-kind'; readonly kind: BodyKind; readonly body: BodyId }
  | { readonly code: 'majority-group-permanent' }
  | { readonly code: 'has-live-circles'; readonly bodies: readonly BodyId[] }
  | { readonly code: 'name-required' }
  | { readonly code: 'name-taken'; readonly body: BodyId }
  | {
      readonly code: 'text-too-long';
      readonly field: string;
      readonly length: number;
      readonly maximum: number;
    }
  | { readonly code: 'parent-not-allowed'; readonly kind: BodyKind }
  | { readonly code: 'perimeter-only-for-circle'; readonly kind: BodyKind }
  | { readonly code: 'perimeter-needs-matters' }
  | { readonly code: 'envelope-invalid'; readonly envelopeEuros: number }
  | { readonly code: 'end-date-required'; readonly kind: BodyKind }
  | DateTooFar
  | { readonly code: 'end-date-invalid'; readonly endsOn: string }
  | { readonly code: 'quorum-required' }
  | { readonly code: 'quorum-said-twice' }
  | { readonly code: 'quorum-share-out-of-bounds'; readonly least: number; readonly most: number }
  | { readonly code: 'quorum-too-small'; readonly quorum: number; readonly least: number }
  | { readonly code: 'quorum-above-members'; readonly quorum: number; readonly members: number }
  | { readonly code: 'person-unknown'; readonly person: PersonId }
  | { readonly code: 'person-not-in-function'; readonly person: PersonId; readonly on: CivilDate }
  | { readonly code: 'member-must-be-elected'; readonly person: PersonId; readonly kind: BodyKind }
  | { readonly code: 'staff-only-advise'; readonly person: PersonId; readonly kind: BodyKind }
  | { readonly code: 'watch-only-in-bureau'; readonly kind: BodyKind }
  | { readonly code: 'watch-must-be-of-majority-group'; readonly person: PersonId }
  | { readonly code: 'already-member'; readonly person: PersonId; readonly capacity: Capacity }
  | { readonly code: 'not-member'; readonly person: PersonId }
  | { readonly code: 'reason-required' }
  | { readonly code: 'nothing-changes' };

export interface BodiesContext {
  readonly now: Instant;
  readonly actor: Actor;
  readonly commune: CommuneState;
  readonly charterInForce: boolean;
  /** Who has spoken on the first charter, as long as it is being consented to. */
  readonly voices?: readonly PersonId[];
  readonly decisions: CitedDecisions;
}
