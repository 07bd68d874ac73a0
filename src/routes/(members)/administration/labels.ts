import { m } from '#lib/paraglide/messages.js';
import type { Arrival } from '#lib/server/application/people/people.ts';
import { functionInWords } from '#lib/ui/member-function.ts';

const arrivals: Readonly<Record<Arrival, () => string>> = {
  entered: m.admin_arrival_entered,
  invited: m.admin_arrival_invited,
  expired: m.admin_arrival_expired,
  toInvite: m.admin_arrival_toInvite,
  unreachable: m.admin_arrival_unreachable,
  left: m.admin_arrival_left,
};

export const arrivalInWords = (arrival: Arrival): string => arrivals[arrival]();

/** The functions to choose from; under a charter, those that need no legal act. */
export const functionOptions = (charterInForce: boolean): { value: string; label: string }[] =>
  [
    ...(charterInForce ? [] : ['mayor', 'deputy', 'delegateCouncillor']),
    'councillor',
    'generalSecretary',
    'agent',
    'resident',
  ].map((value) => ({ value, label: functionInWords(value) }));

const done: Readonly<Record<string, () => string>> = {
  ajout: m.admin_done_added,
  'ajout-sans-adresse': m.admin_done_added_unreachable,
  nom: m.admin_done_name,
  adresse: m.admin_done_address,
  invitation: m.admin_done_invite,
  retrait: m.admin_done_withdraw,
  fonction: m.admin_done_function,
  depart: m.admin_done_departure,
  'administration-confiee': m.admin_done_appoint,
  'administration-retiree': m.admin_done_dismiss,
};

/** What the address of a page says was just done. */
export const doneInWords = (what: string | null): string | null =>
  what === null || !Object.hasOwn(done, what) ? null : (done[what]?.() ?? null);

const moment = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});

/** « 6 octobre 2026 à 18:30 », in Paris. */
export const momentInWords = (instant: string): string => moment.format(new Date(instant));
