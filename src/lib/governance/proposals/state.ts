import type { PersonId } from '../commune/index.ts';
import type { BodiesCommand, BodyId } from '../bodies/index.ts';
import type { CharterText, Matter } from '../charter/index.ts';
import type { DelegatedPower, Ground } from '../powers/index.ts';
import type { MandatesCommand } from '../mandates/index.ts';
import type { Holder } from '../meetings/index.ts';
import type { CaseId, Settlement } from '../cases/index.ts';
import type { Nature } from '../subjects/index.ts';
import type { Advice, Waiver } from './advice.ts';
import type { OpenPhase } from './phases.ts';
import type { ProposalRefusal } from './refusals.ts';
import type { Scope } from './scope.ts';
import type { CivilDate, Instant } from '#lib/kernel/civil.ts';

export type ProposalId = string;

export type { Matter };

type Without<Command, Field extends PropertyKey> = Command extends unknown ? Omit<Command, Field> : never;

/** A change of bodies, roles or mandates, as the adopted text makes it: the decision it cites is the proposal. */
export type OrganisationChange = Without<BodiesCommand | MandatesCommand, 'decision' | 'act'>;

/** What adoption does by itself to something else that stands in the journal. */
export type Effect =
  | { kind: 'none' }
  | ({ kind: 'charter' } & CharterText)
  | { kind: 'nature'; subject: string; nature: Nature }
  | { kind: 'organise'; changes: readonly OrganisationChange[] }
  /** A body decides in the group's place, within bounds and until a day (I-3). */
  | ({ kind: 'delegate' } & DelegatedPower)
  | { kind: 'repeal'; decision: ProposalId }
  | { kind: 'supersede'; decision: ProposalId }
  | { kind: 'keep'; decision: ProposalId; reviewOn: CivilDate }
  /** What the group says of what was done without it: the case is its subject's (I-2, I-4). */
  | { kind: 'settle'; settlement: Settlement }
  /** Whose matter it is, when two bodies claim it. */
  | { kind: 'assign'; to: BodyId };

/** Who carries the decision, when it is looked at again, and for a trial its end and its measures (I-14). */
export interface Terms {
  carriedBy: PersonId;
  reviewOn: CivilDate;
  trial: { endsOn: CivilDate; measures: readonly string[] } | null;
}

/** What a measure of a trial came to: its result, or the reason why there is none. */
export interface Measured {
  measure: string;
  result: string | null;
  reason: string | null;
}

/** The three ways of resolving an objection. */
export type Resolution =
  | { way: 'amended' }
  | { way: 'measured'; indicator: string; on: CivilDate }
  | { way: 'shortened'; endsOn: CivilDate };

export interface Version {
  number: number;
  title: string;
  text: string;
  terms: Terms | null;
  /** What adopting this version does: changing it is changing the text (I-13). */
  effect: Effect;
  scope: Scope;
  integrates: readonly { objection: string; resolution: Resolution }[];
  at: Instant;
}

/** How a decision ends. */
export const forceChanges = ['repealed', 'superseded'] as const;
export type ForceChange = (typeof forceChanges)[number];

export type Position =
  | { kind: 'consent' }
  | { kind: 'concern'; text: string }
  | { kind: 'abstention' }
  | { kind: 'objection'; objection: string };

/** A position as a person states it: an objection comes with its criterion and its argument (I-12). */
export type StatedPosition =
  | { kind: 'consent' }
  | { kind: 'concern'; text: string }
  | { kind: 'abstention' }
  | { kind: 'objection'; objection: string; criterion: string; argument: string };

export interface Objection {
  id: string;
  author: PersonId;
  version: number;
  criterion: string;
  argument: string;
  at: Instant;
  /** Found admissible by the group's test; an untested objection blocks just the same. */
  tested: boolean;
  status:
    | { kind: 'open' }
    | { kind: 'underTest'; judgements: Record<PersonId, { admissible: boolean; reason: string }> }
    | { kind: 'integrated'; version: number; resolution: Resolution }
    | { kind: 'resolved'; version: number; resolution: Resolution }
    | { kind: 'concern' }
    | { kind: 'withdrawn' };
}

export interface Contribution {
  id: string;
  author: PersonId;
  text: string;
  at: Instant;
}
export interface Question extends Contribution {
  answer: { text: string; at: Instant } | null;
}

export { openPhases, type OpenPhase } from './phases.ts';

/** The meeting that gives a proposal its presence and its facilitator, and on what ground they facilitate. */
export interface HeldIn {
  id: string;
  basis: Holder['basis'];
}

/**
 * Where the procedure takes place: around a table, or between meetings with deadlines. `meeting` is null for a
 * table that the meetings of this journal do not know: presence is then noted on the proposal itself.
 */
export type Setting =
  | {
      kind: 'meeting';
      label: string;
      facilitator: PersonId;
      present: readonly PersonId[];
      openedAt: Instant;
      meeting: HeldIn | null;
    }
  | { kind: 'betweenMeetings'; deadline: Instant; missed: boolean };

export const ballots = ['for', 'against', 'abstention'] as const;
export type Ballot = (typeof ballots)[number];

export interface FallbackVote {
  proposedBy: PersonId;
  agreed: readonly PersonId[];
  ballots: Record<PersonId, Ballot> | null;
}
export interface Abandonment {
  proposedBy: PersonId;
  consents: readonly PersonId[];
}

