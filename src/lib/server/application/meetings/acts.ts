import { runningItem, waitingItems, type Held } from '#lib/governance/meetings/index.ts';
import { someId } from '#lib/governance/fields.ts';
import type { Offered, Trials } from '../offer.ts';
import type { ItemView, MeetingActs } from './views.ts';

const preparing = (state: Held, meeting: string) => {
  const { date, time, minutes, place, link, revision } = state;
  const order = waitingItems(state).map(({ id }) => id);
  return {
    change: { type: 'ChangeMeeting', meeting, date, time, minutes, place, link },
    cancel: { type: 'CancelMeeting', meeting },
    add: { type: 'AddItem', meeting, item: someId, subject: someId, outcome: 'decide' },
    arrange: { type: 'ArrangeAgenda', meeting, revision, order },
    open: { type: 'OpenMeeting', meeting },
  } satisfies Trials;
};

const attending = (state: Held, meeting: string, viewer: string) => {
  const note = (person: string, attendance: 'present' | 'excused' | 'left') =>
    ({ type: 'NoteAttendance', meeting, person, attendance }) as const;
  const another = Object.keys(state.attendance).find((person) => person !== viewer);
  return {
    assign: { type: 'AssignRole', meeting, role: 'secretary', person: viewer },
    checkIn: note(viewer, 'present'),
    leave: note(viewer, 'left'),
    excuse: note(viewer, 'excused'),
    noteOthers: another === undefined ? null : note(another, 'present'),
  } satisfies Trials;
};

const consenting = (state: Held, meeting: string) => {
  const motion = ('motion' in state ? state.motion?.id : null) ?? null;
  return {
    proposeAgenda: { type: 'ProposeMotion', meeting, motion: someId, matter: { kind: 'agenda' } },
    proposeChange: {
      type: 'ProposeMotion',
      meeting,
      motion: someId,
      matter: { kind: 'prolong', minutes: 15 },
    },
    consent: motion === null ? null : { type: 'ConsentToMotion', meeting, motion },
    object: motion === null ? null : { type: 'ObjectToMotion', meeting, motion },
  } satisfies Trials;
};

const speaking = (meeting: string, viewer: string) =>
  ({
    openRound: { type: 'OpenRound', meeting, round: someId },
    endTurn: { type: 'EndTurn', meeting },
    pass: { type: 'PassTurn', meeting, person: viewer },
    raiseHand: { type: 'RaiseHand', meeting },
    lowerHand: { type: 'LowerHand', meeting },
    askBreak: { type: 'AskForBreak', meeting },
    startBreak: { type: 'StartBreak', meeting, minutes: 10 },
    endBreak: { type: 'EndBreak', meeting },
    parkIdea: { type: 'ParkIdea', meeting, idea: someId },
  }) satisfies Trials;

const conducting = (state: Held, meeting: string) => {
  const running = runningItem(state);
  const next = waitingItems(state)[0];
  const revision = 'notes' in state ? (state.notes.find(({ item }) => item === null)?.revision ?? 0) : 0;
  return {
    weather: { type: 'GiveWeather', meeting },
    evaluate: { type: 'GiveEvaluation', meeting },
    takeOver: { type: 'TakeOverFacilitation', meeting },
    conduct: next ? { type: 'StartItem', meeting, item: next.id } : null,
    endItem: running ? { type: 'EndItem', meeting, item: running.id, dealtWith: true } : null,
    holdProposal: { type: 'HoldProposal', meeting },
    write: { type: 'WriteNote', meeting, item: null, revision },
    startClosing: { type: 'StartClosing', meeting },
    close: { type: 'CloseMeeting', meeting },
    send: { type: 'SendRecord', meeting },
    correct: { type: 'CorrectRecord', meeting, item: null },
    publish: { type: 'PublishRecord', meeting },
  } satisfies Trials;
};

const onItem = (meeting: string, { id: item, minutes }: Held['items'][number]) =>
  ({
    remove: { type: 'RemoveItem', meeting, item },
    resize: { type: 'SizeItem', meeting, item, minutes: minutes === 30 ? 31 : 30 },
    support: { type: 'SupportItem', meeting, item },
    start: { type: 'StartItem', meeting, item },
    contest: { type: 'ContestItem', meeting, item },
  }) satisfies Trials;

/** What the pages of a meeting may offer to a viewer. */
export const meetingTrials = (state: Held, viewer: string) => {
  const { id } = state;
  const items = state.items.map((item) => [item.id, onItem(id, item)]);
  return {
    ...preparing(state, id),
    ...attending(state, id, viewer),
    ...consenting(state, id),
    ...speaking(id, viewer),
    ...conducting(state, id),
    items: Object.fromEntries(items) as Record<string, ReturnType<typeof onItem>>,
  };
};

export type OfferedInMeeting = Offered<ReturnType<typeof meetingTrials>>;

export const actsOfItem = ({ items }: OfferedInMeeting, item: string): ItemView['acts'] =>
  items[item] ?? { remove: false, resize: false, support: false, start: false, contest: false };

/** Adds a subject, or puts one to the consent of those present. */
export const mayAdd = ({ add, proposeChange }: OfferedInMeeting): boolean => add || proposeChange;

/** What is offered, as the pages show it: nobody is asked again for what they have just done. */
export const actsOfMeeting = (state: Held, viewer: string, offered: OfferedInMeeting): MeetingActs => {
  const { items: _items, ...acts } = offered;
  const now = state.attendance[viewer]?.now;
  const here = now === 'present' || now === 'remote';
  return {
    ...acts,
    checkIn: acts.checkIn && !here,
    leave: acts.leave && here,
    excuse: acts.excuse && !here && now !== 'excused',
  };
};
