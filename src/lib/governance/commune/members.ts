import type { CivilDate } from '#lib/kernel/civil.ts';

export type PersonId = string;

/**
 * Who sends a command. `setup` holds the one-time link printed before the commune exists;
 * `system` is a reaction to an event or a deadline that has passed, never a person.
 */
export type Actor =
  | { readonly kind: 'person'; readonly person: PersonId }
  | { readonly kind: 'system' }
  | { readonly kind: 'setup' };

export const memberFunctions = [
  'mayor',
  'deputy',
  'delegateCouncillor',
  'councillor',
  'generalSecretary',
  'agent',
  'resident',
] as const;
export type MemberFunction = (typeof memberFunctions)[number];

/** A person as the commune knows them: no name here, only what gives or withholds power. */
export interface Member {
  readonly function: MemberFunction;
  readonly majority: boolean;
  /** Place in the order of the council's roll (*tableau*), 1 for the mayor. */
  readonly rank: number | null;
  /** Declared political group, for the council. */
  readonly group: string | null;
  /** First day on which the person is no longer in function. */
  readonly leftOn: CivilDate | null;
  /** Whether an address is known for them; the address itself never stands in the journal. */
  readonly reachable?: boolean;
}

export interface RegisteredPerson {
  readonly personId: PersonId;
  readonly function: MemberFunction;
  readonly majority: boolean;
  readonly rank: number | null;
  readonly group: string | null;
  readonly reachable?: boolean;
}
