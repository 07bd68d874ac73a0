import { civilDateOf } from '#lib/kernel/civil.ts';
import { accounts } from '../people/accounts.ts';
import { now } from '../clock.ts';
import { application } from '../application.ts';
import { personLines, type PersonLine } from '../people/people.ts';

/** The request of whoever invites: where links lead depends on it. */
type Asking = Parameters<ReturnType<typeof accounts>['invite']>[0];

/** Everyone registered in a commune, with how far each is from being able to enter. */
export const peopleOf = async (communeId: string): Promise<PersonLine[]> => {
  const invitations = await accounts().invitationsOf(communeId);
  const organisation = await application().read(communeId, async (_transaction, loaded) => loaded);
  const emails = [...organisation.names.values()].flatMap(({ email }) => (email === null ? [] : [email]));
  const entered = await accounts().enteredAmong(emails);
  return personLines(organisation, { invitations, entered }, civilDateOf(now()));
};

/** One person of `peopleOf`; null when the commune does not know them. */
export const personOf = async (communeId: string, personId: string): Promise<PersonLine | null> =>
  (await peopleOf(communeId)).find(({ id }) => id === personId) ?? null;

export interface Inviter {
  readonly name: string;
  readonly communeId: string;
  readonly communeName: string;
}

/** Letters sent in one go: more would make the page wait. */
const mostAtOnce = 500;

const inviteOne = async (asking: Asking, inviter: Inviter, person: PersonLine): Promise<boolean> => {
  if (person.email === null || person.arrival === 'left') return false;
  await accounts().invite(asking, {
    communeId: inviter.communeId,
    personId: person.id,
    email: person.email,
    invitedBy: inviter.name,
    communeName: inviter.communeName,
  });
  return true;
};

/** Sends a person a new link, in place of an unused one; false when there is nowhere to send it. */
export const invitePerson = async (asking: Asking, inviter: Inviter, personId: string): Promise<boolean> => {
  const person = await personOf(inviter.communeId, personId);
  return person !== null && inviteOne(asking, inviter, person);
};

/** Invites everyone who has an address, has not entered and holds no open invitation. */
export const inviteAll = async (
  asking: Asking,
  inviter: Inviter,
): Promise<{ sent: number; waiting: number }> => {
  const people = await peopleOf(inviter.communeId);
  const awaited = people.filter(({ arrival }) => arrival === 'toInvite' || arrival === 'expired');
  for (const person of awaited.slice(0, mostAtOnce)) await inviteOne(asking, inviter, person);
  return { sent: Math.min(awaited.length, mostAtOnce), waiting: Math.max(0, awaited.length - mostAtOnce) };
};

/** Whether letters just written are leaving; false when they wait for the mail server, or for somebody's word. */
export const lettersLeave = async (asking: Asking): Promise<boolean> => {
  const state = await accounts().mailState();
  // In a trial they are kept where whoever asks can read them: nothing is awaited.
  return state === 'leaving' || (state === 'kept' && accounts().showsLetters(asking));
};

/** Withdraws the links of a person that were not used. */
export const withdrawInvitation = (communeId: string, personId: string): Promise<void> =>
  accounts().revokeInvitations(communeId, personId);
