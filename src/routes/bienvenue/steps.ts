import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { now } from '#lib/server/application/clock.ts';
import { application } from '#lib/server/application/application.ts';
import { peopleOf } from '#lib/server/application/setting-up/inviting.ts';
import { settingUpView, type SettingUpStep } from '#lib/server/application/setting-up/steps.ts';
import type { Founder } from '#lib/server/application/setting-up/founding.ts';
import type { Sender } from '#lib/server/application/send.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Organisation } from '#lib/server/application/organisation/organisation.ts';

type Event = Pick<RequestEvent, 'locals'>;

/** Where each step is. */
export const stepPaths: Readonly<Record<SettingUpStep, string>> = {
  commune: '/bienvenue/commune',
  population: '/bienvenue/population',
  figures: '/bienvenue/reperes',
  people: '/bienvenue/personnes',
  bodies: '/bienvenue/instances',
  charter: '/bienvenue/charte',
  invitations: '/bienvenue/invitations',
  consent: '/bienvenue/consentement',
};

/** Who holds the set-up link while there is no commune; anybody else goes to where they may go on. */
export const founderOf = ({ locals }: Event): Founder => {
  const { user, setup, visitor } = locals;
  if (!user || !setup || visitor.communeName !== null) redirect(303, '/bienvenue');
  return { userId: user.id, email: user.email };
};

/** The administrator who sets the commune up, with the commune; anybody else goes to where they may go on. */
export const administratorOf = ({ locals }: Event): { sender: Sender; communeId: string; name: string } => {
  const { sender, administrator, person } = locals.visitor;
  if (!sender || !person || !administrator) redirect(303, '/bienvenue');
  return { sender, communeId: sender.communeId, name: person.name };
};

/** Reads the commune of an administrator who sets it up. */
export const readSettingUp = <T>(event: Event, work: (organisation: Organisation) => T): Promise<T> => {
  const { communeId } = administratorOf(event);
  return application().read(communeId, async (_transaction, organisation) => work(organisation));
};

/** Refuses what only comes before the first charter. */
export const beforeCharter = ({ locals }: Event): void => {
  if (locals.visitor.charterInForce) error(409, m.founding_over());
};

/** The first step that is not done; null when all are. */
export const currentStep = async (communeId: string | null): Promise<SettingUpStep | null> => {
  if (communeId === null) return 'commune';
  const { current } = await application().read(communeId, async (_transaction, organisation) =>
    settingUpView(organisation, now()),
  );
  if (current !== 'invitations') return current;
  const uninvited = (await peopleOf(communeId)).some(
    ({ majority, arrival }) => majority && (arrival === 'toInvite' || arrival === 'unreachable'),
  );
  return uninvited ? 'invitations' : 'consent';
};
