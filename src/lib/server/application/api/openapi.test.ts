import { describe, expect, test } from 'vitest';
import { registry } from '../registry.ts';
import { openApiDocument } from './openapi.ts';
import { reads } from '../asks.ts';
import { refusalsOf } from '../sentences/index.ts';

type Json = Record<string, unknown>;
interface Operation extends Json {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; schema: Json }[];
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, Json>;
  security: Json[];
}

// As it is sent, so that what JSON cannot say is not tested.
const document = JSON.parse(JSON.stringify(openApiDocument())) as {
  openapi: string;
  info: Json;
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Json>;
  'x-system-commands': Record<string, string>;
};
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));

const objectsIn = (value: unknown): Json[] => {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inside : [value as Json, ...inside];
};

const at = (pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .map((key) => key.replaceAll('~1', '/'))
    .reduce<unknown>((value, key) => (value as Json | undefined)?.[key], document);

describe('the OpenAPI document', () => {
  test('is of version 3.1, with what that asks for', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    for (const path of Object.keys(document.paths)) expect(path).toMatch(/^\//);
    for (const { responses } of operations)
      for (const [status, response] of Object.entries(responses)) {
        expect(status).toMatch(/^[1-5]\d\d$/);
        expect('$ref' in response || typeof response['description'] === 'string').toBe(true);
      }
  });

  test('names every operation once, and every reference leads somewhere', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const references = objectsIn(document).flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []));
    expect(references.length).toBeGreaterThan(0);
    for (const reference of new Set(references)) expect(at(reference), reference).toBeDefined();
  });

  test('holds every declared command, with its fields, its key and its refusals', () => {
    for (const [type, noun] of registry.commands) {
      if (noun.commands[type]?.sentBy === 'system') {
        expect(document.paths, type).not.toHaveProperty(`/commands/${type}`);
        expect(document['x-system-commands'], type).toHaveProperty(type);
        continue;
      }
      const command = document.paths[`/commands/${type}`]?.['post'];
      expect(command?.operationId, type).toBe(type);
      expect(command?.security, type).toEqual([{ token: ['write'] }]);
      const schema = command?.requestBody?.content['application/json']?.schema;
      const fields = Object.keys((schema?.['properties'] ?? {}) as Json);
      const declared = noun.commands[type]?.fields.shape ?? {};
      expect(fields.toSorted(), type).toEqual(Object.keys(declared).toSorted());
      expect(command?.parameters.map(({ name }) => name)).toEqual(['Idempotency-Key', 'If-Match']);
      for (const status of ['200', '401', '403', '404', '409', '422'])
        expect(command?.responses, type).toHaveProperty(status);
    }
  });

  test('holds every declared query, each parameter of a path being required', () => {
    for (const { path, name } of reads) {
      const query = document.paths[path]?.['get'];
      expect(query?.operationId, path).toBe(name);
      const inPath = query?.parameters.filter((parameter) => parameter.in === 'path') ?? [];
      expect(inPath.map((parameter) => `{${parameter.name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
      expect(inPath.every(({ required }) => required)).toBe(true);
    }
  });

  test('says in English by which codes each command is refused, with their facts', () => {
    const { responses } = document.paths['/commands/TakePosition']?.['post'] ?? {};
    const text = JSON.stringify(responses?.['409']);
    expect(text).toContain('stale-text');
    expect(text).toContain('#/components/schemas/proposal.phase-forbids');
    expect(text).not.toContain('fallback-too-early');
    const whole = JSON.stringify(document);
    for (const noun of registry.nouns.keys())
      for (const words of refusalsOf(noun).values())
        expect(whole).not.toContain(words?.[0] ?? 'Pas de phrase.');
  });

  test('tells every parameter and every header of an answer', () => {
    const untold: string[] = [];
    for (const { operationId, parameters = [], responses } of operations) {
      for (const { name, description } of parameters as unknown as Json[])
        if (!/^[A-Z].{5,}[.?]$/s.test(`${description}`)) untold.push(`${operationId} ${name}`);
      for (const [status, { $ref, ...own }] of Object.entries(responses)) {
        const { headers = {} } = (typeof $ref === 'string' ? at($ref) : own) as {
          headers?: Record<string, Json>;
        };
        for (const [name, { description }] of Object.entries(headers))
          if (!description) untold.push(`${operationId} ${status} ${name}`);
        if (/^(200|304)$/.test(status)) expect(headers, operationId).toHaveProperty('ETag');
      }
    }
    expect(untold).toEqual([]);
  });

  test('says of every read what it answers, and where each noun’s version is read', () => {
    for (const { name, path } of reads) {
      const schema = at(
        `#/paths/${path.replaceAll('/', '~1')}/get/responses/200/content/application~1json/schema`,
      );
      expect(Object.keys((schema ?? {}) as Json).length, name).toBeGreaterThan(0);
    }
    for (const { operationId, parameters } of operations.filter(({ requestBody }) => requestBody))
      expect(JSON.stringify(parameters), operationId).toMatch(/`ETag` of `GET \//);
  });

  test('tells every field of a command, and gives each command an example', () => {
    const untold: string[] = [];
    const look = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const { properties } = value as { properties?: Record<string, Json> };
      for (const [name, field] of Object.entries(properties ?? {}))
        if (typeof field['description'] !== 'string') untold.push(`${path}.${name}`);
      for (const inside of Object.values(value)) look(inside, path);
    };
    for (const { operationId, requestBody } of operations) {
      if (!requestBody) continue;
      const body = requestBody.content['application/json'];
      expect(body, operationId).toHaveProperty('example');
      look(body?.schema, operationId);
    }
    expect(untold).toEqual([]);
  });

  test('describes only schemas of JSON Schema 2020-12', () => {
    const known = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'];
    for (const { type, $schema } of objectsIn(document)) {
      expect($schema).toBeUndefined();
      if (typeof type === 'string' && type !== 'http') expect(known).toContain(type);
    }
  });
});
