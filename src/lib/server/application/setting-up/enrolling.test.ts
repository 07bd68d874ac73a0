import { expect, test } from 'vitest';
import { rowProblems, type PersonRow } from './enrolling.ts';

const row = (place: number, over: Partial<PersonRow>): PersonRow => ({
  row: place,
  personId: `p${place}`,
  givenName: 'Léa',
  familyName: 'Martin',
  email: `p${place}@saillans.example`,
  function: 'councillor',
  majority: true,
  ...over,
});

test('an address is one person’s, in the form and in the commune', () => {
  const rows = [row(0, {}), row(1, { givenName: 'Paul', email: 'p0@saillans.example' })];
  expect(rowProblems(rows, [])).toEqual([
    { row: 1, field: 'email', code: 'same-address', other: 'Léa Martin' },
  ]);
  expect(rowProblems([rows[1] as PersonRow], [row(9, { email: 'p0@saillans.example' })])).toHaveLength(1);
});

test('a name written twice is one person, unless two addresses tell them apart', () => {
  const twin = row(1, { givenName: 'lea', familyName: 'MARTIN' });
  expect(rowProblems([row(0, {}), twin], [])).toEqual([]);
  expect(rowProblems([row(0, { email: null }), twin], [])).toEqual([
    { row: 1, field: 'familyName', code: 'same-person', other: 'Léa Martin' },
  ]);
});

test('there is one mayor', () => {
  const mayors = [row(0, { function: 'mayor' }), row(3, { givenName: 'Paul', function: 'mayor' })];
  expect(rowProblems(mayors, [])).toEqual([
    { row: 3, field: 'function', code: 'second-mayor', other: 'Léa Martin' },
  ]);
});
