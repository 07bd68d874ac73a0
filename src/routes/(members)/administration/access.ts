import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import type { Sender } from '#lib/server/application/send.ts';

/** Who is signed in, in which commune. Actions do not pass through the layout: each asks by itself. */
export const signedIn = ({ locals }: Pick<RequestEvent, 'locals'>) => {
  const { sender, person, communeName, administrator } = locals.visitor;
  if (!sender || !person) redirect(303, '/connexion');
  return { sender, communeId: sender.communeId, person, communeName: communeName ?? '', administrator };
};

/** An administrator of accounts, or 403 with a sentence that says what that is and is not. */
export const administering = (
  event: Pick<RequestEvent, 'locals'>,
): {
  sender: Sender;
  communeId: string;
  inviter: { name: string; communeId: string; communeName: string };
} => {
  const { sender, communeId, person, communeName, administrator } = signedIn(event);
  if (!administrator) error(403, m.admin_only());
  return { sender, communeId, inviter: { name: person.name, communeId, communeName } };
};
