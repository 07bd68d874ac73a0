import { addressChangedLetter } from '../accounts/letters.ts';
import { writeOut } from '../mail/letter.ts';
import type { AddressRow, PersonRow } from './people-rows.ts';
import type { Transaction } from './pool.ts';

/** What a change of the commune does to names and addresses that wait for a second person. */
export type WrittenRow =
  | { readonly change: number; readonly kept: PersonRow | AddressRow }
  | { readonly change: number; readonly then: 'released' | 'dropped' | 'putBack' | 'resumed' };

const keep = (transaction: Transaction, change: number, row: PersonRow | AddressRow): void => {
  const person = 'familyName' in row ? row : null;
  transaction.send({
    text: `insert into people_written
             (commune_id, change, person_id, given_name, family_name, email, birth_date)
           values ($1, $2, $3, $4, $5, lower($6), $7)
           on conflict (commune_id, change, person_id) do update set email = excluded.email`,
    values: [
      transaction.communeId,
      change,
      row.personId,
      person?.givenName ?? null,
      person?.familyName ?? null,
      row.email,
      person?.birthDate ?? null,
    ],
  });
};

/** New people join `people`; those already there get their address, and whoever has the former one is told. */
const release = (transaction: Transaction, change: number): void => {
  const { subject, text, html } = writeOut({ to: '', ...addressChangedLetter });
  const of = [transaction.communeId, change];
  transaction.send({
    text: `insert into people (commune_id, person_id, given_name, family_name, email, birth_date)
           select commune_id, person_id, given_name, family_name, email, birth_date from people_written
           where commune_id = $1 and change = $2 and family_name is not null`,
    values: of,
  });
  transaction.send({
    text: `with changed as (
             update people_written w set former_email = p.email, released = true from people p
             where w.commune_id = $1 and w.change = $2 and w.family_name is null
               and p.commune_id = w.commune_id and p.person_id = w.person_id
               and p.email is distinct from w.email
             returning w.person_id, p.email as former, w.email),
           withdrawn as (
             update accounts.invitations i set revoked_at = now() from changed c
             where i.commune_id = $1 and i.person_id = c.person_id and i.used_at is null
               and i.revoked_at is null),
           told as (
             insert into accounts.mailbox (letter_id, recipient, subject, body, html)
             select gen_random_uuid(), former, $3, $4, $5 from changed where former is not null)
           update people p set email = c.email from changed c
           where p.commune_id = $1 and p.person_id = c.person_id`,
    values: [...of, subject, text, html ?? null],
  });
};

const drop = (transaction: Transaction, change: number): void => {
  transaction.send({
    text: 'delete from people_written where commune_id = $1 and change = $2',
    values: [transaction.communeId, change],
  });
};

/** Whoever has the address that the change gave gets the former one again; a later address stays. */
const putBack = (transaction: Transaction, change: number): void => {
  transaction.send({
    text: `update people p set email = w.former_email from people_written w
           where w.commune_id = $1 and w.change = $2 and w.family_name is null and w.released
             and p.commune_id = w.commune_id and p.person_id = w.person_id and p.email = w.email`,
    values: [transaction.communeId, change],
  });
};

/** The suspension is over: the address that the change gave works again. */
const resume = (transaction: Transaction, change: number): void => {
  transaction.send({
    text: `update people p set email = w.email from people_written w
           where w.commune_id = $1 and w.change = $2 and w.family_name is null and w.released
             and p.commune_id = w.commune_id and p.person_id = w.person_id
             and p.email is not distinct from w.former_email`,
    values: [transaction.communeId, change],
  });
};

const effects = { released: release, dropped: drop, putBack, resumed: resume };

/** In the order in which they were decided. */
export const saveWritten = (transaction: Transaction, rows: readonly WrittenRow[]): void => {
  for (const row of rows) {
    if ('kept' in row) keep(transaction, row.change, row.kept);
    else effects[row.then](transaction, row.change);
  }
};
