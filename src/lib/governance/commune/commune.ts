import type { CivilDate, Instant } from '#lib/kernel/civil.ts';
import type { Change, ChangeNumber, Recorded } from './changes.ts';
import type { Actor, Member, MemberFunction, PersonId, RegisteredPerson } from './members.ts';

export type * from './changes.ts';
export type * from './members.ts';

export interface CommuneFacts {
  readonly name: string;
  /** INSEE code, five characters (`26289`, `2A004`). */
  readonly insee: string;
  /** *Population municipale*, frozen for the term. */
  readonly population: number;
  readonly populationSource: string;
  readonly registeredElectors: number | null;
  /** Day of the council's installation. */
  readonly installedOn: CivilDate;
}

/** Seats and elected of the council, as the commune confirmed them: the table only proposes. L2113-8, L2121-2-1. */
export interface CouncilStrength {
  readonly seats: number;
  /** Members elected; fewer than the seats where the council is short, or deemed complete. */
  readonly elected: number;
  readonly confirmedOn: CivilDate;
}

export interface FoundedCommune extends CommuneFacts {
  readonly status: 'founded';
  readonly foundedAt: Instant;
  readonly members: Readonly<Record<PersonId, Member>>;
  readonly administrators: readonly PersonId[];
  /** Absent as long as nobody confirmed it. */
  readonly strength?: CouncilStrength;
  /** Absent as long as nothing was written down for a second person to confirm. */
  readonly changes?: Readonly<Record<ChangeNumber, Change>>;
}

export type CommuneState = { readonly status: 'none' } | FoundedCommune;

export type CommuneEvent =
  | (CommuneFacts & {
      readonly type: 'CommuneFounded';
      readonly founder: PersonId;
      readonly foundedAt: Instant;
    })
  | {
      readonly type: 'PopulationConfirmed';
      readonly population: number;
      readonly populationSource: string;
      readonly registeredElectors: number | null;
    }
  | (CouncilStrength & { readonly type: 'CouncilStrengthConfirmed' })
  | { readonly type: 'PeopleRegistered'; readonly people: readonly RegisteredPerson[] }
  | { readonly type: 'AddressesRecorded'; readonly people: readonly PersonId[] }
  | { readonly type: 'NameCorrected'; readonly personId: PersonId }
  | {
      readonly type: 'FunctionChanged';
      readonly personId: PersonId;
      readonly function: MemberFunction;
      readonly majority: boolean;
      readonly act: string;
    }
  | {
      readonly type: 'DepartureRecorded';
      readonly personId: PersonId;
      readonly on: CivilDate;
      readonly act: string;
    }
  | {
      readonly type: 'ChangeWritten';
      readonly change: ChangeNumber;
      readonly recorded: Recorded;
      readonly by: PersonId;
      readonly at: Instant;
    }
  | {
      readonly type: 'ChangeConfirmed';
      readonly change: ChangeNumber;
      readonly by: PersonId;
      readonly at: Instant;
    }
  | {
      readonly type: 'ChangeDeclined';
      readonly change: ChangeNumber;
      readonly by: PersonId | null;
      readonly reason: string;
      readonly at: Instant;
    }
  | {
      readonly type: 'ChangeContested';
      readonly change: ChangeNumber;
      readonly by: PersonId;
      readonly reason: string;
      readonly suspendedUntil: Instant | null;
      readonly at: Instant;
    }
  | { readonly type: 'ChangeResumed'; readonly change: ChangeNumber; readonly at: Instant }
  | {
      readonly type: 'ChangeUndone';
      readonly change: ChangeNumber;
      /** The second hand; null when the group undid it by its decision. */
      readonly by: PersonId | null;
      readonly at: Instant;
    }
  | { readonly type: 'AdministratorAppointed'; readonly personId: PersonId }
  | { readonly type: 'AdministratorDismissed'; readonly personId: PersonId };

