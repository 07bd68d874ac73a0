import type { CivilDate, Instant } from '#lib/kernel/civil.ts';
import type { Member, MemberFunction, PersonId, RegisteredPerson } from './members.ts';

/** What gives or takes a person's voice, as one person writes it down and a second one confirms it (I-26). */
export type Recorded =
  | {
      readonly kind: 'function';
      readonly personId: PersonId;
      readonly function: MemberFunction;
      readonly majority: boolean;
      readonly act: string;
    }
  | {
      readonly kind: 'departure';
      readonly personId: PersonId;
      readonly on: CivilDate;
      readonly act: string;
    }
  /** Addresses of people already there; they stand beside the journal until they are confirmed, as afterwards. */
  | { readonly kind: 'addresses'; readonly people: readonly PersonId[] }
  | {
      readonly kind: 'registration';
      readonly people: readonly RegisteredPerson[];
      readonly addressed: readonly PersonId[];
    }
  /** Entered by mistake: what an earlier change did is taken back, and the journal keeps both. */
  | {
      readonly kind: 'undoing';
      readonly change: ChangeNumber;
      readonly people: readonly PersonId[];
      readonly reason: string;
    };

/** A number of the commune: changes are counted from 1, in the order in which they were written down. */
export type ChangeNumber = number;

export type ChangeStanding =
  | { readonly kind: 'awaiting' }
  | { readonly kind: 'confirmed'; readonly by: PersonId; readonly at: Instant }
  /** By a second person, its author, or the group (null). */
  | {
      readonly kind: 'declined';
      readonly by: PersonId | null;
      readonly at: Instant;
      readonly reason: string;
    };

/** What the person concerned says of a change, and what became of it. */
export interface ChangeContest {
  readonly by: PersonId;
  readonly reason: string;
  readonly at: Instant;
  /** Until when the change has no effect; null for an act of law, that a contest does not suspend. */
  readonly suspendedUntil: Instant | null;
  /** The group has answered, or the suspension has passed. */
  readonly ended: boolean;
}

/** Of somebody, what a change touches: it is put back as it was when the change is undone or suspended. */
export type Touched = Partial<Pick<Member, 'function' | 'majority' | 'leftOn' | 'reachable'>>;

/** What somebody wrote down, and what the second hand made of it. */
export interface Change {
  readonly number: ChangeNumber;
  readonly recorded: Recorded;
  readonly by: PersonId;
  readonly at: Instant;
  readonly standing: ChangeStanding;
  /** As they were when it was confirmed. */
  readonly before?: Readonly<Record<PersonId, Touched>>;
  readonly contest?: ChangeContest;
  readonly undoneAt?: Instant;
}
