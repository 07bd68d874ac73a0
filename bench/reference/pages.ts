/**
 * The reference of the pages' bench: a bare Node handler that runs the statements of a page and answers
 * their result as JSON, without a framework, without drawing anything, without a session.
 * Run with DATABASE_APP_URL and, as arguments, the address of a person and a proposal.
 */
import { createServer } from 'node:http';
import { now } from '../../src/lib/server/application/clock.ts';
import { application } from '../../src/lib/server/application/application.ts';
import { loadProposal } from '../../src/lib/server/application/proposals/proposal.ts';
import { registerPage } from '../../src/lib/server/application/register/register.ts';
import { visitorOf } from '../../src/lib/server/application/people/visitor.ts';

const [email = '', proposal = ''] = process.argv.slice(2);
const filter = {
  words: '',
  body: null,
  nature: null,
  status: null,
  matter: null,
  from: null,
  to: null,
  page: 1,
};

const register = async (): Promise<unknown> => {
  const { communeId } = await visitorOf('localhost', undefined, 'fr');
  return application().read(communeId ?? '', (transaction, organisation) =>
    registerPage(transaction, organisation, filter),
  );
};

const proposalOf = async (): Promise<unknown> => {
  const { communeId, person } = await visitorOf('localhost', email, 'fr');
  return application().read(communeId ?? '', (transaction, organisation) =>
    loadProposal(transaction, organisation, proposal, person?.id ?? '', now()),
  );
};

const server = createServer((request, response) => {
  void (request.url?.startsWith('/decisions') ? register() : proposalOf()).then((result) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(result));
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`port ${typeof address === 'object' ? address?.port : ''}`);
});