export interface Tally {
  for: number;
  against: number;
  abstention: number;
}

/** Why a text changed hands: given and accepted, or taken over from who left, stands aside, or was silent. */
export const handovers = ['accepted', 'left', 'recused', 'silent'] as const;
export type Handover = (typeof handovers)[number];

/** Another carrier, whom members may object to before they take the place of the one who left. */
export interface Naming {
  carriedBy: PersonId;
  by: PersonId;
  until: Instant;
  /** Somebody asks for the text to be opened again: the next carrier comes with a new version. */
  objection: { by: PersonId; reason: string } | null;
}

/** Another charter is in force than the one that the text was written from: members may object to both merged. */
export interface Merging {
  /** The version in force that its changes are merged with. */
  onto: number;
  until: Instant;
  objection: { by: PersonId; reason: string } | null;
}

/** What every proposal has, whatever its state. */
export interface Core {
  id: ProposalId;
  subject: string;
  body: BodyId;
  nature: Nature;
  matter: Matter;
  sponsor: PersonId;
  /** The version that was on the table when the group settled its nature, if any. */
  settledVersion?: number;
  /** When the sponsor last did something for it. */
  tendedAt: Instant;
  /** To whom the sponsor offers it. */
  offer: { to: PersonId; at: Instant } | null;
  handedOver: readonly { from: PersonId; to: PersonId; why: Handover; at: Instant }[];
  naming: Naming | null;
  merging: Merging | null;
  /** Why its adoption did not take effect though everyone has answered. */
  hindered: { because: ProposalRefusal; at: Instant } | null;
  /** The decision that it carries out, as its subject says. */
  executes: ProposalId | null;
  draftedAt: Instant;
  versions: [Version, ...Version[]];
  questions: readonly Question[];
  reactions: readonly Contribution[];
  suggestions: readonly Contribution[];
  objections: readonly Objection[];
  recused: readonly { person: PersonId; reason: string }[];
  /** What the services concerned said, in the order in which it came. */
  advices: readonly Advice[];
  waiver: Waiver | null;
  /** Meetings in which objections were heard and stayed unresolved: the fallback counts them (I-15). */
  meetingsHeard: number;
  /** Those of them that are known: a meeting that takes the text up twice is one meeting. */
  heardIn: readonly string[];
  rounds: number;
  /** The meeting that last dealt with it, which is told what becomes of it. */
  heldIn: string | null;
  /** When the record of that meeting became public. */
  publishedAt: Instant | null;
}

export interface AbsenteeWindow {
  until: Instant;
  absent: readonly PersonId[];
  present: readonly PersonId[];
  facilitator: PersonId;
}

export type InForce =
  | { kind: 'inForce'; reviewOn: CivilDate }
  | { kind: 'superseded'; by: ProposalId; at: Instant }
  | { kind: 'repealed'; by: ProposalId; at: Instant };

export interface Decision {
  decidedAt: Instant;
  version: number;
  terms: Terms;
  charterVersion: number;
  /** Who was counted, and how: kept inside the body (I-25). */
  counted: readonly PersonId[];
  positions: Record<PersonId, Position>;
  silent: readonly PersonId[];
  fallback: Tally | null;
  /** Why its body could decide; null for a decision taken before grounds were kept. */
  ground: Ground | null;
  force: InForce;
  /** The call-in that stops its execution until the group has settled it (I-4). */
  suspendedBy: CaseId | null;
  /** A member contests that it was executive, and the group has not settled it yet: an open irregularity (I-1). */
  contested: boolean;
  /** What its trial came to; null until it is noted. */
  measured: { results: readonly Measured[]; at: Instant } | null;
  kept: readonly { by: ProposalId; at: Instant; reviewOn: CivilDate }[];
}

/** How a text becomes a decision: by consent, for a time, or by the charter's vote. */
export const adoptions = ['adopted', 'adoptedOnTrial', 'adoptedByFallback'] as const;
export type Adoption = (typeof adoptions)[number];

/** When it ended without being adopted, and who counted then; null for what ended before it was kept. */
interface Ended {
  at: Instant;
  voters: readonly PersonId[] | null;
}

export type Closure =
  | { outcome: Adoption; decision: Decision }
  | (Ended & { outcome: 'withdrawn'; reason: string })
  | (Ended & { outcome: 'abandoned' })
  | (Ended & { outcome: 'rejectedByFallback'; tally: Tally })
  | (Ended & { outcome: 'referred'; to: BodyId; reason: string });

export type ProposalState =
  | { phase: 'none' }
  | (Core & { phase: 'draft' })
  | (Core & { phase: 'tabled'; deferred: { reason: string; at: Instant } | null })
  | (Core & {
      phase: OpenPhase;
      setting: Setting;
      positions: Record<PersonId, Position>;
      /** Who said to have nothing to add in this phase. */
      ready: readonly PersonId[];
      fallback: FallbackVote | null;
      abandonment: Abandonment | null;
    })
  | (Core & { phase: 'absentees'; window: AbsenteeWindow; positions: Record<PersonId, Position> })
  | (Core & { phase: 'closed'; closure: Closure });

export type Proposed = Exclude<ProposalState, { phase: 'none' }>;
export type Open = Extract<ProposalState, { phase: OpenPhase }>;
