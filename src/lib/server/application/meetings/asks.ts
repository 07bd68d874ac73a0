import { z } from 'zod';
import { id } from '#lib/governance/fields.ts';
import { addDays, civilDateOf, endOf } from '#lib/kernel/civil.ts';
import { defineRead, found, type Found } from '../ask.ts';
import { either, nothing, optional, optionalDay, optionalId } from '../parameters.ts';
import { anybody, person } from '../readers.ts';
import { agendaPlaces, bodiesToPrepare, loadCalendar, loadMonth, nextMeetings } from './calendar.ts';
import { loadMeeting, type MeetingView } from './meeting.ts';
import type { PublicMeetingView } from './public.ts';
import { loadMeetings } from './meetings.ts';
import { loadRoom } from './room.ts';
import { loadSeries } from './series/series.ts';

/** A meeting as its reader may see it: from inside, or as anybody. */
export type MeetingFace =
  (MeetingView & { face: 'inside'; position: number }) | (PublicMeetingView & { face: 'public' });

const body = optionalId('Only those of a body.');
const meetingOnly = z.strictObject({ meeting: id('The meeting.') });

export const readMeetings = defineRead({
  name: 'readMeetings',
  path: '/meetings',
  readers: anybody,
  summary: 'Meetings by date: of all bodies or of one, between two days included; at most two hundred.',
  parameters: z.strictObject({
    body,
    from: optionalDay('From this day on.'),
    to: optionalDay('Up to this day, included.'),
    cancelled: either(['without', 'with'], 'Without those that were cancelled, or with them.'),
    order: either(['soonest', 'latest'], 'The soonest first, or the latest.'),
  }),
  read: async ({ transaction, organisation }, { from, to, cancelled, ...filter }) =>
    found({
      lines: await loadMeetings(transaction, organisation, {
        ...filter,
        from: from && endOf(addDays(from, -1)),
        to: to && endOf(to),
        cancelled: cancelled === 'with',
      }),
    }),
});

export const readMeeting = defineRead({
  name: 'readMeeting',
  path: '/meetings/{meeting}',
  noun: 'meeting',
  readers: anybody,
  summary: 'One meeting: what it decided, for anybody; all of it, for those who may follow it.',
  parameters: meetingOnly,
  read: async ({ transaction, organisation, viewer, now }, { meeting }): Promise<Found<MeetingFace>> => {
    const read = await loadMeeting(transaction, organisation, meeting, viewer, now);
    if (read.kind === 'none') return { kind: 'missing' };
    return read.kind === 'view'
      ? found({ ...read.meeting, face: 'inside', position: read.position }, read.meeting.version)
      : found({ ...read.meeting, face: 'public' });
  },
});

export const readRoom = defineRead({
  name: 'readRoom',
  path: '/meetings/{meeting}/room',
  readers: person,
  summary:
    'The room of a meeting for those who may follow it: the meeting, and the text of its running item.',
  elsewhere: 'You may not follow it: you read of it what anybody does.',
  parameters: meetingOnly,
  read: async ({ transaction, organisation, viewer, now }, { meeting }) => {
    const room = await loadRoom(transaction, organisation, meeting, viewer, now);
    if (room === undefined) return { kind: 'missing' };
    return room ? found(room) : { kind: 'elsewhere', path: `/meetings/${meeting}` };
  },
});

export const readSeries = defineRead({
  name: 'readSeries',
  path: '/series/{series}',
  noun: 'series',
  readers: anybody,
  summary: 'The rhythm of a body’s meetings; null once it has ended.',
  parameters: z.strictObject({ series: id('The rhythm, as a meeting names it.') }),
  read: async ({ transaction, organisation, viewer }, { series }) => {
    const running = await loadSeries(transaction, organisation, series, viewer);
    return found({ running }, running?.version);
  },
});

export const readCalendar = defineRead({
  name: 'readCalendar',
  path: '/calendar',
  readers: anybody,
  summary: 'The meetings ahead, the last ones held, and the bodies that meet; of all bodies or of one.',
  parameters: z.strictObject({ body }),
  read: async ({ transaction, organisation, now }, asked) =>
    found(await loadCalendar(transaction, organisation, asked.body, now)),
});

export const readMonth = defineRead({
  name: 'readMonth',
  path: '/calendar/month',
  readers: anybody,
  summary: 'The meetings of one month, cancelled ones too.',
  parameters: z.strictObject({
    body,
    month: optional(
      z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'date'),
      'A month, `YYYY-MM`; this one without it.',
    ),
  }),
  read: async ({ transaction, organisation, now }, { body: of, month }) =>
    found(await loadMonth(transaction, organisation, of, month ?? civilDateOf(now).slice(0, 7))),
});

export const readNextMeetings = defineRead({
  name: 'readNextMeetings',
  path: '/calendar/next',
  readers: anybody,
  summary: 'The next three meetings: of your bodies, or of every body.',
  parameters: z.strictObject({
    of: z.enum(['mine', 'every']).default('every').describe('Of your bodies, or of every body.'),
  }),
  read: async ({ transaction, organisation, viewer, now }, { of }) =>
    found({ lines: await nextMeetings(transaction, organisation, of === 'mine' ? viewer : null, now) }),
});

export const readAgendaPlaces = defineRead({
  name: 'readAgendaPlaces',
  path: '/subjects/{subject}/agendas',
  readers: person,
  summary: 'On which agenda a subject stands, or on which ones you may put it.',
  parameters: z.strictObject({ subject: id('The subject.') }),
  read: async ({ transaction, organisation, viewer, now }, { subject }) =>
    found(await agendaPlaces(transaction, organisation, subject, viewer, now)),
});

export const readBodiesToPrepare = defineRead({
  name: 'readBodiesToPrepare',
  path: '/choices/meeting',
  readers: person,
  summary: 'The bodies whose meetings you may plan.',
  parameters: nothing,
  read: ({ organisation, viewer, now }) => found({ bodies: bodiesToPrepare(organisation, viewer, now) }),
});
