import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import type { MeetingView } from '#lib/server/application/meetings/meeting.ts';
import { m } from '#lib/paraglide/messages.js';
import { readMeeting } from '#lib/server/application/meetings/asks.ts';
import { drawn } from '../../../asking.ts';
import { acting, making } from '../../../acting.ts';
import type { PageServerLoad } from './$types';

/** The face of the moment for who sits there: prepared, then held; once over, its record is this page. */
const faceOf = ({ status }: MeetingView): string | null => {
  if (status === 'agendaOpen' || status === 'agendaClosed') return 'preparer';
  return ['opened', 'running', 'closing'].includes(status) ? 'salle' : null;
};

export const load: PageServerLoad = (event) =>
  drawn(event, async (show, { now }) => {
    const { searchParams } = event.url;
    const meeting = await show(readMeeting, { meeting: event.params.id }, { missing: m.meetings_unknown });
    if (meeting.face === 'public') return { meeting: null, open: meeting, seed: '', now, done: null };
    const face = faceOf(meeting);
    if (face && !searchParams.has('face')) redirect(303, `/seances/${event.params.id}/${face}`);
    return { meeting, open: null, seed: randomUUID(), now, done: searchParams.get('fait') };
  });

/** What is written of a meeting, then its record again. */
export const actions = acting(
  'meeting',
  {
    note: 'WriteNote',
    noteAction: making('NoteAction', 'action'),
    contest: 'ContestItem',
    send: 'SendRecord',
    correct: 'CorrectRecord',
    publish: 'PublishRecord',
  },
  ({ id, gesture }) => `/seances/${id}?face=releve&fait=${gesture}#releve`,
);
