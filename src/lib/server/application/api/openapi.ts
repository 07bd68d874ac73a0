import { z, type ZodType } from 'zod';
import { registry } from '../registry.ts';
import { reads } from '../asks.ts';
import { answerTypes, readOperation } from './openapi-reads.ts';
import { asJson, problem, ref, shared, sharedResponses, type Json } from './openapi-responses.ts';
import { answerSchema, codesOf, problemSchema, refusalComponents, refusalSchema } from './openapi-schemas.ts';
import { exampleOf, type Declared } from '#lib/governance/fields.ts';

const jsonSchema = (schema: ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
};

/** Where the version of a noun's streams is read. */
const readOf = (noun: string): string =>
  reads
    .filter((read) => read.noun === noun)
    .map(({ path }) => `\`GET ${path}\``)
    .join(', ');

const headersFor = (noun: string): Json[] => [
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
    description: `The version of the stream that you have read (the \`ETag\` of ${readOf(noun)} or of an earlier answer); another one is refused as \`stale-version\`.`,
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
  parameters: headersFor(noun),
  requestBody: {
    required: true,
    content: { 'application/json': { schema: jsonSchema(fields), example: exampleOf(fields) } },
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
      schemas: { ...answerTypes, Answer: answerSchema, Problem: problemSchema, ...refusalComponents },
      responses: sharedResponses(),
    },
  };
};

let written: string | undefined;

/** The document as it is sent: what is declared does not change while the process lives. */
export const openApiText = (): string => (written ??= JSON.stringify(openApiDocument()));
