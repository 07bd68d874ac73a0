import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registry } from '#lib/server/application/registry.ts';
import { valuesOf, type Schema, type Texts } from '../support/schema-values.ts';
import { idOf, openApi, type Api } from './support/api.ts';
import { amongRuns, runs } from '../support/runs.ts';

let api: Api;

beforeAll(async () => {
  api = await openApi();
});
afterAll(async () => {
  await api?.close();
});

const people = ['M01', 'M02', 'M05', 'M16', 'M20', 'M09', 'M14', 'M17', 'M19', 'O01', 'A01', 'A05', 'A07'];
const bodies = ['GM', 'BUR', 'C4', 'C2', 'CM', 'PES'];
const proposals = ['P01', 'P03', 'P05', 'P10', 'P12', 'P18', 'P19', 'P23'];
const pools: Readonly<Record<string, readonly string[]>> = {
  subjectId: ['P03', 'P10', 'P16', 'P18', 'P23'].map((id) => `subject ${id}`),
  subject: ['P10', 'P16', 'P17', 'P23'].map((id) => `subject ${id}`),
  into: ['subject P16', 'subject P17'],
  proposal: proposals,
  decision: [...proposals, 'P21'],
  body: bodies,
  bodyId: bodies,
  parent: bodies,
  person: people,
  // Whoever leaves in the storm must not be one who acts in it.
  personId: ['O02', 'O03', 'O04', 'A03', 'M21'],
  carriedBy: people,
  present: people,
  role: ['GM facilitator', 'GM secretary'],
  meeting: ['the storm', 'the storm', 'another storm'],
  series: ['a series of storms'],
  item: ['item 1', 'item 2'],
  motion: ['motion 1', 'motion 2'],
  round: ['round 1'],
  owner: people,
  to: people,
};
const anyId = [...people, ...bodies, ...proposals];
const dates = [
  '0000-01-01',
  '0001-01-01',
  '2024-02-29',
  '2026-11-23',
  '2026-12-01',
  '2027-03-01',
  '9999-12-31',
];
const texts = [
  '',
  'a',
  'Une raison assez longue pour être entendue.',
  'é'.repeat(300),
  '\u{1d4b3}'.repeat(90),
  "'; drop table journal; --",
  '\u202e\u0007',
  '<b>',
  '{{x}}',
];

const uuids = (name: string): fc.Arbitrary<string> => {
  const known = fc.constantFrom(...(pools[name] ?? anyId).map(idOf));
  const free = fc.uuid({ version: 4 });
  return fc.oneof(
    { arbitrary: known, weight: 8 },
    { arbitrary: known.map((id) => id.toUpperCase()), weight: 1 },
    { arbitrary: name === 'subjectId' || name === 'proposal' ? free : known, weight: 2 },
    { arbitrary: free, weight: 1 },
  );
};

const strings: Texts = ({ format }, name) => {
  if (format === 'uuid') return uuids(name);
  if (format === 'email') return fc.constantFrom('a@b.fr', 'maire@valbrune.example');
  if (format === 'date') return fc.constantFrom(...dates);
  if (name === 'time') return fc.constantFrom('19:30', '00:00', '24:00', '9h', '-1:-1');
  return fc.constantFrom(...texts);
};

const storm = fc.oneof(
  ...[...registry.commands].map(([type, noun]) => {
    const schema = noun.commands[type]?.fields;
    if (!schema) throw new Error(type);
    const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as unknown as Schema;
    return fc.record({
      type: fc.constant(type),
      who: fc.constantFrom(...people),
      fields: valuesOf(shape, strings) as fc.Arbitrary<object>,
    });
  }),
);

test('I-23: a storm of well-formed commands with extreme values is answered without a fault, and the journal still folds', async () => {
  const told = { done: 0, refused: 0, input: 0 };
  const planned = await api.post('M16', 'PlanMeeting', {
    meeting: idOf('the storm'),
    body: idOf('GM'),
    series: null,
    date: '2026-11-23',
    time: '10:30',
    minutes: 120,
    place: 'Salle du conseil',
    link: null,
  });
  expect(planned.status, JSON.stringify(planned.content)).toBe(200);
  await fc.assert(
    fc.asyncProperty(storm, async ({ type, who, fields }) => {
      const { status, content } = await api.post(who, type, fields, { 'idempotency-key': randomUUID() });
      if (status === 200) told.done += 1;
      else if (status === 422) told.input += 1;
      else told.refused += 1;
      expect([200, 403, 404, 409, 422], JSON.stringify(content)).toContain(status);
      if (status !== 200) expect(content.message).not.toMatch(/undefined|NaN|\[object/);
    }),
    { ...runs(5000), endOnFailure: true },
  );
  expect(told.done).toBeGreaterThan(0);
  expect(told.refused).toBeGreaterThan(amongRuns(500));
  const { content } = await api.get('A07', 'journal/verification');
  expect(content.broken).toBeNull();
});
