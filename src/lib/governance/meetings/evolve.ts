import { added, arranged, withItem } from './agenda.ts';
import { evolveEvening, evolveWriting } from './evolve-session.ts';
import type { MeetingEvent, Scheduled } from './meeting.ts';
import type { Attended, Core, Evening, Gathered, Held, MeetingState, Over } from './state.ts';
import type { Instant } from '#lib/kernel/civil.ts';

export const initial: MeetingState = { status: 'none' };

const occasionOf = ({ date, time, startsAt, minutes, place, link, cutOffAt }: Scheduled): Scheduled => ({
  date,
  time,
  startsAt,
  minutes,
  place,
  link,
  cutOffAt,
});

const planned = (event: Extract<MeetingEvent, { type: 'MeetingPlanned' }>): MeetingState => ({
  status: 'agendaOpen',
  id: event.meeting,
  series: event.series,
  body: event.body,
  ...occasionOf(event),
  sequence: 0,
  items: [],
  revision: 0,
  roles: { facilitator: null, secretary: null, timekeeper: null },
  attendance: {},
});

/** The core alone, so that a state never keeps what belonged to the one before. */
const coreOf = (state: Held): Core => ({
  id: state.id,
  series: state.series,
  body: state.body,
  ...occasionOf(state),
  sequence: state.sequence,
  items: state.items,
  revision: state.revision,
  roles: state.roles,
  attendance: state.attendance,
});

const eveningOf = (state: Core & Evening): Core & Evening => ({
  ...coreOf({ ...state, status: 'opened' }),
  openedAt: state.openedAt,
  quorum: state.quorum,
  consentedAt: state.consentedAt,
  motion: state.motion,
  objected: state.objected,
  weather: state.weather,
  evaluation: state.evaluation,
  floor: state.floor,
  round: state.round,
  hands: state.hands,
  pause: state.pause,
  breakAskedBy: state.breakAskedBy,
  speaking: state.speaking,
  ideas: state.ideas,
  notes: state.notes,
  actions: state.actions,
  handOvers: state.handOvers,
});

const opened = (state: Held, event: Extract<MeetingEvent, { type: 'MeetingOpened' }>): Gathered => ({
  ...coreOf(state),
  status: 'opened',
  openedAt: event.at,
  quorum: event.quorum,
  consentedAt: null,
  motion: null,
  objected: [],
  weather: { answered: [], counts: null },
  evaluation: { answered: [], counts: null },
  floor: null,
  round: null,
  hands: [],
  pause: null,
  breakAskedBy: [],
  speaking: {},
  ideas: [],
  notes: [],
  actions: [],
  handOvers: [],
});

const closed = (state: Gathered, event: Extract<MeetingEvent, { type: 'MeetingClosed' }>): Over => ({
  ...eveningOf(state),
  motion: null,
  floor: null,
  round: null,
  hands: [],
  pause: null,
  breakAskedBy: [],
  status: 'closed',
  closedAt: event.at,
  members: event.members,
  record: { sentAt: null, publishBy: event.publishBy, publishedAt: null, version: 1, corrections: [] },
});

const isHere = ({ now }: Pick<Attended, 'now'>): boolean => now === 'present' || now === 'remote';

const attended = (
  before: Attended | undefined,
  { attendance, at }: { attendance: Attended['now']; at: Instant },
  afterOpening: boolean,
): Attended => {
  const spans = before?.spans ?? [];
  const wasHere = before !== undefined && isHere(before);
  const here = isHere({ now: attendance });
  const ended = spans.map((span) => (span.to === null && !here ? { ...span, to: at } : span));
  return {
    now: attendance,
    late: before !== undefined && spans.length > 0 ? before.late : here && afterOpening,
    spans: here && !wasHere ? [...ended, { from: at, to: null }] : ended,
  };
};

/** Whoever had come already has not come yet to a meeting of another day: nobody is here beforehand (I-9). */
const excusedOnly = (attendance: Core['attendance']): Core['attendance'] =>
  Object.fromEntries(Object.entries(attendance).filter(([, { now }]) => now === 'excused'));

