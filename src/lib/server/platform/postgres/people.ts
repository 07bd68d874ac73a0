import type { Transaction } from './pool.ts';

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

/** A new address for somebody already there, whose name stays. */
export interface AddressRow {
  readonly personId: string;
  readonly email: string;
}

// One statement cannot write a row twice: of two mentions of a person, the later stands.
const lastMentions = <Row extends { readonly personId: string }>(rows: readonly Row[]): readonly Row[] => [
  ...new Map(rows.map((row) => [row.personId, row])).values(),
];

/**
 * Writes people over those there, then addresses. An address that is already another person's fails the
 * transaction.
 */
export const savePeople = (transaction: Transaction, changes: readonly (PersonRow | AddressRow)[]): void => {
  writePeople(
    transaction,
    lastMentions(changes.filter((change): change is PersonRow => 'familyName' in change)),
  );
  writeAddresses(
    transaction,
    lastMentions(changes.filter((change): change is AddressRow => !('familyName' in change))),
  );
};

const writePeople = (transaction: Transaction, people: readonly PersonRow[]): void => {
  if (people.length === 0) return;
  transaction.send({
    text: `insert into people (commune_id, person_id, given_name, family_name, email, birth_date)
           select $1, p."personId", p."givenName", p."familyName", lower(p.email), p."birthDate"
           from json_to_recordset($2) as p("personId" uuid, "givenName" text, "familyName" text, email text,
                "birthDate" date)
           on conflict (commune_id, person_id) do update set given_name = excluded.given_name,
             family_name = excluded.family_name, email = excluded.email, birth_date = excluded.birth_date`,
    values: [transaction.communeId, JSON.stringify(people)],
  });
};

const writeAddresses = (transaction: Transaction, addresses: readonly AddressRow[]): void => {
  if (addresses.length === 0) return;
  transaction.send({
    text: `update people set email = lower(a.email)
           from json_to_recordset($2) as a("personId" uuid, email text)
           where commune_id = $1 and person_id = a."personId"`,
    values: [transaction.communeId, JSON.stringify(addresses)],
  });
};