/** A date so far away that it can only be a slip, or a way of holding something for ever. */
export interface DateTooFar {
  readonly code: 'date-too-far';
  readonly date: CivilDate;
  readonly latest: CivilDate;
}

export type CommuneRefusal =
  | { readonly code: 'commune-already-founded'; readonly name: string }
  | { readonly code: 'commune-not-founded' }
  | { readonly code: 'set-up-link-required' }
  | { readonly code: 'administrator-required' }
  | { readonly code: 'administrator-has-no-collegial-power' }
  | { readonly code: 'majority-member-required' }
  | { readonly code: 'another-member-must-record-it'; readonly actor: 'the-person' | 'the-mayor' }
  | { readonly code: 'charter-already-in-force' }
  | { readonly code: 'commune-facts-invalid'; readonly fields: readonly (keyof CommuneFacts)[] }
  | { readonly code: 'population-out-of-range'; readonly minimum: number; readonly maximum: number }
  | { readonly code: 'electors-above-population'; readonly electors: number; readonly population: number }
  | { readonly code: 'seats-out-of-range'; readonly minimum: number; readonly maximum: number }
  | { readonly code: 'elected-above-seats'; readonly elected: number; readonly seats: number }
  | { readonly code: 'nobody-to-register' }
  | { readonly code: 'person-listed-twice'; readonly people: readonly PersonId[] }
  | { readonly code: 'person-already-registered'; readonly people: readonly PersonId[] }
  | { readonly code: 'majority-must-be-elected'; readonly people: readonly PersonId[] }
  | { readonly code: 'rank-invalid'; readonly people: readonly PersonId[] }
  | { readonly code: 'one-mayor-only'; readonly mayor: PersonId }
  | { readonly code: 'voter-not-for-administrator'; readonly people: readonly PersonId[] }
  | { readonly code: 'function-needs-legal-act'; readonly people: readonly PersonId[] }
  | { readonly code: 'voter-address-needs-another-member'; readonly people: readonly PersonId[] }
  | { readonly code: 'voter-name-needs-another-member'; readonly person: PersonId }
  | { readonly code: 'person-unknown'; readonly personId: PersonId }
  | { readonly code: 'person-has-left'; readonly personId: PersonId; readonly leftOn: CivilDate }
  | { readonly code: 'nothing-changes' }
  | { readonly code: 'change-unknown' }
  | { readonly code: 'change-already-written'; readonly change: ChangeNumber }
  | { readonly code: 'change-settled'; readonly how: 'confirmed' | 'declined' }
  | { readonly code: 'second-hand-needed'; readonly hand: 'the-writer' | 'the-person' }
  | { readonly code: 'reason-required' }
  | { readonly code: 'not-your-change' }
  | { readonly code: 'change-contested'; readonly until: Instant }
  | { readonly code: 'change-already-contested' }
  | { readonly code: 'change-contest-too-late'; readonly days: number }
  | { readonly code: 'change-not-in-effect' }
  | { readonly code: 'change-overtaken' }
  | { readonly code: 'system-only' }
  | { readonly code: 'act-reference-required' }
  | { readonly code: 'departure-date-invalid'; readonly on: string; readonly installedOn: CivilDate }
  | DateTooFar
  | { readonly code: 'already-administrator'; readonly personId: PersonId }
  | { readonly code: 'not-administrator'; readonly personId: PersonId }
  | { readonly code: 'last-administrator' };

export interface CommuneContext {
  readonly now: Instant;
  readonly actor: Actor;
  readonly charterInForce: boolean;
  /** Who has spoken on the first charter, as long as it is being consented to. */
  readonly voices?: readonly PersonId[];
  /** Whether a first charter is before the group: from then on nobody's voice is one person's to change (I-26). */
  readonly consenting?: boolean;
  /** Days in which whoever a change is about may contest it; the default before a charter says otherwise. */
  readonly contestDays?: number;
}
