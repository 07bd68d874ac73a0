import type { ZodObject, output } from 'zod';
import { now } from './clock.ts';
import { application } from './application.ts';
import type { Transaction } from '../platform/postgres/pool.ts';
import type { Organisation } from './organisation/organisation.ts';
import type { Caller } from './api/tokens.ts';

/**
 * Who may ask. `anybody` needs no token; `member` is a person in function with the scope `read`;
 * `administrator` looks after accounts. What each of them finds is for the query's own policy to say.
 */
export type Audience = 'anybody' | 'member' | 'administrator';

/** Whom a query is answered to, and the instant of the commune at which it is answered. */
export interface Reader<Viewer> {
  readonly transaction: Transaction;
  readonly organisation: Organisation;
  readonly viewer: Viewer;
  readonly now: string;
}

/** What a query found. `version` is that of the one stream that was read, for the next `If-Match`. */
export type Found =
  | { readonly kind: 'found'; readonly content: unknown; readonly version?: number }
  | { readonly kind: 'missing' }
  | { readonly kind: 'forbidden' }
  /** It is to be read at another address of the API. */
  | { readonly kind: 'elsewhere'; readonly path: string };

/** What a query comes to; `after` is read once its connection is given back, by what takes its own. */
type Outcome = Found | { readonly kind: 'after'; read(): Promise<unknown> };

/** For a query that takes connections of its own: holding one meanwhile could leave all waiting for each other. */
export const after = (read: () => Promise<unknown>): Outcome => ({ kind: 'after', read });

export const found = (content: unknown, version?: number): Found =>
  version === undefined ? { kind: 'found', content } : { kind: 'found', content, version };

/** What was looked for by its id, or that there is none. */
export const foundOrMissing = (content: unknown): Found =>
  content === undefined ? { kind: 'missing' } : found(content);

/** A query of the API, whose own types are forgotten: what the route and the document handle. */
export interface Read {
  /** Unique; also the operation's id in the document. */
  readonly name: string;
  /** As in OpenAPI: `/subjects/{subject}`. */
  readonly path: string;
  readonly audience: Audience;
  /** One English sentence for the document. */
  readonly summary: string;
  /** Path and query parameters, from texts. */
  readonly parameters: ZodObject;
  run(reader: Reader<string | null>, parameters: unknown): Promise<Outcome>;
}

type Viewer<A extends Audience> = A extends 'anybody' ? string | null : string;

/** Declares a query; standing in the list of `reads` is all that it takes to be served and documented. */
export const defineRead = <A extends Audience, P extends ZodObject>(read: {
  readonly name: string;
  readonly path: string;
  readonly audience: A;
  readonly summary: string;
  readonly parameters: P;
  run(reader: Reader<Viewer<A>>, parameters: output<P>): Promise<Outcome> | Outcome;
}): Read => ({
  ...read,
  // The audience is checked before: see `answerRead`.
  run: async (reader, parameters) => read.run(reader as Reader<Viewer<A>>, parameters as output<P>),
});

/** The parameters that a path holds for a template, or null when it is another one. */
const matched = (template: string, path: string): Record<string, string> | null => {
  const [expected, given] = [template.split('/'), path.split('/')];
  if (expected.length !== given.length) return null;
  const parameters: [string, string][] = [];
  for (const [index, part] of expected.entries()) {
    const text = given[index] ?? '';
    if (part.startsWith('{')) parameters.push([part.slice(1, -1), text]);
    else if (part !== text) return null;
  }
  return Object.fromEntries(parameters);
};

/** The query at a path such as `/subjects/…`, with the parameters of the path. */
export const readAt = (
  reads: readonly Read[],
  path: string,
): { read: Read; parameters: Record<string, string> } | null => {
  for (const read of reads) {
    const parameters = matched(read.path, path);
    if (parameters) return { read, parameters };
  }
  return null;
};

/** The code of what stands between a caller and a query, or null when nothing does. */
export const barrier = (
  { audience }: Read,
  { visitor, scopes, tokenId }: Caller,
): 'token-required' | 'scope-missing' | 'not-open-to-you' | 'no-commune' | null => {
  if (visitor.communeId === null) return 'no-commune';
  if (audience === 'anybody') return null;
  if (tokenId === null || !visitor.person) return 'token-required';
  if (!scopes.includes('read')) return 'scope-missing';
  return audience === 'administrator' && !visitor.administrator ? 'not-open-to-you' : null;
};

/** Answers a query at one instant of the commune. `barrier` has let the caller through. */
export const answerRead = async (
  read: Read,
  { visitor, scopes }: Caller,
  parameters: unknown,
): Promise<Found> => {
  const { communeId, person } = visitor;
  const viewer = scopes.includes('read') && person ? person.id : null;
  if (communeId === null) return { kind: 'missing' };
  const outcome = await application().read(communeId, (transaction, organisation) =>
    read.run({ transaction, organisation, viewer, now: now() }, parameters),
  );
  return outcome.kind === 'after' ? found(await outcome.read()) : outcome;
};
