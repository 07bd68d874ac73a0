import type { CivilDate, Instant } from '#lib/kernel/civil.ts';
import type { BodyId, DecisionId } from '../bodies/index.ts';
import type { EmergencyGround } from '../charter/index.ts';
import type { PersonId } from '../commune/index.ts';
import type { MeetingId, Right } from '../meetings/index.ts';
import type { RoleId } from '../mandates/index.ts';
import type { Passage, SubjectId } from '../subjects/index.ts';

export type CaseId = string;

/** What the group's adopted text says of what was done without it. */
export const settlements = ['upheld', 'replaced', 'undone'] as const;
export type Settlement = (typeof settlements)[number];

/** A meeting that had the case on its agenda, and whether it dealt with it. */
export interface Hearing {
  readonly meeting: MeetingId;
  readonly end: Passage['end'];
  readonly at: Instant;
}

/** How far a case is that a meeting must hear: it waits for one, is on its agenda, or was heard. */
export interface Course {
  /** The meeting that has it on its agenda now. */
  readonly meeting: MeetingId | null;
  readonly hearings: readonly Hearing[];
}

/** The adopted decision that ended a case, from which its outcome follows. */
export interface Ending<Outcome extends string> {
  readonly outcome: Outcome;
  readonly decision: DecisionId;
  readonly at: Instant;
}

interface Facts {
  readonly id: CaseId;
  /** The subject that the meeting takes up. */
  readonly subject: SubjectId;
  /** The body that hears it. */
  readonly to: BodyId;
  readonly at: Instant;
}

/** A subject sent to the body that may decide it, with its reason. */
export type Referral = Facts & {
  readonly kind: 'referral';
  readonly from: BodyId;
  readonly reason: string;
  /** Null when the text itself was referred: whoever did it stands in its own story. */
  readonly by: PersonId | null;
  /** 1 the first time this subject comes to that body, 2 when it comes back: it goes in circles. */
  readonly turn: number;
  readonly course: Course;
  readonly end:
    Ending<'decided'> | { readonly outcome: 'sentOn'; readonly to: BodyId; readonly at: Instant } | null;
};

export interface Call {
  readonly by: PersonId;
  readonly reason: string;
  readonly at: Instant;
}

/** Members pull up a decision of the bureau or of a circle. Its id is the decision's: one call-in each (I-4). */
export type CallIn = Facts & {
  readonly kind: 'callIn';
  /** The body that decided. */
  readonly from: BodyId;
  readonly calls: readonly Call[];
  /** Members that the charter asks for. */
  readonly needed: number;
  /** Until when members may join; null while the decision's record is not published. */
  readonly until: Instant | null;
  readonly openedAt: Instant | null;
  readonly expiredAt: Instant | null;
  readonly course: Course;
  readonly end: Ending<'confirmed' | 'amended' | 'annulled'> | null;
};

/** The mayor, or who holds the duty, acts at once and answers for it afterwards (I-2). */
export type Emergency = Facts & {
  readonly kind: 'emergency';
  readonly title: string;
  readonly ground: EmergencyGround;
  /** What was done. */
  readonly done: string;
  readonly by: PersonId;
  /** The role in whose name they acted; null for the mayor. */
  readonly role: RoleId | null;
  readonly reason: { readonly text: string; readonly at: Instant; readonly late: boolean } | null;
  readonly reasonDueAt: Instant;
  /** The hours passed without a reason: noted for ever, even when it comes later. */
  readonly reasonMissedAt: Instant | null;
  /** A meeting had it and left it unsettled: an irregularity that everyone sees until it is settled. */
  readonly lapsedAt: Instant | null;
  readonly course: Course;
  readonly end: Ending<'confirmed' | 'corrected'> | null;
};

/** A function, never a person: a report says what happened, it accuses nobody. */
export const decidingFunctions = [
  'mayor',
  'mayorsOffice',
  'deputy',
  'delegateCouncillor',
  'bureau',
  'circle',
  'generalSecretary',
  'staff',
  'partner',
] as const;
export type DecidingFunction = (typeof decidingFunctions)[number];

/** What was decided outside the circuit, reported to be put right. */
export type OffCircuitReport = Facts & {
  readonly kind: 'report';
  readonly title: string;
  readonly what: string;
  readonly decidedBy: DecidingFunction;
  readonly on: CivilDate;
  readonly by: PersonId;
  readonly course: Course;
  readonly end: Ending<'regularised' | 'reversed'> | null;
};

/** Two bodies claim a matter: the group says whose it is. */
export type Arbitration = Facts & {
  readonly kind: 'arbitration';
  readonly title: string;
  /** The subject that both want; null when the matter itself is in both perimeters: its title is the matter. */
  readonly disputed: SubjectId | null;
  readonly holder: BodyId;
  readonly claimant: BodyId;
  readonly reason: string;
  readonly by: PersonId;
  readonly course: Course;
  readonly end: (Ending<'assigned'> & { readonly body: BodyId }) | null;
};

/** What somebody contests: what an executive power decided, or what a role is deciding or decided alone. */
export type Contested =
  | { readonly kind: 'decision'; readonly decision: DecisionId }
  | { readonly kind: 'solicitation'; readonly solicitation: string }
  /** What was written down of somebody's voice, by its number in the commune (I-26). */
  | { readonly kind: 'change'; readonly change: number };

/** One member doubts that it was executive: the group hears it, and says what becomes of it (I-1). */
export type Contest = Facts & {
  readonly kind: 'contest';
  readonly title: string;
  readonly contested: Contested;
  /** The body that decided; null for what a role decides alone. */
  readonly from: BodyId | null;
  readonly reason: string;
  readonly by: PersonId;
  readonly course: Course;
  readonly end: Ending<'confirmed' | 'amended' | 'annulled'> | null;
};

/** The law that lets the mayor, or an elected person for the mayor, act alone. */
export type LegalBasis =
  /** A matter that the council delegated, by its number in article L2122-22. */
  | { readonly article: 'L2122-22'; readonly number: number }
  /** A function delegated by an order of the mayor, with its reference. */
  | { readonly article: 'L2122-18'; readonly order: string };

/** An act taken alone under a delegation of the law, recorded and told to the group. */
export interface MayoralAct {
  readonly kind: 'act';
  readonly id: CaseId;
  readonly basis: LegalBasis;
  readonly on: CivilDate;
  readonly object: string;
  /** Euros before tax; null for an act without money. */
  readonly amountEuros: number | null;
  /** The collegial decision that it gives legal force to. */
  readonly decision: DecisionId | null;
  readonly to: BodyId;
  readonly by: PersonId;
  readonly at: Instant;
  /** The group's meeting that was told. */
  readonly reportedTo: MeetingId | null;
}

/** The cases that a meeting hears by right. */
export type HeardCase = Referral | CallIn | Emergency | OffCircuitReport | Arbitration | Contest;
export type KnownCase = HeardCase | MayoralAct;
export type CaseState = { readonly kind: 'none' } | KnownCase;

/** Under which right a case stands on an agenda. */
export const rightOf: Readonly<Record<HeardCase['kind'], Right>> = {
  referral: 'referral',
  callIn: 'callIn',
  emergency: 'emergency',
  report: 'offCircuit',
  arbitration: 'referral',
  contest: 'contest',
};
