import type { CivilDate, Instant } from '#lib/kernel/civil.ts';
import type { Actor, CommuneState, PersonId } from '../commune/index.ts';
import type { BodiesState, DecisionId } from '../bodies/index.ts';
import type { CharterParameters } from './parameters.ts';

/** A member's position on a draft. An objection blocks; a concern is kept beside the text. */
export type CharterPosition =
  | { readonly kind: 'consent' }
  | { readonly kind: 'concern'; readonly text: string }
  | { readonly kind: 'objection'; readonly criterion: string; readonly argument: string };

export interface CharterDraft {
  readonly status: 'draft';
  readonly version: 1;
  readonly revision: number;
  readonly parameters: CharterParameters;
  /** Positions on this revision only: an amendment empties them (I-13). */
  readonly positions: Readonly<Record<PersonId, CharterPosition>>;
  readonly draftedBy: PersonId;
  /** Everyone who has said something of any revision: from then on who they are is not an administrator's (I-6). */
  readonly voices: readonly PersonId[];
}

export interface EnactedVersion {
  readonly version: number;
  readonly parameters: CharterParameters;
  readonly since: Instant;
  /** The adopted proposal that carried it; null for the first version, consented to directly. */
  readonly decision: DecisionId | null;
}

export interface CharterInForce {
  readonly status: 'inForce';
  readonly version: number;
  readonly parameters: CharterParameters;
  readonly since: Instant;
  /** Every version that came into force, the present one last. */
  readonly history: readonly EnactedVersion[];
}

export type CharterState = { readonly status: 'none' } | CharterDraft | CharterInForce;

export type CharterEvent =
  | {
      readonly type: 'CharterDrafted';
      readonly parameters: CharterParameters;
      readonly by: PersonId;
      readonly at: Instant;
    }
  | {
      readonly type: 'CharterDraftAmended';
      readonly revision: number;
      readonly parameters: CharterParameters;
      readonly by: PersonId;
      readonly at: Instant;
    }
  | {
      readonly type: 'CharterPositionTaken';
      readonly revision: number;
      readonly by: PersonId;
      readonly position: CharterPosition;
      readonly at: Instant;
    }
  | (EnactedVersion & { readonly type: 'CharterVersionEnacted' });

export type CharterRefusal =
  | { readonly code: 'commune-not-founded' }
  | { readonly code: 'person-required' }
  | { readonly code: 'system-only' }
  | { readonly code: 'charter-drafter-required' }
  | { readonly code: 'majority-group-missing' }
  | { readonly code: 'majority-group-too-small'; readonly members: number; readonly minimum: number }
  | { readonly code: 'not-entitled'; readonly on: CivilDate }
  | { readonly code: 'charter-already-drafted'; readonly revision: number }
  | { readonly code: 'charter-not-drafted' }
  | { readonly code: 'charter-already-in-force'; readonly version: number }
  | { readonly code: 'charter-not-in-force' }
  | { readonly code: 'revision-stale'; readonly seen: number; readonly current: number }
  | {
      readonly code: 'charter-still-awaited';
      readonly missing: readonly PersonId[];
      readonly objecting: readonly PersonId[];
    }
  | { readonly code: 'charter-base-unknown' }
  | { readonly code: 'charter-article-changed'; readonly articles: readonly string[] }
  | { readonly code: 'nothing-changes' }
  | { readonly code: 'concern-text-required' }
  | { readonly code: 'objection-criterion-unknown'; readonly criteria: readonly string[] }
  | { readonly code: 'objection-argument-too-short'; readonly length: number; readonly minimum: number }
  | { readonly code: 'text-too-long'; readonly length: number; readonly maximum: number }
  | {
      readonly code: 'charter-parameter-out-of-bounds';
      /** Dotted path of the parameter, as `callIn.members`. */
      readonly parameter: string;
      readonly minimum: number | null;
      readonly maximum: number | null;
    }
  | { readonly code: 'charter-parameter-unknown'; readonly parameter: string };

export interface CharterContext {
  readonly now: Instant;
  readonly actor: Actor;
  readonly commune: CommuneState;
  readonly bodies: BodiesState;
}
