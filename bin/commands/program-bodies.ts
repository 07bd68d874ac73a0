import type { IncomingMessage, RequestListener } from 'node:http';

const isForProgram = ({ url = '/' }: IncomingMessage): boolean =>
  URL.parse(url, 'http://localhost')?.pathname.startsWith('/api/v1/') ?? false;

const isAsForm = ({ headers }: IncomingMessage): boolean =>
  /^(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain|$)/i.test(
    headers['content-type']?.trim() ?? '',
  );

/**
 * The framework answers whatever looks like a form of another site in words of its own, before the API can say in
 * JSON what is wrong. The API takes no form, and knows nobody by a cookie: what is sent to it as one is named so
 * that it is told so (405, 415).
 */
export const withProgramBodies =
  (handler: RequestListener): RequestListener =>
  (request, response) => {
    if (isForProgram(request) && isAsForm(request))
      request.headers['content-type'] = 'application/octet-stream';
    handler(request, response);
  };
