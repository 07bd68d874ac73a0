import { randomUUID } from 'node:crypto';
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { invitePerson, lettersLeave, personOf, withdrawInvitation } from '#lib/server/application/setting-up/inviting.ts';
import type { PersonLine } from '#lib/server/application/people/people.ts';
import { m } from '#lib/paraglide/messages.js';
import { act, fieldText, sendForm, typed } from '../../../../form.ts';
import { administering, signedIn } from '../../access.ts';
import type { Actions, PageServerLoad } from './$types';

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
  return {
    key: randomUUID(),
    // An address is for whoever keeps the accounts, and for oneself.
    member: { ...person, email: administrator || viewer.id === person.id ? person.email : null },
    offers: offers(viewer, person, event.locals.visitor.charterInForce),
    done: event.url.searchParams.get('fait'),
  };
};

type Event = RequestEvent<{ id: string }>;
const here = ({ params }: Event, done: string): string =>
  `/administration/personnes/${params.id}?fait=${done}`;

/** Sends what a form of the page asks; `of` says which form it was when it is refused. */
const command =
  (of: string, done: string, fieldsOf: (form: FormData) => { type: string; [field: string]: unknown }) =>
  async (event: Event) => {
    signedIn(event);
    const form = await event.request.formData();
    const asked = { ...fieldsOf(form), personId: event.params.id };
    const refused = await act(event, form, asked, here(event, done));
    return fail(refused.status, { ...refused.data, of });
  };

export const actions: Actions = {
  address: async (event) => {
    signedIn(event);
    const form = await event.request.formData();
    const addresses = [{ personId: event.params.id, email: fieldText(form, 'email') }];
    const sent = await sendForm(event, form, { type: 'RecordAddresses', addresses });
    if (sent.ok) redirect(303, here(event, 'adresse'));
    const { status, code, message, fields } = sent.rejected;
    const wrong = code === 'email-taken' ? message : fields['addresses.0.email'];
    return fail(status, {
      message,
      fields: wrong ? { email: wrong } : {},
      values: typed(form),
      of: 'address',
    });
  },
  name: command('name', 'nom', (form) => ({
    type: 'CorrectName',
    givenName: fieldText(form, 'givenName'),
    familyName: fieldText(form, 'familyName'),
  })),
  invite: async (event) => {
    const { inviter } = administering(event);
    if (await invitePerson(event, inviter, event.params.id))
      redirect(303, here(event, (await lettersLeave(event)) ? 'invitation' : 'invitation-en-attente'));
    return fail(409, { message: m.admin_invite_nowhere(), fields: {}, values: {}, of: 'invite' });
  },
  withdraw: async (event) => {
    const { communeId } = administering(event);
    const person = await personOf(communeId, event.params.id);
    if (!person) error(404, m.admin_person_unknown());
    await withdrawInvitation(communeId, person.id);
    redirect(303, here(event, 'retrait'));
  },
  office: command('office', 'fonction', (form) => ({
    type: 'ChangeFunction',
    function: fieldText(form, 'function'),
    majority: fieldText(form, 'majority') === 'yes',
    act: fieldText(form, 'act'),
  })),
  departure: command('departure', 'depart', (form) => ({
    type: 'RecordDeparture',
    on: fieldText(form, 'on'),
    act: fieldText(form, 'act'),
  })),
  appoint: command('administrator', 'administration-confiee', () => ({ type: 'AppointAdministrator' })),
  dismiss: command('administrator', 'administration-retiree', () => ({ type: 'DismissAdministrator' })),
};
