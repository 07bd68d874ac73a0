import { z } from 'zod';
import answers from './answers.json' with { type: 'json' };
import { asJson, problem, shared, type Json } from './openapi-responses.ts';
import type { Read } from '../ask.ts';

/** The types that answers share, by name. */
export const answerTypes: Json = answers.types;

/** A parameter is left out, never null. */
const given = ({ anyOf, ...schema }: Json): Json => {
  const choices = (anyOf as Json[] | undefined)?.filter(({ type }) => type !== 'null');
  const { default: otherwise, description: _, ...inside } = { ...choices?.[0], ...schema };
  return otherwise === null || otherwise === ''
    ? inside
    : { ...inside, ...(otherwise !== undefined && { default: otherwise }) };
};

const parametersOf = ({ path, parameters }: Read): Json[] => {
  const { properties = {} } = z.toJSONSchema(parameters, { io: 'output', unrepresentable: 'any' });
  return Object.entries(properties as Record<string, Json>).map(([name, schema]) => {
    const inPath = path.includes(`{${name}}`);
    const { description } = schema;
    return { name, in: inPath ? 'path' : 'query', required: inPath, description, schema: given(schema) };
  });
};

const ifNoneMatch: Json = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'The `ETag` of the answer that you have: unless it has changed, it is not sent again (304).',
  schema: { type: 'string', examples: ['W/"12.Wz0x3PpYx2hK5u6T3Qm8Rg"'] },
};

const headersOf = ({ noun, audience }: Read): Json => ({
  ETag: {
    description: noun
      ? 'The version of the stream that was read, for `If-Match`, then a digest of the answer. Somebody without a token is given the digest alone.'
      : 'A digest of the answer, for `If-None-Match`.',
    schema: { type: 'string', examples: [`W/"${noun ? '12.' : ''}Wz0x3PpYx2hK5u6T3Qm8Rg"`] },
  },
  'Cache-Control': {
    description:
      audience === 'anybody'
        ? 'Without a token, the answer may be kept for half a minute by whoever carries it; with one, by you alone.'
        : 'You alone may keep the answer, and ask before using it again.',
    schema: { type: 'string', examples: ['private, no-cache'] },
  },
  Vary: {
    description: 'The answer is made for who asks.',
    schema: { type: 'string', const: 'Authorization' },
  },
});

/** What the document says of a read. */
export const readOperation = (read: Read): Json => ({
  operationId: read.name,
  tags: ['read'],
  summary: read.summary,
  security: read.audience === 'anybody' ? [{}, { token: ['read'] }] : [{ token: ['read'] }],
  parameters: [...parametersOf(read), ifNoneMatch],
  responses: {
    '200': {
      description: 'What was asked for.',
      headers: headersOf(read),
      content: asJson(answers.answers[read.name as keyof typeof answers.answers]),
    },
    '304': { description: 'It has not changed since the answer that you have.', headers: headersOf(read) },
    ...(read.elsewhere && {
      '303': {
        description: read.elsewhere,
        headers: { Location: { description: 'Where it is read.', schema: { type: 'string' } } },
      },
    }),
    ...shared(401, 404, 429, 500, 503),
    ...(read.audience === 'anybody' ? {} : shared(403)),
    '422': problem('A parameter needs correcting: see `fields`.'),
  },
});