/** Whoever leaves is waited for no more: neither in the round nor among raised hands. */
const gone = <S extends Held & Evening>(state: S, person: string): S => ({
  ...state,
  hands: state.hands.filter((other) => other !== person),
  round: state.round && {
    ...state.round,
    waiting: state.round.waiting.filter((other) => other !== person),
  },
});

const roleHeld = (state: Held, event: Extract<MeetingEvent, { type: 'RoleHeld' }>): Held => {
  const { role, person, basis, at, reason } = event;
  const roles = { ...state.roles, [role]: { person, basis } };
  if (!('handOvers' in state)) return { ...state, roles };
  return { ...state, roles, handOvers: [...state.handOvers, { role, person, basis, at, reason }] };
};

const revised = (state: Held, items: Core['items']): Held => ({
  ...state,
  items,
  revision: state.revision + 1,
});

/** What concerns the agenda, whenever it comes; null for any other event. */
const evolveAgenda = (state: Held, event: MeetingEvent): Held | null => {
  switch (event.type) {
    case 'ItemAdded':
      return revised(state, added(state.items, event.item));
    case 'ItemSupported':
      return withItem(state, event.item, (item) => ({ ...item, supporters: [...item.supporters, event.by] }));
    case 'ItemSized': {
      const sized = withItem(state, event.item, (item) => ({ ...item, minutes: event.minutes }));
      return revised(sized, sized.items);
    }
    case 'ItemRemoved':
      return revised(
        state,
        state.items.filter(({ id }) => id !== event.item),
      );
    case 'AgendaArranged':
      return revised(state, arranged(state.items, event.order));
    case 'ProposalLinked':
      return {
        ...state,
        items: state.items.map((item) =>
          item.subject === event.subject ? { ...item, proposal: event.proposal } : item,
        ),
      };
    default:
      return null;
  }
};

const evolveRecord = (state: Over, event: MeetingEvent): Over => {
  switch (event.type) {
    case 'RecordSent':
      return { ...state, record: { ...state.record, sentAt: event.at } };
    case 'RecordCorrected': {
      const { version, item, text, reason, by, at } = event;
      const corrections = [...state.record.corrections, { version, item, text, reason, by, at }];
      return { ...state, record: { ...state.record, version, corrections } };
    }
    case 'RecordPublished':
      return { ...state, status: 'recordPublished', record: { ...state.record, publishedAt: event.at } };
    default:
      return evolveWriting(state, event);
  }
};

/** Folds one event. What an event does not concern stays as it is. */
export const evolve = (state: MeetingState, event: MeetingEvent): MeetingState => {
  if (event.type === 'MeetingPlanned') return planned(event);
  if (state.status === 'none' || state.status === 'cancelled') return state;
  const agenda = evolveAgenda(state, event);
  if (agenda) return agenda;
  switch (event.type) {
    case 'MeetingChanged': {
      const { attendance: noted } = state;
      const attendance = event.date === state.date ? noted : excusedOnly(noted);
      const moved = { ...state, ...occasionOf(event), attendance, sequence: state.sequence + 1 };
      if (moved.status !== 'agendaOpen' && moved.status !== 'agendaClosed') return moved;
      return { ...moved, status: event.cutOffAt > event.at ? 'agendaOpen' : 'agendaClosed' };
    }
    case 'MeetingCancelled': {
      const { reason, at } = event;
      return { ...coreOf(state), sequence: state.sequence + 1, status: 'cancelled', reason, at };
    }
    case 'AgendaClosed':
      return { ...coreOf(state), status: 'agendaClosed' };
    case 'RoleHeld':
      return roleHeld(state, event);
    case 'AttendanceNoted': {
      const noted = attended(state.attendance[event.person], event, 'openedAt' in state);
      const known = { ...state, attendance: { ...state.attendance, [event.person]: noted } };
      return isHere(noted) || !('openedAt' in known) ? known : gone(known, event.person);
    }
    case 'MeetingOpened':
      return opened(state, event);
    case 'MeetingClosed':
      return 'openedAt' in state && !('closedAt' in state) ? closed(state, event) : state;
    default:
      if (!('openedAt' in state)) return state;
      return 'closedAt' in state ? evolveRecord(state, event) : evolveEvening(state, event);
  }
};
