/** A row of the table `people`, the only place where a name stands. */
export interface PersonRow {
  readonly personId: string;
  readonly givenName: string;
  readonly familyName: string;
  /** Unique in the commune; kept in lower case. */
  readonly email: string | null;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string | null;
}

/** Another way to write the name of somebody already there, whose address stays. */
export interface NameRow {
  readonly personId: string;
  readonly givenName: string;
  readonly familyName: string;
}

/** A new address for somebody already there, whose name stays. */
export interface AddressRow {
  readonly personId: string;
  readonly email: string;
}
