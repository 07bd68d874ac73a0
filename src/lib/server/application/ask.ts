import type { ZodObject, input, output } from 'zod';
import { application } from './application.ts';
import { now } from './clock.ts';
import type { Caller } from './api/tokens.ts';
import { loadVersion } from './organisation/organisation.ts';
import type { Visitor } from './people/visitor.ts';
import type { Reader, Readers } from './readers.ts';

/** What a read found. `version` is that of the one stream that was read, for the next `If-Match`. */
export type Found<Content> =
  | { readonly kind: 'found'; readonly content: Content; readonly version?: number }
  | { readonly kind: 'missing' }
  /** `behind` is the name of the body that keeps it to itself. */
  | { readonly kind: 'forbidden'; readonly behind?: string }
  /** Anybody reads it there: an address of the API. */
  | { readonly kind: 'elsewhere'; readonly path: string };

/** What a read comes to; `after` is read once its connection is given back, by what takes its own. */
type Outcome<Content> = Found<Content> | { readonly kind: 'after'; read(): Promise<Content> };

/** For a read that takes connections of its own: holding one meanwhile could leave all waiting for each other. */
export const after = <Content>(read: () => Promise<Content>): Outcome<Content> => ({ kind: 'after', read });

export const found = <Content>(content: Content, version?: number): Found<Content> =>
  version === undefined ? { kind: 'found', content } : { kind: 'found', content, version };

/** What was looked for by its id, or that there is none. */
export const foundOrMissing = <Content>(
  content: Content | null | undefined,
  version?: number,
): Found<Content> =>
  content === undefined || content === null ? { kind: 'missing' } : found(content, version);

/** A read as it is declared: pages and the API ask the same one. */
export interface Read<Parameters extends ZodObject = ZodObject, Content = unknown> {
  /** Unique; also the operation's id in the document. */
  readonly name: string;
  /** As in OpenAPI: `/subjects/{subject}`. */
  readonly path: string;
  readonly audience: Readers<string>['audience'];
  /** One English sentence for the document. */
  readonly summary: string;
  /** The noun whose stream is read: its version is given to those who may act, for `If-Match`. */
  readonly noun?: string;
  /** When it sends to another address, in one English sentence. */
  readonly elsewhere?: string;
  /** Path and query parameters, from texts. */
  readonly parameters: Parameters;
  answer(reader: Reader, parameters: output<Parameters>): Promise<Outcome<Content>>;
}

/**
 * Declares a read: whom it admits stands beside what it answers, so that none checks nothing. Standing in the list
 * of `asks` is all that it takes to be served and documented.
 */
export const defineRead = <Viewer extends string | null, P extends ZodObject, Content>({
  readers,
  read,
  ...declared
}: Omit<Read<P, Content>, 'audience' | 'answer'> & {
  readonly readers: Readers<Viewer>;
  read(reader: Reader<Viewer>, parameters: output<P>): Promise<Outcome<Content>> | Outcome<Content>;
}): Read<P, Content> => ({
  ...declared,
  audience: readers.audience,
  answer: async (reader, parameters) =>
    readers.admits(reader) ? read(reader, parameters) : { kind: 'forbidden' },
});

/** The version of one stream of the organisation, for somebody: it would count for anybody what is not public. */
export const versionFor = async (
  { transaction, viewer }: Reader,
  stream: 'bodies' | 'charter' | 'commune' | 'mandates',
): Promise<number | undefined> => (viewer === null ? undefined : loadVersion(transaction, stream));

/** Asks one of the declared reads. An id that is none is missing. */
export type Ask = <P extends ZodObject, Content>(
  read: Read<P, Content>,
  parameters: input<P>,
) => Promise<Found<Content>>;

/**
 * Asks several reads of one instant of the commune.
 * @throws when one of them takes connections of its own: such a read is asked alone
 */
export const askTogether = <T>(
  { communeId, person }: Visitor,
  work: (ask: Ask, at: { readonly now: string }) => Promise<T>,
): Promise<T> => {
  const at = now();
  return application().read(communeId ?? '', (transaction, organisation) => {
    const reader: Reader = { transaction, organisation, viewer: person?.id ?? null, now: at };
    return work(
      async (read, parameters) => {
        const parsed = read.parameters.safeParse(parameters);
        if (!parsed.success) return { kind: 'missing' };
        const outcome = await read.answer(reader, parsed.data);
        if (outcome.kind === 'after') throw new Error(`${read.name} is asked alone`);
        return outcome;
      },
      { now: at },
    );
  });
};

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

/** The read at a path such as `/subjects/…`, with the parameters of the path. */
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

/** The code of what a program lacks to ask at all, or null. */
export const barrier = (
  { audience }: Read,
  { visitor, scopes, tokenId }: Caller,
): 'token-required' | 'scope-missing' | 'no-commune' | null => {
  if (visitor.communeId === null) return 'no-commune';
  if (audience === 'anybody') return null;
  if (tokenId === null || !visitor.person) return 'token-required';
  return scopes.includes('read') ? null : 'scope-missing';
};

/** Answers a read to a program. `barrier` has let it through. */
export const answerRead = async (
  read: Read,
  { visitor, scopes }: Caller,
  parameters: Readonly<Record<string, unknown>>,
): Promise<Found<unknown>> => {
  const { communeId, person } = visitor;
  const viewer = scopes.includes('read') && person ? person.id : null;
  if (communeId === null) return { kind: 'missing' };
  const outcome = await application().read(communeId, (transaction, organisation) =>
    read.answer({ transaction, organisation, viewer, now: now() }, parameters),
  );
  return outcome.kind === 'after' ? found(await outcome.read()) : outcome;
};
