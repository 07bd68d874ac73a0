import { error, type RequestHandler } from '@sveltejs/kit';
import { accounts } from '#lib/server/application/people/accounts.ts';

/** Of the sign-in library's own doors, only the gestures of passkeys are open; the rest is ours. */
const open = /^passkey\/(generate|verify)-[a-z-]+$/;

const answer: RequestHandler = (event) => {
  if (!open.test(event.params['all'] ?? '')) error(404);
  return accounts().passkeyRequest(event);
};

export const GET = answer;
export const POST = answer;
