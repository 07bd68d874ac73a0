type Json = Record<string, unknown>;

/** What a command that was carried out answers: `Answer` of `request.ts`. */
export const answerSchema: Json = {
  type: 'object',
  properties: {
    position: { type: 'integer', description: 'Position in the journal after the command.' },
    stream: { type: 'string' },
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
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
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

/**
 * The refusals of one noun.
 * @param refusals each code with its French and English sentences, null when they depend on the facts
 */
export const refusalSchema = (
  refusals: ReadonlyMap<string, readonly [french: string, english: string] | null>,
): Json => ({
  allOf: [
    { $ref: '#/components/schemas/Problem' },
    {
      type: 'object',
      properties: {
        code: {
          type: 'string',
          examples: [...refusals.keys()],
          description: [...refusals]
            .map(([code, words]) => (words ? `\`${code}\`: ${words[0]}` : `\`${code}\``))
            .join('\n\n'),
        },
      },
    },
  ],
});
