import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isCivilDate } from '#lib/kernel/civil.ts';
import { reads } from '#lib/server/application/asks.ts';
import { addressesOf } from './support/addresses.ts';
import { openApi, type Api } from './support/api.ts';
import { procedure } from './support/procedure.ts';

type Json = Record<string, unknown>;

let api: Api;
let addresses: Map<string, string[]>;
let validate: Map<string, ValidateFunction>;

/** The schema as the document gives it, but that nothing may stand in an answer that is not in it. */
const closed = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(closed);
  const inside = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, closed(inner)]));
  const isClosable = inside['type'] === 'object' && !('additionalProperties' in inside);
  return isClosable ? { ...inside, additionalProperties: false } : inside;
};

beforeAll(async () => {
  api = await openApi();
  await procedure(api).solicit();
  addresses = await addressesOf(reads);
  const { content: document } = await api.get(null, 'openapi.json');
  const ajv = new Ajv2020({
    strict: false,
    formats: { date: isCivilDate, 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/ },
  });
  const components = { schemas: closed(document.components.schemas) };
  validate = new Map(
    reads.map(({ name, path }) => {
      const { schema } = document.paths[path].get.responses['200'].content['application/json'];
      return [name, ajv.compile({ ...(closed(schema) as Json), components })];
    }),
  );
});
afterAll(async () => {
  await api?.close();
});

/** Where and how an answer is wrong, the same for every line of a list. */
const said = ({ instancePath, message, params }: ErrorObject): string =>
  `${instancePath.replaceAll(/\/\d+/g, '[]')} ${message} ${JSON.stringify(params)}`;

/** Anybody; a member of the group and of the bureau, one of the opposition; an agent; who looks after accounts. */
const readers = [null, 'M05', 'O01', 'A05', 'A07'] as const;

test('every answer of every read is valid by its schema, for each of those who may read it', async () => {
  const answered = new Set<string>();
  const faults = new Set<string>();
  for (const { name, elsewhere } of reads)
    for (const path of addresses.get(name) ?? [])
      for (const reader of readers) {
        const { status, content } = await api.get(reader, path);
        expect([200, 303, 401, 403, 404], `${path} ${JSON.stringify(content)}`).toContain(status);
        if (status === 303) expect(elsewhere, path).toMatch(/^[A-Z].*\.$/);
        if (status !== 200) continue;
        answered.add(name);
        const isValid = validate.get(name);
        if (!isValid?.(content))
          for (const fault of isValid?.errors ?? []) faults.add(`${name}${said(fault)}`);
      }
  expect([...faults]).toEqual([]);
  expect(reads.filter(({ name }) => !answered.has(name)).map(({ name }) => name)).toEqual([]);
});

test('an answer with a field too many, too few or of another kind is caught', async () => {
  const { content } = await api.get(null, 'register');
  const isValid = validate.get('readRegister');
  const [line] = content.lines;
  expect(isValid?.(content)).toBe(true);
  for (const wrong of [
    { ...content, secret: 1 },
    { ...content, lines: [{ ...line, author: 'M01' }] },
    { ...content, lines: [{ ...line, title: undefined }] },
    { ...content, lines: [{ ...line, nature: 'other' }] },
    { ...content, lines: [{ ...line, reviewOn: 'tomorrow' }] },
    { ...content, total: '3' },
  ])
    expect(isValid?.(JSON.parse(JSON.stringify(wrong))), JSON.stringify(wrong).slice(-80)).toBe(false);
});
