import { acting, samePage, type Filled, type Gesture } from '../../../../acting.ts';

/** What is put to consent gets the key of its form as its identity: sent twice, it is put once. */
const putting = (matter: (filled: Filled) => Readonly<Record<string, unknown>>): Gesture => ({
  type: 'ProposeMotion',
  fields: (filled) => ({ motion: filled.key, matter: matter(filled) }),
});

const attending = (attendance: string): Gesture => ({
  type: 'NoteAttendance',
  fields: () => ({ attendance }),
});

/** Arriving, opening, who holds which role, and what the group consents to. */
export const gathering = acting('meeting', {
  arrive: attending('present'),
  arriveRemote: { ...attending('remote'), then: (filled) => samePage({ ...filled, gesture: 'arrive' }) },
  depart: attending('left'),
  excuse: attending('excused'),
  openMeeting: 'OpenMeeting',
  proposeAgenda: putting(() => ({ kind: 'agenda' })),
  designate: putting(({ text }) => ({ kind: 'designation', role: text('role'), person: text('person') })),
  prolong: putting(({ text }) => ({ kind: 'prolong', minutes: Number(text('minutes')) })),
  lengthen: putting(({ text }) => ({
    kind: 'minutes',
    item: text('item'),
    minutes: Number(text('minutes')),
  })),
  takeOff: putting(({ text }) => ({ kind: 'removeItem', item: text('item') })),
  bringForward: putting(({ text, form }) => ({
    kind: 'order',
    order: [
      text('item'),
      ...form
        .getAll('other')
        .map(String)
        .filter((item) => item !== text('item')),
    ],
  })),
  bringIn: putting(({ key, text }) => ({
    kind: 'addItem',
    item: key,
    subject: text('subject'),
    outcome: text('outcome'),
    minutes: Number(text('minutes')),
    documents: [],
  })),
  consentToMotion: 'ConsentToMotion',
  objectToMotion: 'ObjectToMotion',
  withdrawMotion: 'WithdrawMotion',
  handOver: 'HandOverRole',
  takeOver: 'TakeOverFacilitation',
});
