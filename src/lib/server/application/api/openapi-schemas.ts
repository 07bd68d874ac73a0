import { meaningOf, refusalsOf, type Meaning } from '../sentences/index.ts';
import refusals from './refusals.json' with { type: 'json' };

type Json = Record<string, unknown>;

/** What a command that was carried out answers: `Answer` of `request.ts`. */
export const answerSchema: Json = {
  type: 'object',
  properties: {
    position: { type: 'integer', description: 'Position in the journal after the command.' },
    stream: { type: 'string', description: 'The stream that the command was decided on.' },
    version: { type: 'integer', description: 'Version of the stream: the next `If-Match`.' },
    events: { type: 'array', items: { type: 'string' }, description: 'Types of what happened, in order.' },
    replayed: { type: 'boolean', description: 'The key had been used: nothing was done again.' },
  },
  required: ['position', 'stream', 'version', 'events', 'replayed'],
};

/** A problem of RFC 9457, with what a program needs to repair it. */
export const problemSchema: Json = {
  type: 'object',
  properties: {
    type: {
      type: 'string',
      description: 'A name of the kind of problem: `urn:collegiale:problem:` and its code.',
    },
    title: { type: 'string', description: 'The message again, as RFC 9457 asks.' },
    status: { type: 'integer', description: 'The status of the response.' },
    code: { type: 'string', description: 'Never translated: the name of the rule or of the mistake.' },
    message: { type: 'string', description: 'Why, under which rule, and what to do next.' },
    fields: {
      type: 'object',
      additionalProperties: { type: 'string' },
      description: 'By path of the field (`people.0.email`), what is wrong with it.',
    },
    facts: { description: 'The facts of the refusal; null when there are none.' },
    reference: { type: 'string', description: 'To quote when something broke.' },
  },
  required: ['type', 'title', 'status', 'code', 'message', 'fields', 'facts'],
};

const componentOf = (noun: string, code: string): string => `${noun}.${code}`;

/** By noun and code, what a refusal says for programs: one component each. */
export const refusalComponents: Json = Object.fromEntries(
  Object.entries(refusals.facts).flatMap(([noun, codes]) =>
    Object.entries(codes).map(([code, facts]) => [componentOf(noun, code), facts]),
  ),
);

/** The refusals of a command by which its noun means the same. */
export const codesOf = (noun: string, type: string, wanted: (meaning: Meaning) => boolean): string[] =>
  ((refusals.commands as Readonly<Record<string, readonly string[]>>)[type] ?? []).filter((code) =>
    wanted(meaningOf(noun, code)),
  );

/** A problem with one of the codes, each with the facts that come with it. */
export const refusalSchema = (noun: string, codes: readonly string[], others: readonly string[]): Json => {
  const words = refusalsOf(noun);
  return {
    allOf: [
      { $ref: '#/components/schemas/Problem' },
      {
        type: 'object',
        properties: {
          code: {
            type: 'string',
            enum: [...codes, ...others],
            description: codes
              .map((code) => `\`${code}\`${words.get(code) ? `: ${words.get(code)?.[1]}` : ''}`)
              .join('\n\n'),
          },
          facts: {
            description: 'The facts of the refusal, told apart by their `code`.',
            anyOf: [
              ...codes.map((code) => ({ $ref: `#/components/schemas/${componentOf(noun, code)}` })),
              {},
            ],
          },
        },
      },
    ],
  };
};
