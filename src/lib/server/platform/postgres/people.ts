import { addressChangedLetter } from '../accounts/letters.ts';
import { writeOut } from '../mail/letter.ts';
import type { AddressRow, NameRow, PersonRow } from './people-rows.ts';
import { saveWritten, type WrittenRow } from './people-written.ts';
import type { Transaction } from './pool.ts';

// One statement cannot write a row twice: of two mentions of a person, the later stands.
const lastMentions = <Row extends { readonly personId: string }>(rows: readonly Row[]): readonly Row[] => [
  ...new Map(rows.map((row) => [row.personId, row])).values(),
];

export type PersonalRow = PersonRow | NameRow | AddressRow | WrittenRow;

/**
 * Writes people over those there, then names, then addresses. An address that is already another person's
 * fails the transaction.
 */
export const savePeople = (transaction: Transaction, rows: readonly PersonalRow[]): void => {
  const changes = rows.filter((row): row is Exclude<PersonalRow, WrittenRow> => 'personId' in row);
  const whole = changes.filter((change): change is PersonRow => 'birthDate' in change);
  const named = changes.filter(
    (change): change is NameRow => 'familyName' in change && !('birthDate' in change),
  );
  const addressed = changes.filter((change): change is AddressRow => !('familyName' in change));
  writePeople(transaction, lastMentions(whole));
  writeNames(transaction, lastMentions(named));
  writeAddresses(transaction, lastMentions(addressed));
  saveWritten(
    transaction,
    rows.filter((row): row is WrittenRow => 'change' in row),
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

const writeNames = (transaction: Transaction, names: readonly NameRow[]): void => {
  if (names.length === 0) return;
  transaction.send({
    text: `update people p set given_name = n."givenName", family_name = n."familyName"
           from json_to_recordset($2) as n("personId" uuid, "givenName" text, "familyName" text)
           where p.commune_id = $1 and p.person_id = n."personId"`,
    values: [transaction.communeId, JSON.stringify(names)],
  });
};

/**
 * In the same transaction, links sent to the former address stop working and a letter goes there: whatever
 * path an address changes by, the person who loses their letters is told.
 */
const writeAddresses = (transaction: Transaction, addresses: readonly AddressRow[]): void => {
  if (addresses.length === 0) return;
  const { subject, text, html } = writeOut({ to: '', ...addressChangedLetter });
  transaction.send({
    text: `with wanted as (
             select p.person_id, p.email as former, lower(a.email) as email
             from json_to_recordset($2) as a("personId" uuid, email text)
             join people p on p.commune_id = $1 and p.person_id = a."personId"),
           changed as (select * from wanted where former is distinct from email),
           withdrawn as (
             update accounts.invitations i set revoked_at = now() from changed c
             where i.commune_id = $1 and i.person_id = c.person_id and i.used_at is null
               and i.revoked_at is null),
           told as (
             insert into accounts.mailbox (letter_id, recipient, subject, body, html)
             select gen_random_uuid(), former, $3, $4, $5 from changed where former is not null)
           update people p set email = c.email from changed c
           where p.commune_id = $1 and p.person_id = c.person_id`,
    values: [transaction.communeId, JSON.stringify(addresses), subject, text, html ?? null],
  });
};
