import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { exampleOf } from '#lib/governance/fields.ts';
import { parseCommand } from '#lib/server/application/engine/parse-command.ts';
import { registry } from '#lib/server/application/registry.ts';
import { valuesOf, type Schema, type Texts } from './support/schema-values.ts';

type Json = Record<string, unknown>;

const declared = [...registry.commands].flatMap(([type, noun]) => {
  const command = noun.commands[type];
  return command ? [{ type, fields: command.fields, summary: command.summary }] : [];
});

/** What is wrong with a body, by field; nothing when the edge lets it through. */
const faultsOf = (type: string, fields: Json): Readonly<Record<string, readonly string[]>> => {
  const parsed = parseCommand(registry, { type, ...fields });
  if (parsed.ok) return {};
  return parsed.error.code === 'invalid-input' ? parsed.error.fields : { '': [parsed.error.code] };
};

/** Every object inside a value, by its path. */
const objectsIn = (value: unknown, path: string[] = []): { path: string[]; inside: Json }[] => {
  if (typeof value !== 'object' || value === null) return [];
  const deeper = Object.entries(value).flatMap(([key, item]) => objectsIn(item, [...path, key]));
  return Array.isArray(value) ? deeper : [{ path, inside: value as Json }, ...deeper];
};

describe.each(declared)('$type', ({ type, fields, summary }) => {
  const example = exampleOf(fields);

  test('is told in a sentence', () => expect(summary).toMatch(/^[A-Z].{10,}\.$/));

  test('lets its own example through', () => expect(faultsOf(type, example)).toEqual({}));

  test('names a field that it does not know, at any depth', () => {
    for (const { path } of objectsIn(example)) {
      const body = structuredClone(example);
      const at = path.reduce<Json>((within, key) => within[key] as Json, body);
      at['planted'] = 1;
      const told = faultsOf(type, body);
      expect(told[[...path, 'planted'].join('.')], JSON.stringify(body)).toEqual(['unknown-field']);
    }
  });

  test('names a field of an inner object given at the top', () => {
    const own = new Set(['type', ...Object.keys(fields.shape)]);
    const inner = new Set(innerNames(fields).filter((name) => !own.has(name)));
    for (const name of inner)
      expect(faultsOf(type, { ...example, [name]: 2_000_000 })[name], name).toEqual(['unknown-field']);
  });

  test('calls missing what is missing', () => {
    for (const name of Object.keys(example)) {
      const { [name]: _, ...rest } = example;
      const told = faultsOf(type, rest);
      expect(
        Object.keys(told).length === 0 || told[name]?.[0] === 'missing',
        `${name}: ${JSON.stringify(told)}`,
      ).toBe(true);
    }
  });
});

/** Names of the fields of the objects inside a command, however deep. */
const innerNames = (field: z.core.$ZodType): string[] => {
  const schema = z.toJSONSchema(field, { io: 'input', unrepresentable: 'any' });
  const below = (value: unknown): string[] => {
    if (typeof value !== 'object' || value === null) return [];
    const { properties } = value as { properties?: Json };
    return [...Object.keys(properties ?? {}), ...Object.values(value).flatMap(below)];
  };
  return Object.values(schema.properties ?? {}).flatMap(below);
};

const published = (fields: z.ZodObject): Schema =>
  z.toJSONSchema(fields, { io: 'input', unrepresentable: 'any' }) as unknown as Schema;

const examples: Readonly<Record<string, readonly string[]>> = {
  uuid: ['0B6F4F5E-6F0A-4C0B-9D5B-2F6A1C3E7D90', '00000000-0000-0000-0000-000000000000'],
  date: ['0000-01-01', '2024-02-29', '9999-12-31'],
  'date-time': ['2026-09-01T18:00:00Z', '2026-09-01T18:00:00.123456Z'],
  email: ['a@b.fr', 'MAIRE@valbrune.example'],
};
/** The longest that fits is of signs that JavaScript counts twice. */
const texts: Texts = ({ format, pattern, maxLength = 200 }) => {
  const free = ['', ' ', 'a', '26289', '\u{1d4b3}'.repeat(Math.min(maxLength, 200))];
  const known = format === undefined ? free : (examples[format] ?? []);
  const fitting = known.filter((text) => pattern === undefined || new RegExp(pattern, 'u').test(text));
  return fc.constantFrom(...fitting.filter((text) => [...text].length <= maxLength));
};

const bodies = fc.oneof(
  ...declared.map(({ type, fields }) =>
    fc.record({ type: fc.constant(type), body: valuesOf(published(fields), texts) as fc.Arbitrary<Json> }),
  ),
);

test('a body that its published schema lets through is never said to be malformed', () => {
  fc.assert(
    fc.property(bodies, ({ type, body }) => {
      expect(faultsOf(type, body), `${type} ${JSON.stringify(body)}`).toEqual({});
    }),
    { numRuns: 2_000 },
  );
});
