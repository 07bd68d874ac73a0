import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { logWarning } from '../log.ts';
import { clientOf } from './client-address.ts';

/** The header by which the pages are told who asks; whatever a visitor says in it is written over. */
export const clientHeader = 'x-collegiale-client';

/** What the adapter of the framework is set to read. */
export const adapterSettings = {
  PROTOCOL_HEADER: 'x-forwarded-proto',
  ADDRESS_HEADER: clientHeader,
  BODY_SIZE_LIMIT: '2M',
} as const;

const sentForms = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i;

/** A form that comes from another address than this one (OWASP, cross-site request forgery). */
const comesFromElsewhere = ({ method = 'GET', headers }: IncomingMessage, self: string): boolean =>
  ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method) &&
  (headers['content-type'] === undefined || sentForms.test(headers['content-type'])) &&
  headers.origin !== self;

const elsewhere = (request: IncomingMessage, response: ServerResponse, origin: string): void => {
  const french = !/^en\b/i.test(request.headers['accept-language'] ?? '');
  const message = french
    ? `Cet envoi ne vient pas d’une page de ${origin} : il n’a pas été pris. Ouvrez la page à cette adresse et recommencez. ` +
      'Si vous y étiez, le serveur placé devant Collégiale ne transmet pas le nom que l’on a tapé (Host) : dites-le à qui le tient.'
    : `This was not sent from a page of ${origin}: it was not taken. Open the page at that address and try again. ` +
      'If you were there, the server in front of Collégiale does not pass on the name that was typed (Host): tell whoever runs it.';
  const body = request.url?.startsWith('/api/')
    ? JSON.stringify({
        type: 'urn:collegiale:problem:cross-site',
        title: message,
        status: 403,
        code: 'cross-site',
        message,
      })
    : message;
  const kind = request.url?.startsWith('/api/') ? 'application/problem+json' : 'text/plain';
  response.writeHead(403, { 'content-type': `${kind}; charset=utf-8`, 'cache-control': 'no-store' });
  request.resume();
  response.end(`${body}\n`);
};

/**
 * Stands before the pages: says over which protocol people come, which is the one of the installation's address,
 * and who asks, which only declared proxies may say; turns away forms of other sites with a sentence.
 * @param origin the installation's address
 * @param proxies how many are declared
 */
export const withDoor = (handler: RequestListener, origin: string, proxies: number): RequestListener => {
  const protocol = new URL(origin).protocol.replace(':', '');
  let warned = false;
  return (request, response) => {
    const client = clientOf(request.socket.remoteAddress, request.headers['x-forwarded-for'], proxies);
    if (client.undeclared && !warned) {
      warned = true;
      logWarning(
        'Un serveur mandataire est devant Collégiale sans être déclaré : réglez PROXIES=1 (docs/deployer.md), pour que les limites comptent les personnes.',
      );
    }
    request.headers['x-forwarded-proto'] = protocol;
    request.headers[clientHeader] = client.address ?? '';
    if (comesFromElsewhere(request, `${protocol}://${request.headers.host}`))
      return elsewhere(request, response, origin);
    handler(request, response);
  };
};
