import { expect, test } from 'vitest';
import { reads } from '#lib/server/application/asks.ts';
import { answersOfReads } from './support/answers-of-reads.ts';
import type { Json } from './support/schema-of-type.ts';

const read = answersOfReads();

test('each declared read has the schema of what it answers', () => {
  expect(Object.keys(read.answers).toSorted()).toEqual(reads.map(({ name }) => name).toSorted());
});

/** The schema itself, or the type that it refers to. */
const whole = (schema: Json): Json => {
  const { $ref: reference } = schema;
  return typeof reference === 'string' ? (read.types[reference.split('/').at(-1) ?? ''] ?? {}) : schema;
};
const fieldsOf = (name: string): Readonly<Record<string, Json>> =>
  (whole(read.answers[name] ?? {})['properties'] ?? {}) as Record<string, Json>;

test('a list stands in an envelope, and every list by pages in the same one', () => {
  for (const { name, parameters } of reads) {
    expect(whole(read.answers[name] ?? {})['type'], name).not.toBe('array');
    if ('page' in parameters.shape)
      expect(Object.keys(fieldsOf(name)), name).toEqual(
        expect.arrayContaining(['lines', 'total', 'page', 'pages']),
      );
  }
});

/** The words that a type may give as its status, whatever its face. */
const statusesOf = (type: string): readonly string[] => {
  const schema = read.types[type] ?? {};
  const faces = (schema['anyOf'] as Json[] | undefined) ?? [schema];
  return faces.flatMap(({ properties }) => {
    const status = (properties as Record<string, Json>)['status'] ?? {};
    return whole(status)['enum'] as string[];
  });
};

test.each([
  ['MeetingLineView', 'MeetingFace'],
  ['RegisterLine', 'DecisionView'],
  ['SolicitationLineView', 'SolicitationView'],
  ['ActionLineView', 'ActionView'],
])('%s and %s give a status by the same names', (line, detail) => {
  const known = statusesOf(line);
  expect(known.length).toBeGreaterThan(1);
  expect(statusesOf(detail).filter((name) => !known.includes(name))).toEqual([]);
});

/** Written again by `npm run docs:answers`. */
test('the schemas of answers in the document of the API are those of the types', async () => {
  const written = `${JSON.stringify(read, null, 1)}\n`;
  await expect(written).toMatchFileSnapshot('../src/lib/server/application/api/answers.json');
});
