import type { CivilDate, Instant } from '#lib/kernel/civil.ts';
import type { Actor, CommuneState, DateTooFar, PersonId } from '../commune/index.ts';
import type {
  AuthorityRefusal,
  BodiesState,
  BodyGone,
  BodyId,
  CitedDecisions,
  DecisionId,
} from '../bodies/index.ts';

export type RoleId = string;
export type MandateId = string;

/** In the order in which they are told. */
export const roleKinds = [
  'mayor',
  'deputy',
  'delegate',
  'facilitator',
  'secretary',
  'timekeeper',
  'charterKeeper',
  'watchLink',
  'leadLink',
  'representativeLink',
  'other',
] as const;
export type RoleKind = (typeof roleKinds)[number];

export interface RoleDescription {
  readonly title: string;
  readonly purpose: string;
  /** What the holder may decide alone, in words. */
  readonly perimeter: string | null;
  readonly accountabilities: readonly string[];
  readonly envelopeEuros: number | null;
  /** Longest mandate, in months. */
  readonly term: number | null;
}

/** A purpose, a perimeter and accountabilities, whoever holds them. */
export interface Role extends RoleDescription {
  readonly id: RoleId;
  readonly body: BodyId;
  readonly kind: RoleKind;
}

export const legalDesignations = ['legalElection', 'order', 'deliberation'] as const;
export type LegalDesignation = (typeof legalDesignations)[number];
export const designations = [
  ...legalDesignations,
  'electionWithoutCandidate',
  'consent',
  'volunteer',
] as const;
export type Designation = (typeof designations)[number];

/** One person holding a role, both dates included. */
export interface Mandate {
  readonly id: MandateId;
  readonly role: RoleId;
  readonly person: PersonId;
  readonly from: CivilDate;
  readonly until: CivilDate | null;
  readonly designation: Designation;
  readonly decision: DecisionId | null;
  /** Reference of the legal act, for a legal designation. */
  readonly act: string | null;
  /** First day on which the mandate, withdrawn or resigned, no longer holds. */
  readonly endedOn: CivilDate | null;
  readonly endReason: string | null;
}

export interface MandatesState {
  readonly roles: Readonly<Record<RoleId, Role>>;
  readonly mandates: Readonly<Record<MandateId, Mandate>>;
}

export type MandatesEvent =
  | { readonly type: 'RoleDefined'; readonly role: Role; readonly decision: DecisionId | null }
  | {
      readonly type: 'RoleChanged';
      readonly role: RoleId;
      readonly changes: Partial<RoleDescription>;
      readonly decision: DecisionId | null;
    }
  | { readonly type: 'MandateGranted'; readonly mandate: Mandate }
  | {
      readonly type: 'MandateEnded';
      readonly mandateId: MandateId;
      readonly on: CivilDate;
      readonly reason: string;
      readonly decision: DecisionId | null;
      readonly act: string | null;
    };

export type MandatesRefusal =
  | AuthorityRefusal
  | { readonly code: 'act-reference-required' }
  | { readonly code: 'another-member-must-record-it' }
  | { readonly code: 'role-exists'; readonly role: RoleId }
  | { readonly code: 'role-unknown'; readonly role: RoleId }
  | BodyGone
  | { readonly code: 'title-required' }
  | { readonly code: 'purpose-required' }
  | {
      readonly code: 'text-too-long';
      readonly field: string;
      readonly length: number;
      readonly maximum: number;
    }
  | { readonly code: 'envelope-invalid'; readonly envelopeEuros: number }
  | { readonly code: 'term-invalid'; readonly months: number }
  | { readonly code: 'mandate-exists'; readonly mandate: MandateId }
  | { readonly code: 'mandate-unknown'; readonly mandate: MandateId }
  | { readonly code: 'mandate-already-ended'; readonly mandate: MandateId; readonly on: CivilDate }
  | { readonly code: 'person-unknown'; readonly person: PersonId }
  | { readonly code: 'person-not-in-function'; readonly person: PersonId; readonly on: CivilDate }
  | { readonly code: 'mayor-never-facilitates'; readonly person: PersonId; readonly body: BodyId }
  | {
      readonly code: 'function-does-not-match';
      readonly person: PersonId;
      readonly kind: RoleKind;
    }
  | {
      readonly code: 'designation-does-not-match';
      readonly kind: RoleKind;
      readonly allowed: readonly Designation[];
    }
  | { readonly code: 'date-invalid'; readonly date: string }
  | DateTooFar
  | { readonly code: 'until-before-from'; readonly from: CivilDate; readonly until: CivilDate }
  | { readonly code: 'mandate-longer-than-term'; readonly latest: CivilDate; readonly months: number }
  | { readonly code: 'end-before-start'; readonly on: CivilDate; readonly from: CivilDate }
  | { readonly code: 'already-holds-role'; readonly mandate: MandateId; readonly person: PersonId }
  | { readonly code: 'reason-required' }
  | { readonly code: 'nothing-changes' };

export interface MandatesContext {
  readonly now: Instant;
  readonly actor: Actor;
  readonly commune: CommuneState;
  readonly bodies: BodiesState;
  readonly charterInForce: boolean;
  readonly decisions: CitedDecisions;
}
