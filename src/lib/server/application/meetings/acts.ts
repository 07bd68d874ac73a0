import { runningItem, waitingItems } from '#lib/governance/meetings/index.ts';
import type { MeetingActs } from './views.ts';
import type { Reading } from './reading.ts';

/** An id that stands for one still to be drawn, and words for those still to be typed. */
const some = '00000000-0000-4000-8000-000000000000';
const reason = 'une raison';

/** Before the cut-off, whoever sits in the body adds a subject (I-8). */
const addsFreely = ({ state, viewer, context }: Reading): boolean =>
  state.status === 'agendaOpen' &&
  state.cutOffAt > context.now &&
  (context.bodies.bodies[state.body]?.members.some(({ person }) => person === viewer) ?? false);

const mayProposeChange = ({ may }: Reading): boolean =>
  may({ type: 'ProposeMotion', motion: some, matter: { kind: 'prolong', minutes: 15 } });

/** Adds a subject, or puts one to the consent of those present. */
export const mayAdd = (read: Reading): boolean => addsFreely(read) || mayProposeChange(read);

const preparing = (read: Reading) => {
  const { state, may } = read;
  const { date, time, minutes, place, link } = state;
  return {
    change: may({ type: 'ChangeMeeting', date, time, minutes, place, link }),
    cancel: may({ type: 'CancelMeeting', reason }),
    // Whoever may arrange may also say who holds a role: the same persons prepare.
    assign: may({ type: 'CancelMeeting', reason }),
    add: addsFreely(read),
    arrange: may({
      type: 'ArrangeAgenda',
      revision: state.revision,
      order: waitingItems(state).map(({ id }) => id),
    }),
    open: may({ type: 'OpenMeeting' }),
  };
};

const attending = ({ state, viewer, may }: Reading) => {
  const now = state.attendance[viewer]?.now;
  const here = now === 'present' || now === 'remote';
  const note = (attendance: 'present' | 'excused' | 'left') =>
    may({ type: 'NoteAttendance', person: viewer, attendance });
  const another = Object.keys(state.attendance).find((person) => person !== viewer);
  return {
    checkIn: !here && note('present'),
    leave: here && note('left'),
    excuse: !here && now !== 'excused' && note('excused'),
    noteOthers:
      another !== undefined && may({ type: 'NoteAttendance', person: another, attendance: 'present' }),
  };
};

const consenting = (read: Reading) => {
  const { state, viewer, may } = read;
  const motion = 'motion' in state ? state.motion : null;
  return {
    proposeAgenda: may({ type: 'ProposeMotion', motion: some, matter: { kind: 'agenda' } }),
    proposeChange: mayProposeChange(read),
    consent:
      motion !== null &&
      !motion.consents.includes(viewer) &&
      may({ type: 'ConsentToMotion', motion: motion.id }),
    object: motion !== null && may({ type: 'ObjectToMotion', motion: motion.id, reason }),
  };
};

const speaking = ({ state, viewer, may }: Reading) => {
  const raised = 'hands' in state && state.hands.includes(viewer);
  return {
    openRound: may({ type: 'OpenRound', round: some }),
    endTurn: may({ type: 'EndTurn' }),
    pass: may({ type: 'PassTurn', person: viewer }),
    raiseHand: !raised && may({ type: 'RaiseHand' }),
    lowerHand: raised && may({ type: 'LowerHand' }),
    askBreak: may({ type: 'AskForBreak' }),
    startBreak: may({ type: 'StartBreak', minutes: 10 }),
    endBreak: may({ type: 'EndBreak' }),
    parkIdea: may({ type: 'ParkIdea', idea: some, text: 'une idée' }),
  };
};

const conducting = ({ state, may }: Reading) => {
  const running = runningItem(state);
  const next = waitingItems(state)[0];
  const overall = 'notes' in state ? (state.notes.find(({ item }) => item === null)?.revision ?? 0) : 0;
  return {
    weather: may({ type: 'GiveWeather', weather: 'sun' }),
    evaluate: may({ type: 'GiveEvaluation', evaluation: 'good' }),
    takeOver: may({ type: 'TakeOverFacilitation', reason }),
    conduct: next !== undefined && may({ type: 'StartItem', item: next.id }),
    endItem: running !== null && may({ type: 'EndItem', item: running.id, dealtWith: true, reason: '' }),
    holdProposal: may({ type: 'HoldProposal' }),
    write: may({ type: 'WriteNote', item: null, revision: overall, text: 'une note' }),
    startClosing: may({ type: 'StartClosing' }),
    close: may({ type: 'CloseMeeting' }),
    send: may({ type: 'SendRecord' }),
    correct: may({ type: 'CorrectRecord', item: null, text: 'une correction', reason }),
    publish: may({ type: 'PublishRecord' }),
  };
};

/** Buttons of a meeting: the rules say which, so that none is shown that would be refused. */
export const actsOfMeeting = (read: Reading): MeetingActs => ({
  ...preparing(read),
  ...attending(read),
  ...consenting(read),
  ...speaking(read),
  ...conducting(read),
});
