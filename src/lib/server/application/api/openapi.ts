import { z, type ZodType } from 'zod';
import { registry } from '../registry.ts';
import { reads } from '../asks.ts';
import answers from './answers.json' with { type: 'json' };
import { answerSchema, codesOf, problemSchema, refusalComponents, refusalSchema } from './openapi-schemas.ts';
import { apiProblems, type ApiProblemCode } from '../sentences/index.ts';
import { exampleOf, type Declared } from '#lib/governance/fields.ts';
import type { Read } from '../ask.ts';

type Json = Record<string, unknown>;

const jsonSchema = (schema: ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

const ref = (kind: 'schemas' | 'responses', name: string) => ({ $ref: `#/components/${kind}/${name}` });
const asJson = (schema: Json, type = 'application/json') => ({ [type]: { schema } });
const problem = (description: string, schema: Json = ref('schemas', 'Problem')): Json => ({
  description,
  content: asJson(schema, 'application/problem+json'),
});

const codesAt = (status: number): ApiProblemCode[] =>
  (Object.keys(apiProblems) as ApiProblemCode[]).filter((code) => apiProblems[code].status === status);

/** The answers that do not depend on the rules: one response a status, listing its codes. */
const statuses = [...new Set(Object.values(apiProblems).map(({ status }) => status))];
const sharedResponses = (): Json =>
  Object.fromEntries(
    statuses.map((status) => [
      `Problem${status}`,
      problem(
        codesAt(status)
          .map((code) => `\`${code}\`: ${apiProblems[code].words[1]}`)
          .join('\n\n'),
      ),
    ]),
  );
const shared = (...wanted: (typeof statuses)[number][]): Json =>
  Object.fromEntries(wanted.map((status) => [String(status), ref('responses', `Problem${status}`)]));

const headers = [
  {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: 'A UUID of yours. The same key with the same command acts once and gives the same answer.',
    schema: { type: 'string', format: 'uuid' },
  },
  {
    name: 'If-Match',
    in: 'header',
    required: false,
    description: 'The version of the stream that you have read; another one is refused as `stale-version`.',
    schema: { type: 'string', examples: ['"12"'] },
  },
];

/** What every answer of an act says beside its body. */
const answerHeaders: Json = {
  ETag: {
    description: 'The version of the stream after the command, for the next `If-Match`.',
    schema: { type: 'string', examples: ['W/"13"'] },
  },
};

const commandOperation = (noun: string, type: string, { summary, fields }: Declared): Json => ({
  operationId: type,
  tags: [noun],
  summary,
  security: [{ token: ['write'] }],
  parameters: headers,
  requestBody: {
    required: true,
    content: { 'application/json': { schema: jsonSchema(fields, 'input'), example: exampleOf(fields) } },
  },
  responses: {
    '200': {
      description: 'Done, and kept.',
      headers: answerHeaders,
      content: asJson(ref('schemas', 'Answer')),
    },
    ...shared(400, 401, 404, 413, 415, 429, 500, 503),
    '403': problem(
      'The rules say: not you. Or the token was not made for acting (`scope-missing`).',
      refusalSchema(
        noun,
        codesOf(noun, type, (meaning) => meaning === 'notYou'),
        ['scope-missing'],
      ),
    ),
    '409': problem(
      'The rules say: not now. Or somebody acted in between (`stale-version`), or the key was used for something else (`key-reused`).',
      refusalSchema(
        noun,
        codesOf(noun, type, (meaning) => meaning !== 'notYou'),
        ['stale-version', 'key-reused'],
      ),
    ),
    '422': problem('Some fields need correcting: see `fields`.'),
  },
});

const parametersOf = ({ path, parameters }: Read): Json[] => {
  const { properties = {} } = jsonSchema(parameters, 'output') as { properties?: Record<string, Json> };
  return Object.entries(properties).map(([name, schema]) => {
    const inPath = path.includes(`{${name}}`);
    return { name, in: inPath ? 'path' : 'query', required: inPath, schema };
  });
};

const readOperation = (read: Read): Json => ({
  operationId: read.name,
  tags: ['read'],
  summary: read.summary,
  security: read.audience === 'anybody' ? [{}, { token: ['read'] }] : [{ token: ['read'] }],
  parameters: parametersOf(read),
  responses: {
    '200': {
      description: 'What was asked for. `ETag` brings the version of its stream, for `If-Match`.',
      content: asJson(answers.answers[read.name as keyof typeof answers.answers]),
    },
    ...shared(401, 404, 429, 500),
    ...(read.audience === 'anybody' ? {} : shared(403)),
    '422': problem('A parameter needs correcting: see `fields`.'),
  },
});

const description = `Every command and every query of Collégiale, with the rules, the policies of reading and the
sentences of its pages. A personal token (made under /compte/jetons) acts in the name of its person and
may never more than they may. Sentences come in French or in English, as \`Accept-Language\` asks.`;

/** The OpenAPI 3.1 document of the API, made of the declared nouns and queries. */
export const openApiDocument = (): Json => {
  const declared = [...registry.nouns.values()].flatMap(({ noun, commands }) =>
    Object.entries(commands).map(([type, command]) => ({ noun, type, command })),
  );
  const commands = declared
    .filter(({ command }) => command.sentBy === 'anybody')
    .map(({ noun, type, command }) => [`/commands/${type}`, { post: commandOperation(noun, type, command) }]);
  const bySystem = declared.filter(({ command }) => command.sentBy === 'system');
  const queries = reads.map((read) => [read.path, { get: readOperation(read) }]);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Collégiale',
      version: '1',
      description,
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: '/api/v1' }],
    tags: [{ name: 'read' }, ...[...registry.nouns.keys()].map((name) => ({ name }))],
    paths: Object.fromEntries([...queries, ...commands]),
    // They follow from events and deadlines: whoever sends one is answered `system-only`.
    'x-system-commands': Object.fromEntries(bySystem.map(({ type, command }) => [type, command.summary])),
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A personal token, with scopes and an expiry.',
        },
      },
      schemas: { ...answers.types, Answer: answerSchema, Problem: problemSchema, ...refusalComponents },
      responses: sharedResponses(),
    },
  };
};

let written: string | undefined;

/** The document as it is sent: what is declared does not change while the process lives. */
export const openApiText = (): string => (written ??= JSON.stringify(openApiDocument()));
