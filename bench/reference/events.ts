/**
 * The reference of the live bench: a bare event-stream server. Whoever opens `/en-direct` follows; a POST
 * sends the message of its body to all of them, and answers. No session, no rule, no database.
 */
import { createServer, type ServerResponse } from 'node:http';

const followers = new Set<ServerResponse>();

const server = createServer((request, response) => {
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 2000\n\n');
    followers.add(response);
    request.once('close', () => followers.delete(response));
    return;
  }
  let message = '';
  request.setEncoding('utf8').on('data', (part: string) => (message += part));
  request.once('end', () => {
    for (const follower of followers) follower.write(message);
    response.end();
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`port ${typeof address === 'object' ? address?.port : ''}`);
});
