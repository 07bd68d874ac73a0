import { acting, gesture, reasoned } from './acting.ts';

type Matter = (text: (name: string) => string, form: FormData) => object;

/** What is put to consent gets the key of its form as its identity: sent twice, it is put once. */
const putting = (matter: Matter) =>
  acting('motion', ({ form, meeting, text }) => ({
    type: 'ProposeMotion',
    meeting,
    motion: text('key'),
    matter: matter(text, form),
  }));

const onMotion = (done: string, type: string) =>
  acting(done, ({ meeting, text }) => ({ type, meeting, motion: text('motion'), reason: text('reason') }));

const attending = (done: string, attendance: string) =>
  acting(done, ({ meeting, text }) => ({
    type: 'NoteAttendance',
    meeting,
    person: text('person'),
    attendance,
  }));

/** Arriving, opening, who holds which role, and what the group consents to. */
export const gathering = {
  arrive: attending('arrive', 'present'),
  arriveRemote: attending('arrive', 'remote'),
  depart: attending('depart', 'left'),
  excuse: attending('excuse', 'excused'),
  openMeeting: gesture('openMeeting', 'OpenMeeting'),
  proposeAgenda: putting(() => ({ kind: 'agenda' })),
  designate: putting((text) => ({ kind: 'designation', role: text('role'), person: text('person') })),
  prolong: putting((text) => ({ kind: 'prolong', minutes: Number(text('minutes')) })),
  lengthen: putting((text) => ({
    kind: 'minutes',
    item: text('item'),
    minutes: Number(text('minutes')),
  })),
  takeOff: putting((text) => ({ kind: 'removeItem', item: text('item') })),
  bringForward: putting((text, form) => ({
    kind: 'order',
    order: [
      text('item'),
      ...form
        .getAll('other')
        .map(String)
        .filter((item) => item !== text('item')),
    ],
  })),
  bringIn: putting((text) => ({
    kind: 'addItem',
    item: text('key'),
    subject: text('subject'),
    outcome: text('outcome'),
    minutes: Number(text('minutes')),
    documents: [],
  })),
  consentToMotion: onMotion('consentToMotion', 'ConsentToMotion'),
  objectToMotion: onMotion('objectToMotion', 'ObjectToMotion'),
  withdrawMotion: onMotion('withdrawMotion', 'WithdrawMotion'),
  handOver: acting('handOver', ({ meeting, text }) => ({
    type: 'HandOverRole',
    meeting,
    role: text('role'),
    to: text('to'),
    reason: text('reason'),
  })),
  takeOver: reasoned('takeOver', 'TakeOverFacilitation'),
};
