import { apiProblems, type ApiProblemCode } from '../sentences/index.ts';

export type Json = Record<string, unknown>;
type Status = (typeof apiProblems)[ApiProblemCode]['status'];

export const ref = (kind: 'schemas' | 'responses', name: string): Json => ({
  $ref: `#/components/${kind}/${name}`,
});
export const asJson = (schema: Json, type = 'application/json'): Json => ({ [type]: { schema } });
export const problem = (description: string, schema: Json = ref('schemas', 'Problem')): Json => ({
  description,
  content: asJson(schema, 'application/problem+json'),
});

const codesAt = (status: Status): ApiProblemCode[] =>
  (Object.keys(apiProblems) as ApiProblemCode[]).filter((code) => apiProblems[code].status === status);

const statuses = [...new Set(Object.values(apiProblems).map(({ status }) => status))];

const seconds = (description: string): Json => ({
  'Retry-After': { description, schema: { type: 'integer', minimum: 1 } },
});
const headers: Readonly<Partial<Record<Status, Json>>> = {
  401: {
    'WWW-Authenticate': {
      description: 'How to be known: a personal token.',
      schema: { type: 'string', const: 'Bearer realm="collegiale"' },
    },
  },
  429: seconds('In how many seconds this token serves again.'),
  503: seconds('In how many seconds to send again.'),
};

/** The answers that do not depend on the rules: one response a status, listing its codes. */
export const sharedResponses = (): Json =>
  Object.fromEntries(
    statuses.map((status) => [
      `Problem${status}`,
      {
        ...problem(
          codesAt(status)
            .map((code) => `\`${code}\`: ${apiProblems[code].words[1]}`)
            .join('\n\n'),
        ),
        ...(headers[status] && { headers: headers[status] }),
      },
    ]),
  );

export const shared = (...wanted: Status[]): Json =>
  Object.fromEntries(wanted.map((status) => [String(status), ref('responses', `Problem${status}`)]));
