import { randomUUID } from 'node:crypto';
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { readChanges } from '#lib/server/application/commune/asks.ts';
import {
  invitePerson,
  lettersLeave,
  personOf,
  withdrawInvitation,
} from '#lib/server/application/setting-up/inviting.ts';
import type { PersonLine } from '#lib/server/application/people/people.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Rejected } from '#lib/server/application/send.ts';
import { acting, comeBack } from '../../../../acting.ts';
import { drawn } from '../../../../asking.ts';
import { administering, signedIn } from '../../access.ts';
import type { PageServerLoad } from './$types';

const votes = (person: PersonLine | null): boolean =>
  person !== null && person.majority && person.elected && person.arrival !== 'left';

/** What the page offers; the rules decide again when it is used. */
const offers = (viewer: PersonLine, person: PersonLine, charterInForce: boolean) => {
  const self = viewer.id === person.id;
  const trusted = votes(viewer) && viewer.function !== 'mayor';
  const guarded = charterInForce && !self && votes(person) && person.email !== null;
  return {
    guarded,
    address: guarded ? trusted && !viewer.administrator : self || viewer.administrator,
    office: charterInForce ? trusted && !self : viewer.administrator,
  };
};

export const load: PageServerLoad = async (event) => {
  const { communeId, person: me, administrator } = signedIn(event);
  const [viewer, person] = await Promise.all([
    personOf(communeId, me.id),
    personOf(communeId, event.params.id),
  ]);
  const self = me.id === event.params.id;
  if (!administrator && !self && !votes(viewer)) error(403, m.admin_only());
  if (!viewer || !person) error(404, m.admin_person_unknown());
  const { lines } = await drawn(event, (show) => show(readChanges, {}));
  const awaiting = lines.some(
    ({ standing, people }) => standing === 'awaiting' && people.some(({ id }) => id === person.id),
  );
  return {
    seed: randomUUID(),
    awaiting,
    // An address is for whoever keeps the accounts, and for oneself.
    member: { ...person, email: administrator || viewer.id === person.id ? person.email : null },
    offers: offers(viewer, person, event.locals.visitor.charterInForce),
    done: event.url.searchParams.get('fait'),
  };
};

/** What the page says once a form is carried out. */
const done: Readonly<Record<string, string>> = {
  address: 'adresse',
  name: 'nom',
  office: 'fonction',
  departure: 'depart',
  appoint: 'administration-confiee',
  dismiss: 'administration-retiree',
};
const here = (person: string, what: string): string =>
  `/administration/personnes/${person}?fait=${what}#fait`;

/** The one address of the form, whichever way it is wrong. */
const addressFields = ({ code, message, fields }: Rejected): Record<string, string> => {
  const wrong = code === 'email-taken' ? message : fields['addresses.0.email'];
  return wrong === undefined ? {} : { email: wrong };
};

export const actions = {
  ...acting(
    'personId',
    {
      address: {
        type: 'RecordAddresses',
        fields: ({ id, text }) => ({ addresses: [{ personId: id, email: text('email') }] }),
        fieldsOf: addressFields,
      },
      name: 'CorrectName',
      office: 'ChangeFunction',
      departure: 'RecordDeparture',
      appoint: 'AppointAdministrator',
      dismiss: 'DismissAdministrator',
    },
    ({ id, gesture }) => here(id, done[gesture] ?? gesture),
  ),
  invite: async (event: RequestEvent<{ id: string }>) => {
    const { inviter } = administering(event);
    const form = await event.request.formData();
    if (await invitePerson(event, inviter, event.params.id))
      redirect(
        303,
        here(event.params.id, (await lettersLeave(event)) ? 'invitation' : 'invitation-en-attente'),
      );
    return comeBack(event, form, { status: 409, message: m.admin_invite_nowhere(), fields: {} });
  },
  withdraw: async (event: RequestEvent<{ id: string }>) => {
    const { communeId } = administering(event);
    const person = await personOf(communeId, event.params.id);
    if (!person) error(404, m.admin_person_unknown());
    await withdrawInvitation(communeId, person.id);
    redirect(303, here(person.id, 'retrait'));
  },
};
