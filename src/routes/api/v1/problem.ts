import { faultOf } from '#lib/server/application/engine/fault.ts';
import { logFault } from '#lib/server/application/fault-log.ts';
import {
  apiProblems,
  apiSentence,
  faultCodes,
  type ApiProblemCode,
  type Locale,
} from '#lib/server/application/sentences/index.ts';

/** What a program is told of what was not done. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly facts?: unknown;
  readonly reference?: string;
}

const extraHeaders: Readonly<Partial<Record<number, Record<string, string>>>> = {
  401: { 'WWW-Authenticate': 'Bearer realm="collegiale"' },
  503: { 'Retry-After': '2' },
  507: { 'Retry-After': '60' },
};

/** A problem as RFC 9457 writes it. */
export const problem = (
  { status, code, message, fields = {}, facts = null, reference }: Problem,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  Response.json(
    {
      type: `urn:collegiale:problem:${code}`,
      title: message,
      status,
      code,
      message,
      fields,
      facts,
      ...(reference && { reference }),
    },
    {
      status,
      headers: {
        'Content-Type': 'application/problem+json',
        'Cache-Control': 'no-store',
        ...extraHeaders[status],
        ...headers,
      },
    },
  );

/** One of the API's own problems, in the caller's language. */
export const known = (
  code: ApiProblemCode,
  locale: Locale,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  problem({ status: apiProblems[code].status, code, message: apiSentence(code, locale) }, headers);

/** Runs a request; a breakdown is logged under a reference that the caller is given. */
export const safely = async (locale: Locale, work: () => Promise<Response>): Promise<Response> => {
  try {
    return await work();
  } catch (error) {
    const fault = faultOf(error);
    logFault('API', fault);
    const code = faultCodes[fault.kind];
    const { status } = apiProblems[code];
    return problem({ status, code, message: apiSentence(code, locale), reference: fault.reference });
  }
};
