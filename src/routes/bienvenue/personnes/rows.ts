import { randomUUID } from 'node:crypto';
import type { PersonRow, RowProblem } from '#lib/server/application/setting-up/enrolling.ts';
import { m } from '#lib/paraglide/messages.js';
import { fieldText } from '../../form.ts';
import { functionChosen } from '../functions.ts';

/** As many rows as a small council; more can be asked for. */
export const usualRows = 5;
export const mostRows = 100;

/** How many rows the form had. */
export const rowCount = (form: FormData): number => {
  const count = Number(fieldText(form, 'rows'));
  return Number.isSafeInteger(count) && count > 0 ? Math.min(count, mostRows) : usualRows;
};

const isBlank = (form: FormData, row: number): boolean =>
  ['givenName', 'familyName', 'email'].every((name) => fieldText(form, `${name}.${row}`) === '');

/** The rows in which something is written. */
export const rowsOf = (form: FormData): PersonRow[] =>
  Array.from({ length: rowCount(form) }, (_, row) => row)
    .filter((row) => !isBlank(form, row))
    .map((row) => ({
      row,
      personId: fieldText(form, `personId.${row}`) || randomUUID(),
      givenName: fieldText(form, `givenName.${row}`),
      familyName: fieldText(form, `familyName.${row}`),
      email: fieldText(form, `email.${row}`) || null,
      function: functionChosen(fieldText(form, `function.${row}`)) ?? 'councillor',
      majority: fieldText(form, `majority.${row}`) === 'yes',
    }));

const problemWords = ({ code, other }: RowProblem): string => {
  switch (code) {
    case 'same-address':
      return m.founding_same_address({ other });
    case 'same-person':
      return m.founding_same_person({ other });
    case 'second-mayor':
      return m.founding_second_mayor({ other });
  }
};

/** Problems by the name of their field in the form. */
export const fieldsOfProblems = (problems: readonly RowProblem[]): Record<string, string> =>
  Object.fromEntries(problems.map((problem) => [`${problem.field}.${problem.row}`, problemWords(problem)]));

/** « people.0.email », counted among the rows sent, is « email.3 » of the form. */
export const fieldsOfRows = (
  fields: Readonly<Record<string, string>>,
  rows: readonly PersonRow[],
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).map(([path, words]) => {
      const [, place = '', field = ''] = path.split('.');
      const row = rows[Number(place)];
      return [row ? `${field}.${row.row}` : path, words];
    }),
  );
