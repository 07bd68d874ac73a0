import { answerRead, barrier, readAt } from '#lib/server/application/ask.ts';
import { reads } from '#lib/server/application/asks.ts';
import { inputSentence, type Locale } from '#lib/server/application/sentences/index.ts';
import { gather } from '#lib/kernel/gather.ts';
import type { Caller } from '#lib/server/application/api/tokens.ts';
import { entityTag, isHeld } from './entity-tag.ts';
import { known, problem } from './problem.ts';

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

/** What is wrong with which parameter; one that the query does not know is named too. */
const fieldsOf = (issues: readonly Issue[]): Record<string, string[]> =>
  gather(
    issues.flatMap(({ path, message, keys }) =>
      (keys ?? [path.join('.')]).map((name) => [name, message] as const),
    ),
  );

/** What anybody reads may be kept for a moment by whoever carries it; what a person reads, by them alone. */
const kept = ({ tokenId }: Caller): string =>
  tokenId === null ? 'public, max-age=30, must-revalidate' : 'private, no-cache';

/** The answer, or that the caller has it already. */
const represented = (
  { content, version }: { readonly content: unknown; readonly version?: number },
  caller: Caller,
  { headers: asked }: Request,
): Response => {
  const text = JSON.stringify(content);
  const tag = entityTag(text, version);
  const headers = { ETag: tag, 'Cache-Control': kept(caller), Vary: 'Authorization' };
  if (isHeld(asked.get('if-none-match'), tag)) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, 'Content-Type': 'application/json' } });
};

/** Answers the query at `path`, as far as the caller may read it. */
export const read = async (
  caller: Caller,
  path: string,
  request: Request,
  locale: Locale,
): Promise<Response> => {
  const asked = readAt(reads, path);
  if (!asked) return known('not-found', locale);
  const closed = barrier(asked.read, caller);
  if (closed) return known(closed, locale);
  const parameters = asked.read.parameters.safeParse({
    ...Object.fromEntries(new URL(request.url).searchParams),
    ...asked.parameters,
  });
  if (!parameters.success) {
    const fields = fieldsOf(parameters.error.issues);
    const words = inputSentence({ code: 'invalid-input', fields }, locale);
    return problem({ status: 422, code: 'invalid-input', ...words });
  }
  const answer = await answerRead(asked.read, caller, parameters.data);
  switch (answer.kind) {
    case 'missing':
      return known('not-found', locale);
    case 'forbidden':
      return known('not-open-to-you', locale);
    case 'elsewhere':
      return new Response(null, {
        status: 303,
        headers: { Location: `/api/v1${answer.path}`, 'Cache-Control': 'no-store' },
      });
    case 'found':
      return represented(answer, caller, request);
  }
};
