import type { CivilDate } from '#lib/kernel/civil.ts';
import type { BodiesState, BodyId, DecisionId, Power } from '../bodies/index.ts';
import type { CharterParameters } from '../charter/index.ts';
import type { CommuneState } from '../commune/index.ts';
import type { MandatesState, RoleId } from '../mandates/index.ts';
import type { Nature, NatureGrounds, PoliticalReason } from '../subjects/index.ts';
import type { EnvelopeState, HolderId } from './envelope.ts';
import type { Room } from './spending.ts';

/** What the majority group lets a body decide in its place, by an adopted decision. */
export interface DelegatedPower {
  readonly to: BodyId;
  /** What may be decided, each in a few words. */
  readonly matters: readonly string[];
  /** What the decision must keep within, in words. */
  readonly bounds: string;
  /** Euros before tax, for the whole of the delegation; null: nothing may be spent. */
  readonly envelopeEuros: number | null;
  /** Share of the envelope from which the link is told. */
  readonly alertPercent: number;
  /** Last day. */
  readonly until: CivilDate;
}

/** A delegation with the decision that made it, as it stands. */
export interface Delegation extends DelegatedPower {
  readonly decision: DecisionId;
  readonly from: CivilDate;
  readonly inForce: boolean;
}

/** What makes something executive, with the decision it rests on as it stands. */
export type Basis =
  /** `room` is what may still be spent on it without a decision that carries it; null where nothing is counted yet. */
  | { readonly kind: 'runningAffairs'; readonly room: Room | null }
  /** `room` is what is left of what the decision allows; null where nothing is counted yet. */
  | {
      readonly kind: 'executes';
      readonly decision: DecisionId;
      readonly inForce: boolean;
      readonly room: Room | null;
    }
  /** The majority group said so. */
  | { readonly kind: 'settled'; readonly decision: DecisionId };

/** What someone is about to decide. */
export interface Matter {
  readonly nature: Nature;
  readonly basis: Basis | null;
  /** In the words of a perimeter or of a delegation. */
  readonly matter: string | null;
  /** Euros before tax; null when nothing is spent. */
  readonly amountEuros: number | null;
  /** The delegation that it cites. */
  readonly delegation: Delegation | 'unknown' | null;
}

/** Why a body or a role may decide: the rule and its facts. */
export type Ground =
  | { readonly kind: 'politicalPower' }
  | {
      readonly kind: 'delegation';
      readonly delegation: DecisionId;
      readonly matter: string;
      readonly until: CivilDate;
      readonly room: Room;
    }
  | { readonly kind: 'perimeter'; readonly matter: string; readonly room: Room }
  | { readonly kind: 'execution'; readonly decision: DecisionId }
  | { readonly kind: 'settled'; readonly decision: DecisionId }
  | { readonly kind: 'runningAffairs' };

/** Why a body or a role may not decide. Each has its sentence, which says where to go. */
export type Obstacle =
  | { code: 'nature-forbids'; body: string; power: string }
  | { code: 'decides-nothing'; body: string; power: string }
  | { code: 'amount-invalid'; amountEuros: number }
  | { code: 'executed-decision-not-in-force'; decision: DecisionId }
  | { code: 'perimeter-not-named'; body: string; matters: readonly string[] }
  | { code: 'outside-perimeter'; body: string; matter: string; matters: readonly string[] }
  | { code: 'envelope-exceeded'; amountEuros: number; leftEuros: number; sizeEuros: number }
  | { code: 'amount-is-political'; amountEuros: number; leftEuros: number; thresholdEuros: number }
  | { code: 'executed-amount-exceeded'; amountEuros: number; leftEuros: number; allowedEuros: number }
  | { code: 'delegation-not-live'; until: CivilDate | null }
  | { code: 'delegation-to-another'; to: BodyId }
  | { code: 'outside-delegation'; matters: readonly string[] }
  | { code: 'mandate-not-in-force'; role: string }
  | { code: 'role-without-perimeter'; role: string };

/** Who decides: a body, or a role whose holder decides alone. */
export interface Decider {
  readonly kind: 'body' | 'role';
  readonly id: BodyId | RoleId;
  readonly power: Power;
  readonly ground: Ground;
}

/** What the law or the charter asks besides. */
export type Condition =
  /** The group's decision binds its members; a deliberation gives it legal force (CGCT, L2121-29). */
  | { readonly kind: 'deliberation'; readonly article: 'L2121-29' }
  /** The mayor signs what the council entrusted to them (L2122-22), reported at the next sitting (L2122-23). */
  | { readonly kind: 'mayoralDecision'; readonly article: 'L2122-22' }
  /** A deputy or delegate signs within the mayor's order, under the mayor's supervision (L2122-18). */
  | { readonly kind: 'mayoralOrder'; readonly article: 'L2122-18' }
  /** Members may call the decision in within these days. */
  | { readonly kind: 'callIn'; readonly members: number; readonly days: number }
  /** The services that it gives work to advise before. */
  | { readonly kind: 'advice' };

/** The gesture to make now. */
export type Step =
  | { readonly kind: 'raise'; readonly body: BodyId }
  | { readonly kind: 'refer'; readonly from: BodyId; readonly to: BodyId }
  | { readonly kind: 'arbitrate'; readonly group: BodyId; readonly claims: readonly (BodyId | RoleId)[] }
  | { readonly kind: 'askAdvice'; readonly role: RoleId }
  | { readonly kind: 'setUp' };

export interface Question {
  /** The nature of a subject that stands; null to compute it from the grid. */
  readonly nature: Nature | null;
  readonly grounds: NatureGrounds;
  readonly matter: string | null;
  readonly amountEuros: number | null;
  /** Who thinks of deciding. */
  readonly asked: { readonly kind: 'body' | 'role'; readonly id: BodyId | RoleId } | null;
}

export interface Competence {
  readonly nature: Nature;
  /** Why it is political; empty when it is executive, or when a standing subject's nature was given. */
  readonly reasons: readonly PoliticalReason[];
  /** The closest to the matter of those who may; null while there is no majority group. */
  readonly decider: Decider | null;
  /** The others who may. */
  readonly alternatives: readonly Decider[];
  /** Those whose perimeters claim the same matter, when there are several. */
  readonly claims: readonly (BodyId | RoleId)[];
  readonly conditions: readonly Condition[];
  /** What stands in the way of who was asked about; null when nothing does or nobody was. */
  readonly obstacle: Obstacle | null;
  readonly next: Step;
}

/** The organisation as it stands, and what was delegated and spent. */
export interface World {
  readonly commune: CommuneState;
  readonly charter: CharterParameters;
  readonly bodies: BodiesState;
  readonly mandates: MandatesState;
  readonly delegations: readonly Delegation[];
  readonly envelopes: Readonly<Record<HolderId, EnvelopeState>>;
  /** Whether the decision that the grounds name is in force. */
  readonly executedInForce: boolean;
}
