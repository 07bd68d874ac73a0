import { createHash } from 'node:crypto';
import { z } from 'zod';
import { memberFunctions } from '#lib/governance/commune/index.ts';
import type { ComparedRow } from './comparing.ts';
import { mostPeople, type ListedPerson } from './listed.ts';

/** A reviewed row as the page carries it from the review to the confirmation, in as few signs as can be. */
const takenRow = z.tuple([
  z.number().int(),
  z.string(),
  z.string(),
  z.string().nullable(),
  z.enum(memberFunctions),
  z.number().int().nullable(),
  z.boolean().nullable(),
  z.string().nullable(),
]);
const taken = z.array(takenRow).min(1).max(mostPeople);

/** The rows that would change something, as a text for a hidden field. Nothing is kept on the server. */
export const packRows = (rows: readonly ListedPerson[]): string =>
  JSON.stringify(
    rows.map((row) => [
      row.line,
      row.familyName,
      row.givenName,
      row.email,
      row.function,
      row.rank,
      row.majority,
      row.group,
    ]),
  );

/** The rows of a hidden field; null when it was tampered with or cut. */
export const unpackRows = (text: string): readonly ListedPerson[] | null => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = taken.safeParse(value);
  if (!parsed.success) return null;
  return parsed.data.map(([line, familyName, givenName, email, held, rank, majority, group]) => ({
    line,
    familyName,
    givenName,
    email,
    function: held,
    rank,
    majority,
    group,
    problems: [],
  }));
};

/**
 * The id that a row's person gets: drawn from the key of the sending, so that sending twice is asking the
 * same thing twice. A UUID of version 8 (RFC 9562).
 */
const idOf = (key: string, line: number): string => {
  const digest = createHash('sha256').update(`${key}:${line}`).digest();
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x80, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = digest.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
};

const registered = ({ person, known }: ComparedRow, key: string) => ({
  personId: known?.id ?? idOf(key, person.line),
  function: person.function,
  majority: person.majority === true,
  rank: person.rank,
  group: person.group,
  givenName: known?.givenName ?? person.givenName,
  familyName: known?.familyName ?? person.familyName,
  // Who founded the commune is signed in with their address: a list must not lock them out.
  email: known?.email ?? person.email,
  // The register has it; nothing here needs it.
  birthDate: null,
});

/** The one command that adds the new people and completes the others; null when there is nothing to do. */
export const registerCommand = (rows: readonly ComparedRow[], key: string) => {
  const people = rows.filter(({ state }) => state === 'new').map((row) => registered(row, key));
  const addresses = rows.flatMap(({ state, known, person }) =>
    state === 'completed' && known !== null ? [{ personId: known.id, email: person.email }] : [],
  );
  return people.length + addresses.length === 0
    ? null
    : { type: 'RegisterPeople' as const, people, addresses };
};
